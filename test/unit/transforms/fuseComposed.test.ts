import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { forwardOfCustomVjp } from '../../../src/messages/custom.js';
import { disposedCapture } from '../../../src/messages/fuse.js';
import { fusedFunctions } from '../../../src/transforms/fuse.js';
import { fuse as plainFuse } from '../../../src/transforms/fuse.js';
import { expectIdle } from '../../support/observed.js';
import { expectClose, expectError, random } from '../../support/statement.js';
import {
  customJvp,
  customVjp,
  evalShape,
  fuse,
  grad,
  hessian,
  jacfwd,
  jacrev,
  jvp,
  type Loose,
  linearize,
  stopGradient,
  valueAndGrad,
  valueAndGradVars,
  vjp,
  vmap,
} from '../../support/untyped.js';

type T = tf.Tensor;
/** Kernels that compute nothing. */
const FREE = ['Identity', 'Reshape', 'ExpandDims', 'Fill'];

interface Ran {
  readonly result: Loose;
  readonly fused: string[];
  /** What tfjs computed by itself. */
  readonly others: string[];
}

/** Runs f once more after the first call, which compiles. */
async function ran(run: () => unknown): Promise<Ran> {
  tf.dispose(run() as never);
  let result: unknown;
  const { kernelNames } = await tf.profile(() => {
    result = run();
    return null as never;
  });
  return {
    result,
    fused: kernelNames.filter((name) => name.startsWith('fuse:')),
    others: kernelNames.filter((name) => !name.startsWith('fuse:') && !FREE.includes(name)),
  };
}

/** Runs in fused kernels alone, as many as that or fewer, with the values of the plain function. */
async function expectFused(got: () => unknown, wanted: () => unknown, most: number, tolerance = 1e-4) {
  const before = tf.memory().numTensors;
  const { result, fused, others } = await ran(got);
  const plain = wanted() as T[];
  expectClose(result, plain, tolerance);
  expect(others).toEqual([]);
  expect(fused.length, fused.join()).toBeLessThanOrEqual(most);
  expect(fused.length).toBeGreaterThan(0);
  tf.dispose([result, plain]);
  expect(tf.memory().numTensors).toBe(before);
}

const bump = (x: T) => tf.mul(tf.exp(tf.neg(x)), tf.sin(x));
const loss = (x: T) => tf.sum(bump(x));
const gelu = (x: T) => tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.div(x, Math.SQRT2))));
const layerNorm = (x: T) => {
  const { mean, variance } = tf.moments(x, -1, true);
  return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5)));
};
const crossEntropy = (x: T, y: T) => tf.mean(tf.neg(tf.sum(tf.mul(tf.logSoftmax(x), y), -1)));
const mlp = (w1: T, b1: T, w2: T, b2: T, x: T, y: T) =>
  tf.mean(tf.square(tf.sub(tf.add(tf.matMul(tf.tanh(tf.add(tf.matMul(x, w1), b1)), w2), b2), y)));
const MLP = [[5, 7], [7], [7, 3], [3], [6, 5], [6, 3]].map((shape, i) => random(shape, i + 1));
const all = { argnums: [0, 1, 2, 3] };

describe('transforms of a fused function run fused', () => {
  const x = random([6]);
  const rows = random([4, 6], 2);
  const t = random([6], 3);

  test('grad', () =>
    expectFused(
      () => grad(fused)(x),
      () => grad(loss)(x),
      2,
    ));
  const fused = fuse(loss);
  test('valueAndGrad', () =>
    expectFused(
      () => valueAndGrad(fused)(x),
      () => valueAndGrad(loss)(x),
      2,
    ));
  test('vmap', () =>
    expectFused(
      () => vmap(fused)(rows),
      () => vmap(loss)(rows),
      1,
    ));
  test('vmap of vmap, other axes', () => {
    const cube = random([4, 6, 3], 2);
    return expectFused(
      () => vmap(vmap(fused, 1), 2)(cube),
      () => vmap(vmap(loss, 1), 2)(cube),
      1,
    );
  });
  test('jvp', () =>
    expectFused(
      () => jvp(fused, [x], [t]),
      () => jvp(loss, [x], [t]),
      1,
    ));
  test('vmap(grad)', () =>
    expectFused(
      () => vmap(grad(fused))(rows),
      () => vmap(grad(loss))(rows),
      2,
    ));
  test('grad(vmap)', () => {
    const total = fuse((y: T) => tf.sum(y));
    return expectFused(
      () => grad((y: T) => total(vmap(fused)(y)))(rows),
      () => grad((y: T) => tf.sum(vmap(loss)(y)))(rows),
      4,
    );
  });
  test('jacrev, jacfwd and hessian', async () => {
    const f = fuse(bump);
    await expectFused(
      () => jacrev(f)(x),
      () => jacrev(bump)(x),
      3,
    ).catch(rethrowUnlessBasis);
    await expectFused(
      () => jacfwd(f)(x),
      () => jacfwd(bump)(x),
      3,
    ).catch(rethrowUnlessBasis);
    await expectFused(
      () => hessian(fused)(x),
      () => hessian(loss)(x),
      6,
    ).catch(rethrowUnlessBasis);
  });
  const rethrowUnlessBasis = (e: unknown) => {
    throw e;
  };
});
