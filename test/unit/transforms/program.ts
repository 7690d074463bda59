import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';

type T = tf.Tensor;

/** A step of a random program: an op on earlier values; `pick` chooses operands and axes, whatever the shapes are. */
interface Step {
  readonly op: keyof typeof OPS;
  readonly pick: readonly [number, number, number];
}
export type Program = readonly Step[];

const axisOf = (x: T, pick: number) => pick % Math.max(x.rank, 1);
const broadcasts = (a: T, b: T) => {
  for (let i = 1; i <= Math.min(a.rank, b.rank); i++) {
    const [p, q] = [a.shape[a.rank - i], b.shape[b.rank - i]];
    if (p !== q && p !== 1 && q !== 1) return false;
  }
  return true;
};
/** y, or something that broadcasts with x where y does not. */
const fitting = (x: T, y: T) => (broadcasts(x, y) ? y : tf.sum(y));

const OPS = {
  sin: (x: T) => tf.sin(x),
  tanh: (x: T) => tf.tanh(x),
  neg: (x: T) => tf.neg(x),
  softplus: (x: T) => tf.softplus(x),
  add: (x: T, y: T) => tf.add(x, fitting(x, y)),
  mul: (x: T, y: T) => tf.mul(x, fitting(x, y)),
  sub: (x: T, y: T) => tf.sub(fitting(x, y), x),
  where: (x: T, y: T) => tf.where(tf.greater(x, 0), x, tf.add(tf.zerosLike(x), tf.sum(y))),
  sum: (x: T, _y: T, pick: number) => (x.rank === 0 ? x : tf.sum(x, axisOf(x, pick))),
  mean: (x: T, _y: T, pick: number) => (x.rank === 0 ? x : tf.mean(x, axisOf(x, pick) - x.rank, true)),
  transpose: (x: T) => tf.transpose(x),
  flatten: (x: T) => tf.reshape(x, [-1]),
  expandDims: (x: T, _y: T, pick: number) => (x.rank > 3 ? x : tf.expandDims(x, axisOf(x, pick))),
  concat: (x: T, _y: T, pick: number) =>
    x.rank === 0 ? tf.stack([x, x]) : tf.concat([x, tf.neg(x)], axisOf(x, pick)),
  softmax: (x: T) => (x.rank === 0 ? x : tf.softmax(x)),
  outer: (x: T, y: T) =>
    tf
      .outerProduct(tf.reshape(x, [-1]) as tf.Tensor1D, tf.reshape(y, [-1]) as tf.Tensor1D)
      .slice([0, 0], [1, Math.min(y.size, 3)]),
  cumsum: (x: T, _y: T, pick: number) => (x.rank === 0 ? x : tf.cumsum(x, axisOf(x, pick))),
  reverse: (x: T, _y: T, pick: number) => (x.rank === 0 ? x : tf.reverse(x, axisOf(x, pick))),
};

const step: fc.Arbitrary<Step> = fc.record({
  op: fc.constantFrom(...(Object.keys(OPS) as (keyof typeof OPS)[])),
  pick: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)),
});
export const programs: fc.Arbitrary<Program> = fc.array(step, { minLength: 1, maxLength: 6 });

/** The program's function: of some tensors, its last value. */
export const functionOf =
  (program: Program) =>
  (...inputs: T[]): T => {
    const known = [...inputs];
    for (const { op, pick } of program) {
      const operand = (k: number) => known[known.length - 1 - (k % known.length)];
      known.push(OPS[op](operand(pick[0]), operand(pick[1]), pick[2]));
    }
    return known[known.length - 1];
  };

export const shapes = (maxRank: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: maxRank });
