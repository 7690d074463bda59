import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { expectClose } from '../../support/statement.js';
import { evalShape, fuse, grad, hessian, jvp, valueAndGrad, vmap } from '../../support/untyped.js';

type T = tf.Tensor;
const vector = (...x: number[]) => tf.tensor1d(x);

describe('fuse inside of transforms, and transforms inside of it', () => {
  const f = (x: T) => tf.sum(tf.mul(tf.exp(tf.neg(x)), tf.sin(x)));
  const slope = (x: number) => Math.exp(-x) * (Math.cos(x) - Math.sin(x));
  const x = () => vector(0.3, -0.7, 1.2);
  const slopes = [0.3, -0.7, 1.2].map(slope);

  test('grad(fuse(f)), fuse(grad(f)), fuse(grad(fuse(f)))', () => {
    expectClose(grad(fuse(f))(x()), slopes);
    expectClose(fuse(grad(f))(x()), slopes);
    expectClose(fuse(grad(fuse(f)))(x()), slopes);
    expectClose(fuse(fuse(grad(f)))(x()), slopes);
  });

  test('valueAndGrad, jvp and hessian', () => {
    const [value, g] = fuse(valueAndGrad(f))(x());
    expectClose(value, f(x()).dataSync()[0]);
    expectClose(g, slopes);
    const [, tangent] = fuse((p: T, t: T) => jvp(fuse(f), [p], [t]))(x(), vector(1, 0, 0));
    expectClose(tangent, slopes[0]);
    expectClose(fuse(hessian(f))(x()), hessian(f)(x()).arraySync());
  });

  test('vmap(fuse(f)) and fuse(vmap(f))', () => {
    const rows = tf.tensor2d([
      [1, 2],
      [3, 4],
    ]);
    expectClose(vmap(fuse((y: T) => tf.sum(y)))(rows), [3, 7]);
    expectClose(fuse(vmap((y: T) => tf.sum(y)))(rows), [3, 7]);
    expectClose(fuse(vmap(grad(f)))(rows), [
      [slope(1), slope(2)],
      [slope(3), slope(4)],
    ]);
  });

  test('evalShape runs nothing', () => {
    expect(
      evalShape(
        fuse((y: T) => tf.matMul(y, y, true)),
        tf.zeros([2, 3]),
      ),
    ).toEqual({ shape: [3, 3], dtype: 'float32' });
  });

  test('tf.grad, tf.valueAndGrads and tf.variableGrads', () => {
    const fused = fuse(f);
    expectClose(tf.grad(fused)(x()), slopes);
    expectClose(fuse((y: T) => tf.grad(f as (y: T) => tf.Scalar)(y))(x()), slopes);
    const w = tf.variable(vector(2));
    const { grads } = tf.variableGrads(
      () => fuse((y: T) => tf.sum(tf.square(tf.mul(y, w))))(vector(3)) as tf.Scalar,
      [w],
    );
    expectClose(grads[w.name], [36]);
    w.dispose();
  });

  test('optimizer.minimize', () => {
    const w = tf.variable(vector(1));
    const loss = fuse((y: T) => tf.mean(tf.square(tf.sub(tf.mul(y, w), 6))));
    const optimizer = tf.train.sgd(0.1);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 20; i++) tf.tidy(() => void optimizer.minimize(() => loss(vector(2)) as tf.Scalar));
    expect(tf.memory().numTensors).toBe(before);
    expectClose(w, [3], 1e-3);
    expectClose(
      tf.tidy(() => loss(vector(2))),
      0,
      1e-3,
    );
    optimizer.dispose();
    w.dispose();
  });

  test('a training step of a tree of weights, as one program', () => {
    const loss = ({ w, b }: { w: T; b: T }, xs: T, ys: T) =>
      tf.mean(tf.square(tf.sub(tf.add(tf.mul(xs, w), b), ys)));
    const step = fuse((weights: { w: T; b: T }, rate: number, xs: T, ys: T) => {
      const [value, { w, b }] = valueAndGrad(loss)(weights, xs, ys);
      return [value, { w: tf.sub(weights.w, tf.mul(w, rate)), b: tf.sub(weights.b, tf.mul(b, rate)) }];
    });
    const xs = vector(-1, 0, 1, 2);
    const ys = vector(-1, 1, 3, 5);
    let weights = { w: tf.scalar(0), b: tf.scalar(0) } as { w: T; b: T };
    const before = tf.memory().numTensors;
    for (let i = 0; i < 200; i++) {
      const [value, next] = step(weights, 0.2 - i / 2000, xs, ys);
      tf.dispose([weights, value]);
      weights = next;
    }
    expect(tf.memory().numTensors).toBe(before);
    expect(step.programs).toBe(1);
    expectClose(weights.w, 2, 1e-3);
    expectClose(weights.b, 1, 1e-3);
  });

  test('recursion, and fused functions that use each other', () => {
    const power: (x: T, n: number) => T = fuse(
      (y: T, n: number) => (n === 0 ? tf.onesLike(y) : tf.mul(y, power(y, n - 1))),
      { staticArgnums: 1 },
    );
    expectClose(power(vector(2, 3), 3), [8, 27]);
    const inner = fuse((y: T) => tf.exp(y));
    const outer = fuse((y: T) => tf.mul(inner(y), inner(tf.neg(y))));
    expectClose(outer(vector(1, 2)), [1, 1]);
    expect(inner.programs).toBe(0);
  });
});
