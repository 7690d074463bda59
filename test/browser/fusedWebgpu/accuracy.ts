import * as tf from '@tensorflow/tfjs';
import { webgpuTarget } from '../../../src/backends/webgpu/target.js';
import { type Apply, Exprs } from '../../../src/compiler/kernel/expr.js';
import { axisIndex } from '../../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../../src/compiler/kernel/kernel.js';
import { interpret } from '../../support/interpret.js';
import { adapterNamed } from './compare.js';

/** One operation of as many vectors as it takes. */
export function elementwise(op: Apply['op'], arity: number, size: number): Kernel {
  const exprs = new Exprs();
  const axis = { id: 0, extent: size };
  const at = axisIndex(axis);
  const args = Array.from({ length: arity }, (_, input) => exprs.load(input, at, 'float32'));
  const value = exprs.apply(op, args);
  return {
    axes: [axis],
    inputs: args.map(() => 'float32'),
    outputs: [{ shape: [size], dtype: value.dtype, at, value }],
  };
}

export async function results(kernel: Kernel, inputs: readonly Float32Array[]): Promise<ArrayLike<number>> {
  const tensors = inputs.map((values) => tf.tensor1d(values));
  const [info] = webgpuTarget(tf.backend(), adapterNamed('software')).compile(kernel, 'test').run(tensors);
  const tensor = tf.engine().makeTensorFromTensorInfo(info);
  return tensor.data();
}

const evenly = (from: number, to: number, size = 20_000) =>
  Float32Array.from({ length: size }, (_, i) => from + ((to - from) * (i + 0.5)) / size);
const logarithmically = (from: number, to: number, size = 20_000) =>
  Float32Array.from({ length: size }, (_, i) => from * (to / from) ** ((i + 0.5) / size));
const both = (x: Float32Array) => Float32Array.from([...x, ...x.map((v) => -v)]);
const crossed = (a: Float32Array, b: Float32Array) =>
  [a, b].map((_, i) => Float32Array.from([...a].flatMap((x) => [...b].map((y) => [x, y][i]))));

const RANGES: Record<string, () => Float32Array[]> = {
  exp: () => [both(logarithmically(1e-6, 87))],
  expm1: () => [both(logarithmically(1e-30, 88))],
  log: () => [Float32Array.from([...logarithmically(1e-37, 1e38), ...evenly(0.5, 2)])],
  log1p: () => [Float32Array.from([...both(logarithmically(1e-30, 0.99)), ...logarithmically(1e-3, 1e30)])],
  sin: () => [both(logarithmically(1e-6, 3e38))],
  cos: () => [both(logarithmically(1e-6, 3e38))],
  tanh: () => [both(logarithmically(1e-20, 20))],
  erf: () => [both(logarithmically(1e-20, 6))],
  atan: () => [both(logarithmically(1e-20, 1e20))],
  sqrt: () => [logarithmically(1e-30, 1e30)],
  rsqrt: () => [logarithmically(1e-30, 1e30)],
  atan2: () => crossed(both(logarithmically(1e-5, 1e5, 80)), both(logarithmically(1e-5, 1e5, 80))),
  pow: () => crossed(logarithmically(1e-5, 1e5, 200), both(logarithmically(1e-3, 6, 60))),
  div: () => crossed(both(logarithmically(1e-5, 1e5, 90)), both(logarithmically(1e-5, 1e5, 90))),
};

const ulpOf = (x: number) => 2 ** (Math.floor(Math.log2(Math.max(Math.abs(x), 2 ** -126))) - 23);

/** Largest error in units of the last place, of four numbers at once and of one. */
export async function worstOf(op: Apply['op']): Promise<number> {
  const ranges = RANGES[op]();
  let worst = 0;
  for (const inputs of [ranges, ranges.map((x) => x.slice(0, x.length - 1 - (x.length % 2)))]) {
    const kernel = elementwise(op, inputs.length, inputs[0].length);
    const [expected] = interpret(kernel, inputs);
    const actual = await results(kernel, inputs);
    expected.forEach((x, i) => {
      const error = Math.abs(actual[i] - x) / ulpOf(x);
      if (!(error <= worst)) worst = error;
    });
  }
  return worst;
}

const SPECIAL = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0,
  -0,
  1,
  -1,
  0.5,
  -2,
  3,
  3e38,
  -100,
];

/** Special arguments with other results than they should have. */
export async function wrongSpecials(op: Apply['op'], arity: number): Promise<string[]> {
  const values = Float32Array.from(SPECIAL);
  const inputs = arity === 1 ? [values] : crossed(values, values);
  const kernel = elementwise(op, arity, inputs[0].length);
  const [expected] = interpret(kernel, inputs);
  const actual = await results(kernel, inputs);
  return [...expected].flatMap((x, i) => {
    // A quotient that float32 does not hold leaves no remainder to speak of.
    if (op === 'mod' && Math.abs(inputs[0][i] / inputs[1][i]) > 2 ** 24) return [];
    const y = Math.abs(x) > 3.4028235e38 ? x * Number.POSITIVE_INFINITY : x;
    const close = Math.abs(actual[i] - y) <= 1e-5 * Math.max(1, Math.abs(y));
    if (Object.is(actual[i], y) || (Number.isFinite(y) && close)) return [];
    return [`${op}(${inputs.map((v) => v[i])}) = ${actual[i]}, not ${y}`];
  });
}
