import type { Binary, Dtype, Unary } from '../../src/compiler/kernel/expr.js';
import { both, even, geometric, integers, type Range } from './ranges.js';

/** What computes in one way. The cpu backend runs the code of wasm. */
export type Device = 'wasm' | 'webgl' | 'webgpu';
export const DEVICES: readonly Device[] = ['wasm', 'webgl', 'webgpu'];
export type Operation = Unary | Binary;

/** Of arguments or results below the least normal number: kept as exactly as on wasm, or taken as 0. */
type Either = 'either';

export interface Accuracy {
  readonly ops: readonly Operation[];
  /** The range of each argument. */
  readonly over: readonly Range[];
  /** The greatest error in units of the last place (ulps); 0 is the float32 nearest to the exact result. */
  readonly ulps: { readonly wasm: number } & Readonly<Record<'webgl' | 'webgpu', number | Either>>;
  /** Smaller results have the ulp of this one. */
  readonly least?: number;
}

const everywhere = (ulps: number) => ({ wasm: ulps, webgl: ulps, webgpu: ulps });
const onGpus = (wasm: number, gpu: number | Either) => ({ wasm, webgl: gpu, webgpu: gpu });

export const [LEAST, LEAST_NORMAL, LARGEST] = [2 ** -149, 2 ** -126, 2 ** 127];
/** Where sums and products of small terms stay normal. */
const SMALL = 2 ** -100;

const EXACT = ['neg', 'abs', 'sign', 'floor', 'ceil', 'round'] as const;
const medium = both(1e-5, 1e5);

export const ACCURACY: readonly Accuracy[] = [
  { ops: EXACT, over: [even(-100, 100)], ulps: everywhere(0) },
  { ops: EXACT, over: [both(LEAST_NORMAL, LARGEST)], ulps: everywhere(0) },
  { ops: ['max', 'min', 'add', 'sub', 'mul'], over: [medium, medium], ulps: everywhere(0) },
  { ops: ['div'], over: [medium, medium], ulps: onGpus(0, 2.5) },
  { ops: ['floorDiv', 'mod'], over: [integers(-1000, 1000), integers(1, 1000)], ulps: everywhere(0) },
  { ops: ['exp'], over: [even(-87, 88.7)], ulps: everywhere(1) },
  { ops: ['exp'], over: [both(2 ** -40, 8)], ulps: everywhere(1) },
  { ops: ['exp'], over: [even(-104, -87)], ulps: onGpus(1, 'either') },
  { ops: ['expm1'], over: [even(-20, 88)], ulps: everywhere(1.5) },
  { ops: ['expm1'], over: [both(SMALL, 88)], ulps: onGpus(2, 1.5) },
  { ops: ['log'], over: [even(0.001, 20)], ulps: everywhere(1) },
  { ops: ['log'], over: [geometric(LEAST_NORMAL, LARGEST)], ulps: everywhere(1) },
  { ops: ['log1p'], over: [even(-0.99, 20)], ulps: onGpus(2, 2.5) },
  { ops: ['log1p'], over: [both(SMALL, 0.99)], ulps: onGpus(2, 2.5) },
  { ops: ['log1p'], over: [geometric(0.001, LARGEST)], ulps: onGpus(2, 2.5) },
  { ops: ['sin', 'cos'], over: [both(SMALL, 1.5)], ulps: everywhere(2) },
  { ops: ['sin', 'cos'], over: [even(-10, 10)], ulps: everywhere(2), least: 0.5 },
  { ops: ['sin', 'cos'], over: [even(-8000, 8000)], ulps: everywhere(2), least: 0.5 },
  { ops: ['sin', 'cos'], over: [both(2 ** 13, LARGEST)], ulps: onGpus(0.51, 2.5) },
  { ops: ['tanh'], over: [even(-12, 12)], ulps: onGpus(2, 1.5) },
  { ops: ['tanh'], over: [both(SMALL, 20)], ulps: onGpus(2, 1.5) },
  { ops: ['erf'], over: [even(-6, 6)], ulps: everywhere(1.5) },
  { ops: ['erf'], over: [both(SMALL, 6)], ulps: everywhere(1.5) },
  { ops: ['atan'], over: [even(-20, 20)], ulps: everywhere(2.5) },
  { ops: ['atan'], over: [both(SMALL, LARGEST)], ulps: everywhere(2.5) },
  { ops: ['atan2'], over: [medium, medium], ulps: onGpus(0.51, 3) },
  { ops: ['atan2'], over: [even(-3, 3), even(-2, 5)], ulps: onGpus(0.51, 3) },
  { ops: ['pow'], over: [geometric(1e-5, 1e5), both(0.001, 6)], ulps: onGpus(0.51, 1.5) },
  { ops: ['pow'], over: [even(0.01, 20), even(-3, 3)], ulps: onGpus(0.51, 1.5) },
  { ops: ['sqrt'], over: [geometric(LEAST_NORMAL, LARGEST)], ulps: onGpus(0, 1) },
  { ops: ['rsqrt'], over: [geometric(LEAST_NORMAL, LARGEST)], ulps: everywhere(1.5) },
  {
    ops: ['neg', 'abs', 'sin', 'tanh', 'erf', 'atan', 'expm1', 'log1p'],
    over: [both(LEAST, LEAST_NORMAL)],
    ulps: onGpus(2, 'either'),
  },
  { ops: ['log', 'sqrt', 'rsqrt'], over: [geometric(LEAST, LEAST_NORMAL)], ulps: onGpus(1.5, 'either') },
  {
    ops: ['add', 'sub'],
    over: [both(LEAST, LEAST_NORMAL), both(LEAST, LEAST_NORMAL)],
    ulps: onGpus(0, 'either'),
  },
  { ops: ['mul'], over: [both(2 ** -74, 2 ** -64), both(2 ** -74, 2 ** -63)], ulps: onGpus(0, 'either') },
];

