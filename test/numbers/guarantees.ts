import type { Binary, Unary } from '../../src/compiler/kernel/expr.js';
import { both, even, geometric, integers, quarterTurns, type Range } from './ranges.js';

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
  /** Smaller results have the ulp of this one: near their zeros sines have large relative errors. */
  readonly least?: number;
}

const everywhere = (ulps: number) => ({ wasm: ulps, webgl: ulps, webgpu: ulps });
const onGpus = (wasm: number, gpu: number | Either) => ({ wasm, webgl: gpu, webgpu: gpu });

const [LEAST, LARGEST] = [2 ** -149, 2 ** 127];
export const LEAST_NORMAL = 2 ** -126;
/** Where sums and products of small terms stay normal. */
const SMALL = 2 ** -100;

const EXACT = ['neg', 'abs', 'sign', 'floor', 'ceil', 'round'] as const;
const EXP = { wasm: 1, webgl: 1, webgpu: 1.5 };
const TANH = { wasm: 2, webgl: 1.5, webgpu: 2.5 };
const LARGE_ANGLES = { wasm: 0.51, webgl: 4.5, webgpu: 2.5 };
const medium = both(1e-5, 1e5);

export const ACCURACY: readonly Accuracy[] = [
  { ops: EXACT, over: [even(-100, 100)], ulps: everywhere(0) },
  { ops: EXACT, over: [both(LEAST_NORMAL, LARGEST)], ulps: everywhere(0) },
  { ops: ['max', 'min', 'add', 'sub', 'mul'], over: [medium, medium], ulps: everywhere(0) },
  { ops: ['div'], over: [medium, medium], ulps: onGpus(0, 2.5) },
  { ops: ['floorDiv', 'mod'], over: [integers(-1000, 1000), integers(1, 1000)], ulps: everywhere(0) },
  { ops: ['exp'], over: [even(-87, 88.7)], ulps: EXP },
  { ops: ['exp'], over: [both(2 ** -40, 8)], ulps: EXP },
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
  { ops: ['sin', 'cos'], over: [quarterTurns(1, 8000)], ulps: everywhere(0.001), least: 0.5 },
  { ops: ['sin', 'cos'], over: [both(2 ** 13, LARGEST)], ulps: LARGE_ANGLES },
  { ops: ['sin', 'cos'], over: [quarterTurns(2 ** 13, LARGEST)], ulps: LARGE_ANGLES },
  { ops: ['tanh'], over: [even(-12, 12)], ulps: TANH },
  { ops: ['tanh'], over: [both(SMALL, 20)], ulps: TANH },
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
