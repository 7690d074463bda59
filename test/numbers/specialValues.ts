import type { Device, Operation } from './guarantees.js';
import { type Case, parsed } from './parsed.js';

/** Operations that go by the quotient in float32, where it is neither below 2^24 nor normal. */
export const BY_QUOTIENT: Readonly<Record<Device, readonly Operation[]>> = {
  wasm: [],
  webgl: ['floorDiv', 'mod'],
  webgpu: ['mod'],
};

/** Operations whose result may be 0 of either sign where it is 0. */
export const EITHER_ZERO: Readonly<Record<Device, readonly Operation[] | 'all'>> = {
  wasm: ['sin', 'log1p'],
  webgl: 'all',
  webgpu: 'all',
};

/** Arguments and what they give, on every device, but for the sign of zero. */
const TEXTS = {
  neg: 'NaN -> NaN; inf -> -inf; 0 -> -0',
  abs: 'NaN -> NaN; -inf -> inf; -0 -> 0',
  sign: 'NaN -> NaN; inf -> 1; -inf -> -1; 0 -> 0; -0 -> -0',
  floor: 'NaN -> NaN; inf -> inf; -inf -> -inf; -0 -> -0',
  ceil: 'NaN -> NaN; inf -> inf; -inf -> -inf; -0 -> -0; -0.5 -> -0',
  round: 'NaN -> NaN; inf -> inf; 0.5 -> 0; 1.5 -> 2; 2.5 -> 2; -0.5 -> -0',
  isNan: 'NaN -> 1; inf -> 0; -inf -> 0; 0 -> 0',
  exp: 'NaN -> NaN; inf -> inf; -inf -> 0; 0 -> 1; 89 -> inf; -105 -> 0',
  expm1: 'NaN -> NaN; inf -> inf; -inf -> -1; 0 -> 0; -0 -> -0',
  log: 'NaN -> NaN; inf -> inf; -inf -> NaN; 0 -> -inf; -0 -> -inf; -1 -> NaN',
  log1p: 'NaN -> NaN; inf -> inf; -inf -> NaN; -1 -> -inf; -2 -> NaN; 0 -> 0',
  sin: 'NaN -> NaN; inf -> NaN; -inf -> NaN; 0 -> 0',
  cos: 'NaN -> NaN; inf -> NaN; -inf -> NaN; 0 -> 1',
  tanh: 'NaN -> NaN; inf -> 1; -inf -> -1; 0 -> 0; -0 -> -0; 100 -> 1',
  erf: 'NaN -> NaN; inf -> 1; -inf -> -1; 0 -> 0; -0 -> -0; 100 -> 1',
  atan: 'NaN -> NaN; inf -> 1.5707963267948966; -inf -> -1.5707963267948966; 0 -> 0; -0 -> -0',
  sqrt: 'NaN -> NaN; inf -> inf; -inf -> NaN; -1 -> NaN; 0 -> 0',
  rsqrt: 'NaN -> NaN; inf -> 0; -inf -> NaN; -1 -> NaN; 0 -> inf',
  add: 'NaN, 1 -> NaN; inf, 1 -> inf; inf, -inf -> NaN; 3e38, 3e38 -> inf',
  sub: 'NaN, 1 -> NaN; inf, inf -> NaN; 1, inf -> -inf; -3e38, 3e38 -> -inf',
  mul: 'NaN, 0 -> NaN; 0, inf -> NaN; -2, inf -> -inf; 3e38, 3e38 -> inf',
  div: '0, 0 -> NaN; inf, inf -> NaN; 1, 0 -> inf; -1, 0 -> -inf; 1, inf -> 0; NaN, 1 -> NaN',
  floorDiv: '0, 0 -> NaN; 1, 0 -> inf; -7, 2 -> -4; 1, inf -> 0; inf, inf -> NaN; NaN, 1 -> NaN',
  mod: '1, 0 -> NaN; -7, 2 -> 1; 7, -2 -> -1; inf, 2 -> NaN; 1, inf -> NaN; NaN, 1 -> NaN',
  pow: `NaN, 0 -> 1; 1, NaN -> NaN; 1, inf -> NaN; 0, -1 -> inf; -0, -1 -> -inf; -2, 3 -> -8; -2, 0.5 -> NaN;
    0.5, inf -> 0; -inf, 3 -> -inf; -inf, 0.5 -> inf`,
  atan2: `NaN, 1 -> NaN; 0, 0 -> 0; 0, -1 -> 3.141592653589793; inf, 1 -> 1.5707963267948966; 1, inf -> 0;
    inf, -inf -> 2.356194490192345`,
  max: 'NaN, 1 -> NaN; 1, NaN -> NaN; -inf, 1 -> 1; inf, 1 -> inf',
  min: 'NaN, 1 -> NaN; 1, NaN -> NaN; -inf, 1 -> -inf; inf, 1 -> 1',
  equal: 'NaN, NaN -> 0; inf, inf -> 1; 0, -0 -> 1',
  notEqual: 'NaN, NaN -> 1; inf, inf -> 0; 0, -0 -> 0',
  less: 'NaN, 1 -> 0; 1, NaN -> 0; 1, inf -> 1; -0, 0 -> 0',
  lessEqual: 'NaN, 1 -> 0; 1, NaN -> 0; inf, inf -> 1; -0, 0 -> 1',
  greater: 'NaN, 1 -> 0; 1, NaN -> 0; inf, 1 -> 1; 0, -0 -> 0',
  greaterEqual: 'NaN, 1 -> 0; 1, NaN -> 0; inf, inf -> 1; -0, 0 -> 1',
} satisfies Record<Exclude<Operation, 'not' | 'and' | 'or' | 'xor' | 'bitAnd'>, string>;

export const VALUES: readonly { readonly op: Operation; readonly cases: readonly Case[] }[] = Object.entries(
  TEXTS,
).map(([op, text]) => ({ op: op as keyof typeof TEXTS, cases: parsed(text) }));

/** Where a fused op of tfjs gives something else than tfjs' own kernel on the cpu backend. */
export const UNLIKE_TFJS: readonly {
  readonly op: Operation;
  readonly args: readonly number[];
  readonly fused: number;
  readonly tfjs: number;
}[] = [
  { op: 'sign', args: [Number.NaN], fused: Number.NaN, tfjs: 0 },
  { op: 'floorDiv', args: [1, 0], fused: 2 ** 31 - 1, tfjs: 0 },
  { op: 'mod', args: [1, Number.POSITIVE_INFINITY], fused: Number.NaN, tfjs: 1 },
];