/** On wasm, exp of what is known not to be positive, as x - max(x), is 0 where it is less. */
export const LEAST_EXP_OF_NEGATIVE = 2 ** -126.5;

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

const [INF, NAN] = [Number.POSITIVE_INFINITY, Number.NaN];
const QUARTER = Math.PI / 2;
const [LOW, HIGH] = [-(2 ** 31), 2 ** 31 - 1];

/** Arguments and what they give, on every device, but for the sign of zero. */
export const VALUES: readonly { readonly op: Operation; readonly cases: readonly (readonly number[])[] }[] = [
  {
    op: 'neg',
    cases: [
      [NAN, NAN],
      [INF, -INF],
      [0, -0],
    ],
  },
  {
    op: 'abs',
    cases: [
      [NAN, NAN],
      [-INF, INF],
      [-0, 0],
    ],
  },
  {
    op: 'sign',
    cases: [
      [NAN, NAN],
      [INF, 1],
      [-INF, -1],
      [0, 0],
      [-0, -0],
    ],
  },
  {
    op: 'floor',
    cases: [
      [NAN, NAN],
      [INF, INF],
      [-INF, -INF],
      [-0, -0],
    ],
  },
  {
    op: 'ceil',
    cases: [
      [NAN, NAN],
      [INF, INF],
      [-INF, -INF],
      [-0, -0],
      [-0.5, -0],
    ],
  },
  {
    op: 'round',
    cases: [
      [NAN, NAN],
      [INF, INF],
      [0.5, 0],
      [1.5, 2],
      [2.5, 2],
      [-0.5, -0],
    ],
  },
  {
    op: 'isNan',
    cases: [
      [NAN, 1],
      [INF, 0],
      [-INF, 0],
      [0, 0],
    ],
  },
  {
    op: 'exp',
    cases: [
      [NAN, NAN],
      [INF, INF],
      [-INF, 0],
      [0, 1],
      [89, INF],
      [-105, 0],
    ],
  },
  {
    op: 'expm1',
    cases: [
      [NAN, NAN],
      [INF, INF],
      [-INF, -1],
      [0, 0],
      [-0, -0],
    ],
  },
  {
    op: 'log',
    cases: [
      [NAN, NAN],
      [INF, INF],
      [-INF, NAN],
      [0, -INF],
      [-0, -INF],
      [-1, NAN],
    ],
  },
  {
    op: 'log1p',
    cases: [
      [NAN, NAN],
      [INF, INF],
      [-INF, NAN],
      [-1, -INF],
      [-2, NAN],
      [0, 0],
    ],
  },
  {
    op: 'sin',
    cases: [
      [NAN, NAN],
      [INF, NAN],
      [-INF, NAN],
      [0, 0],
    ],
  },
  {
    op: 'cos',
    cases: [
      [NAN, NAN],
      [INF, NAN],
      [-INF, NAN],
      [0, 1],
    ],
  },
  {
    op: 'tanh',
    cases: [
      [NAN, NAN],
      [INF, 1],
      [-INF, -1],
      [0, 0],
      [-0, -0],
      [100, 1],
    ],
  },
  {
    op: 'erf',
    cases: [
      [NAN, NAN],
      [INF, 1],
      [-INF, -1],
      [0, 0],
      [-0, -0],
      [100, 1],
    ],
  },
  {
    op: 'atan',
    cases: [
      [NAN, NAN],
      [INF, QUARTER],
      [-INF, -QUARTER],
      [0, 0],
      [-0, -0],
    ],
  },
  {
    op: 'sqrt',
    cases: [
      [NAN, NAN],
      [INF, INF],
      [-INF, NAN],
      [-1, NAN],
      [0, 0],
    ],
  },
  {
    op: 'rsqrt',
    cases: [
      [NAN, NAN],
      [INF, 0],
      [-INF, NAN],
      [-1, NAN],
      [0, INF],
    ],
  },
  {
    op: 'add',
    cases: [
      [NAN, 1, NAN],
      [INF, 1, INF],
      [INF, -INF, NAN],
      [3e38, 3e38, INF],
    ],
  },
  {
    op: 'sub',
    cases: [
      [NAN, 1, NAN],
      [INF, INF, NAN],
      [1, INF, -INF],
      [-3e38, 3e38, -INF],
    ],
  },
  {
    op: 'mul',
    cases: [
      [NAN, 0, NAN],
      [0, INF, NAN],
      [-2, INF, -INF],
      [3e38, 3e38, INF],
    ],
  },
  {
    op: 'div',
    cases: [
      [0, 0, NAN],
      [INF, INF, NAN],
      [1, 0, INF],
      [-1, 0, -INF],
      [1, INF, 0],
      [NAN, 1, NAN],
    ],
  },
  {
    op: 'floorDiv',
    cases: [
      [0, 0, NAN],
      [1, 0, INF],
      [-7, 2, -4],
      [1, INF, 0],
      [INF, INF, NAN],
      [NAN, 1, NAN],
    ],
  },
  {
    op: 'mod',
    cases: [
      [1, 0, NAN],
      [-7, 2, 1],
      [7, -2, -1],
      [INF, 2, NAN],
      [1, INF, NAN],
      [NAN, 1, NAN],
    ],
  },
  {
    op: 'pow',
    cases: [
      [NAN, 0, 1],
      [1, NAN, NAN],
      [1, INF, NAN],
      [0, -1, INF],
      [-0, -1, -INF],
      [-2, 3, -8],
      [-2, 0.5, NAN],
      [0.5, INF, 0],
      [-INF, 3, -INF],
      [-INF, 0.5, INF],
    ],
  },
  {
    op: 'atan2',
    cases: [
      [NAN, 1, NAN],
      [0, 0, 0],
      [0, -1, Math.PI],
      [INF, 1, QUARTER],
      [1, INF, 0],
      [INF, -INF, 1.5 * QUARTER],
    ],
  },
  {
    op: 'max',
    cases: [
      [NAN, 1, NAN],
      [1, NAN, NAN],
      [-INF, 1, 1],
      [INF, 1, INF],
    ],
  },
  {
    op: 'min',
    cases: [
      [NAN, 1, NAN],
      [1, NAN, NAN],
      [-INF, 1, -INF],
      [INF, 1, 1],
    ],
  },
  {
    op: 'equal',
    cases: [
      [NAN, NAN, 0],
      [INF, INF, 1],
      [0, -0, 1],
    ],
  },
  {
    op: 'notEqual',
    cases: [
      [NAN, NAN, 1],
      [INF, INF, 0],
      [0, -0, 0],
    ],
  },
  {
    op: 'less',
    cases: [
      [NAN, 1, 0],
      [1, NAN, 0],
      [1, INF, 1],
      [-0, 0, 0],
    ],
  },
  {
    op: 'lessEqual',
    cases: [
      [NAN, 1, 0],
      [1, NAN, 0],
      [INF, INF, 1],
      [-0, 0, 1],
    ],
  },
  {
    op: 'greater',
    cases: [
      [NAN, 1, 0],
      [1, NAN, 0],
      [INF, 1, 1],
      [0, -0, 0],
    ],
  },
  {
    op: 'greaterEqual',
    cases: [
      [NAN, 1, 0],
      [1, NAN, 0],
      [INF, INF, 1],
      [-0, 0, 1],
    ],
  },
];

