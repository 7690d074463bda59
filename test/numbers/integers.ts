import type { Dtype } from '../../src/compiler/kernel/expr.js';
import type { Device } from './guarantees.js';
import { type Case, parsed } from './parsed.js';

/** Exactly the results given, those to the precision of float32, or anything. */
type Whole = 'exact' | 'rounded' | 'undefined';

export interface Integers {
  readonly op: 'cast' | 'add' | 'mul';
  readonly from: Dtype;
  readonly to: Dtype;
  readonly cases: readonly Case[];
  readonly holds: Readonly<Record<Device, Whole>>;
}

const everywhere = { wasm: 'exact', webgl: 'exact', webgpu: 'exact' } as const;

export const INTEGERS: readonly Integers[] = [
  {
    op: 'cast',
    from: 'float32',
    to: 'int32',
    cases: parsed('2.7 -> 2; -2.7 -> -2; -0.5 -> 0; 16777216 -> 16777216; -2147483648 -> -2147483648'),
    holds: everywhere,
  },
  {
    op: 'cast',
    from: 'float32',
    to: 'int32',
    cases: parsed(
      '3000000000 -> 2147483647; -3000000000 -> -2147483648; inf -> 2147483647; -inf -> -2147483648; NaN -> 0',
    ),
    holds: { wasm: 'exact', webgl: 'undefined', webgpu: 'rounded' },
  },
  {
    op: 'cast',
    from: 'float32',
    to: 'bool',
    cases: parsed('0 -> 0; -0 -> 0; NaN -> 1; -inf -> 1; 1e-30 -> 1'),
    holds: everywhere,
  },
  {
    op: 'cast',
    from: 'int32',
    to: 'float32',
    cases: parsed('16777216 -> 16777216; -7 -> -7; 16777217 -> 16777216'),
    holds: everywhere,
  },
  {
    op: 'cast',
    from: 'int32',
    to: 'float32',
    cases: parsed('2147483647 -> 2147483648'),
    holds: { wasm: 'exact', webgl: 'undefined', webgpu: 'exact' },
  },
  {
    op: 'add',
    from: 'int32',
    to: 'int32',
    cases: parsed('16777214, 1 -> 16777215; -5, 5 -> 0'),
    holds: everywhere,
  },
  {
    op: 'add',
    from: 'int32',
    to: 'int32',
    cases: parsed('16777216, 1 -> 16777217; 1073741824, 3 -> 1073741827'),
    holds: { wasm: 'exact', webgl: 'rounded', webgpu: 'exact' },
  },
  {
    op: 'mul',
    from: 'int32',
    to: 'int32',
    cases: parsed('2147483647, 2 -> -2; 1048577, 1048576 -> 1048576; 65536, 65536 -> 0'),
    holds: { wasm: 'exact', webgl: 'undefined', webgpu: 'exact' },
  },
];
