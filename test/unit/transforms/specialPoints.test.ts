import * as tf from '@tensorflow/tfjs';
import { describe } from 'vitest';
import { expectClose, statement } from '../../support/statement.js';
import { grad, hessian, jacfwd, jacrev, jvp, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
type Unary = (x: T) => T;

/** The derivative of an elementwise function, in all the ways to get it. */
function slope(f: Unary, at: readonly number[], wanted: readonly number[]) {
  const x = tf.tensor1d([...at]);
  const ones = tf.onesLike(x);
  expectClose(grad((y: T) => tf.sum(f(y)))(x), wanted);
  expectClose(vmap(grad((y: T) => tf.sum(f(y))))(x), wanted);
  expectClose(jvp(f, [x], [ones])[1], wanted);
  expectClose(jvp(vmap(f), [x], [ones])[1], wanted);
}

/** The gradient in reverse, and the Jacobian both ways. */
function gradient(f: (x: T) => T, at: T, wanted: number[] | number[][]) {
  expectClose(grad(f)(at), wanted);
  expectClose(jacfwd(f)(at), wanted);
  expectClose(jacrev(f)(at), wanted);
}

const { Infinity: inf, NaN: nan } = globalThis;

describe('6 conventions at special points', () => {
  statement('6: maximum and minimum share a tie: 1/2 each', () => {
    expectClose(grad((a: T, b: T) => tf.maximum(a, b), { argnums: [0, 1] })(2, 2), [0.5, 0.5]);
    expectClose(grad((a: T, b: T) => tf.minimum(a, b), { argnums: [0, 1] })(2, 2), [0.5, 0.5]);
    expectClose(jvp((a: T, b: T) => tf.maximum(a, b), [2, 2], [1, 3])[1], 2);
    expectClose(grad((a: T, b: T) => tf.maximum(a, b), { argnums: [0, 1] })(3, 2), [1, 0]);
    expectClose(grad((a: T, b: T) => tf.minimum(a, b), { argnums: [0, 1] })(3, 2), [0, 1]);
  });
  statement('6: so d max(x, 0) at 0 is 1/2', () => {
    slope((x) => tf.maximum(x, 0), [-1, 0, 1], [0, 0.5, 1]);
  });
  statement('6: but relu at 0 is 0', () => {
    slope((x) => tf.relu(x), [-1, 0, 1], [0, 0, 1]);
  });
  statement('6: the second derivative of max(x, 0)^2 at 0 is 1/2', () => {
    const f = (x: T) => tf.maximum(x, 0).square();
    expectClose(grad(grad(f))(0), 0.5);
    expectClose(hessian(f)(tf.scalar(0)), 0.5);
    expectClose(jvp(grad(f), [0], [1])[1], 0.5);
  });
  statement('6: max and min of an axis share equally among ties', () => {
    const x = tf.tensor1d([3, 1, 3, 3]);
    gradient((y) => tf.max(y), x, [1 / 3, 0, 1 / 3, 1 / 3]);
    gradient((y) => tf.min(y), tf.neg(x), [1 / 3, 0, 1 / 3, 1 / 3]);
    const m = tf.tensor2d([
      [1, 1],
      [0, 2],
    ]);
    expectClose(grad((y: T) => tf.sum(tf.max(y, 1)))(m), [
      [0.5, 0.5],
      [0, 1],
    ]);
    expectClose(vmap(grad((y: T) => tf.max(y)))(m), [
      [0.5, 0.5],
      [0, 1],
    ]);
  });
  statement('6: abs at 0 is +1', () => {
    slope((x) => tf.abs(x), [-2, 0, 2], [-1, 1, 1]);
  });
  statement('6: clip at a bound is 1/2', () => {
    slope((x) => tf.clipByValue(x, -1, 1), [-2, -1, 0, 1, 2], [0, 0.5, 1, 0.5, 0]);
    slope((x) => tf.minimum(tf.maximum(x, -1), 1), [-2, -1, 0, 1, 2], [0, 0.5, 1, 0.5, 0]);
    slope((x) => tf.relu6(x), [-1, 0, 1, 6, 7], [0, 0.5, 1, 0.5, 0]);
  });
  statement('6: sqrt at 0 is infinite', () => {
    slope((x) => tf.sqrt(x), [0, 4], [inf, 0.25]);
  });
  statement('6: pow(0, 2) has derivatives 0 and 0', () => {
    expectClose(grad((a: T, b: T) => tf.pow(a, b), { argnums: [0, 1] })(0, 2), [0, 0]);
    expectClose(jvp((a: T, b: T) => tf.pow(a, b), [0, 2], [1, 1])[1], 0);
    expectClose(grad((a: T, b: T) => tf.pow(a, b), { argnums: [0, 1] })(2, 3), [12, 8 * Math.log(2)]);
    slope((x) => tf.pow(x, 2), [0, -3], [0, -6]);
  });
  statement('6: the norm at 0 is NaN', () => {
    expectClose(grad((x: T) => tf.norm(x))(tf.zeros([2])), [nan, nan]);
    expectClose(grad((x: T) => tf.sqrt(tf.sum(x.square())))(tf.zeros([2])), [nan, nan]);
  });
  statement('6: floor, ceil, round, sign and step are flat', () => {
    for (const f of [tf.floor, tf.ceil, tf.round, tf.sign, tf.step])
      slope((x) => f(x), [-1.5, 0, 0.5, 1], [0, 0, 0, 0]);
  });
  statement('6: argMax is flat', () => {
    expectClose(grad((x: T) => tf.cast(tf.argMax(x), 'float32').add(tf.sum(x)))(tf.tensor1d([1, 2])), [1, 1]);
    expectClose(jvp((x: T) => tf.cast(tf.argMin(x), 'float32'), [tf.tensor1d([1, 2])], [tf.ones([2])])[1], 0);
  });
  statement('6: prod with zeros is exact', () => {
    gradient((x) => tf.prod(x), tf.tensor1d([0, 2, 3]), [6, 0, 0]);
    gradient((x) => tf.prod(x), tf.tensor1d([0, 2, 0]), [0, 0, 0]);
    expectClose(hessian((x: T) => tf.prod(x))(tf.tensor1d([0, 2, 0])), [
      [0, 0, 2],
      [0, 0, 0],
      [2, 0, 0],
    ]);
  });
  statement('6: cumprod with zeros is exact', () => {
    const j = [
      [1, 0, 0],
      [2, 0, 0],
      [6, 0, 0],
    ];
    const x = tf.tensor1d([0, 2, 3]);
    expectClose(jacrev((y: T) => tf.cumprod(y))(x), j);
    expectClose(jacfwd((y: T) => tf.cumprod(y))(x), j);
    expectClose(vmap(jacrev((y: T) => tf.cumprod(y)))(x.expandDims(0)), [j]);
  });
  statement('6: sort ties are stable: topk takes the first', () => {
    gradient((x) => tf.topk(x, 1).values.sum(), tf.tensor1d([2, 3, 3, 1]), [0, 1, 0, 0]);
  });
  statement('6: mod(a, b) has derivatives 1 and -floor(a / b)', () => {
    const both = grad((a: T, b: T) => tf.mod(a, b), { argnums: [0, 1] });
    expectClose(both(7, 3), [1, -2]);
    expectClose(both(-7, 3), [1, 3]);
    expectClose(jvp((a: T, b: T) => tf.mod(a, b), [7, 3], [1, 1])[1], -1);
  });
  statement('6: where(x > 0, sqrt(x), 0) at 0: reverse NaN, forward 0', () => {
    const f = (x: T) => tf.where(x.greater(0), tf.sqrt(x), tf.zerosLike(x));
    expectClose(grad(f)(0), nan);
    expectClose(jvp(f, [0], [1])[1], 0);
    expectClose(jvp(f, [4], [1])[1], 0.25);
  });
  statement('6: the double where gives 0', () => {
    const f = (x: T) => {
      const positive = x.greater(0);
      return tf.where(positive, tf.sqrt(tf.where(positive, x, tf.onesLike(x))), tf.zerosLike(x));
    };
    expectClose(grad(f)(0), 0);
    expectClose(jvp(f, [0], [1])[1], 0);
    expectClose(grad(f)(4), 0.25);
  });
  statement('6: gather with repeated indices accumulates', () => {
    const i = tf.tensor1d([1, 1, 0], 'int32');
    gradient((x) => tf.sum(tf.gather(x, i).mul([1, 2, 3])), tf.ones([3]), [3, 3, 0]);
  });
});