/** Where a fused op of tfjs gives something else than tfjs' own kernel on the cpu backend. */
export const UNLIKE_TFJS: readonly {
  readonly op: Operation;
  readonly args: readonly number[];
  readonly fused: number;
  readonly tfjs: number;
}[] = [
  { op: 'sign', args: [NAN], fused: NAN, tfjs: 0 },
  { op: 'floorDiv', args: [1, 0], fused: HIGH, tfjs: 0 },
  { op: 'mod', args: [1, INF], fused: NAN, tfjs: 1 },
];

/** Exactly the results given, those to the precision of float32, or anything. */
type Whole = 'exact' | 'rounded' | 'undefined';

export interface Integers {
  readonly op: 'cast' | 'add' | 'mul';
  readonly from: Dtype;
  readonly to: Dtype;
  readonly cases: readonly (readonly number[])[];
  readonly holds: Readonly<Record<Device, Whole>>;
}

const exactly = { wasm: 'exact', webgl: 'exact', webgpu: 'exact' } as const;

export const INTEGERS: readonly Integers[] = [
  {
    op: 'cast',
    from: 'float32',
    to: 'int32',
    cases: [
      [2.7, 2],
      [-2.7, -2],
      [-0.5, 0],
      [2 ** 24, 2 ** 24],
      [LOW, LOW],
    ],
    holds: exactly,
  },
  {
    op: 'cast',
    from: 'float32',
    to: 'int32',
    cases: [
      [3e9, HIGH],
      [-3e9, LOW],
      [INF, HIGH],
      [-INF, LOW],
      [NAN, 0],
    ],
    holds: { wasm: 'exact', webgl: 'undefined', webgpu: 'rounded' },
  },
  {
    op: 'cast',
    from: 'float32',
    to: 'bool',
    cases: [
      [0, 0],
      [-0, 0],
      [NAN, 1],
      [-INF, 1],
      [SMALL, 1],
    ],
    holds: exactly,
  },
  {
    op: 'cast',
    from: 'int32',
    to: 'float32',
    cases: [
      [2 ** 24, 2 ** 24],
      [-7, -7],
      [2 ** 24 + 1, 2 ** 24],
    ],
    holds: exactly,
  },
  {
    op: 'cast',
    from: 'int32',
    to: 'float32',
    cases: [[HIGH, 2 ** 31]],
    holds: { ...exactly, webgl: 'undefined' },
  },
  {
    op: 'add',
    from: 'int32',
    to: 'int32',
    cases: [
      [2 ** 24 - 2, 1, 2 ** 24 - 1],
      [-5, 5, 0],
    ],
    holds: exactly,
  },
  {
    op: 'add',
    from: 'int32',
    to: 'int32',
    cases: [
      [2 ** 24, 1, 2 ** 24 + 1],
      [2 ** 30, 3, 2 ** 30 + 3],
    ],
    holds: { ...exactly, webgl: 'rounded' },
  },
  {
    op: 'mul',
    from: 'int32',
    to: 'int32',
    cases: [
      [HIGH, 2, -2],
      [2 ** 20 + 1, 2 ** 20, 2 ** 20],
      [2 ** 16, 2 ** 16, 0],
    ],
    holds: { ...exactly, webgl: 'undefined' },
  },
];
