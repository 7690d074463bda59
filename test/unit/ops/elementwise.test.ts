import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import { add } from '../../../src/ops/arithmetic.js';
import { isNaN as isNaNOp } from '../../../src/ops/classify.js';
import { exp, log } from '../../../src/ops/exponential.js';
import { useBackend } from '../../support/backend.js';
import type { Loose } from '../../support/untyped.js';
import { exact, expectSame } from './opCase.js';

beforeAll(() => useBackend('cpu'));

describe('operands that are no tensors', () => {
  const cases: [string, () => Loose, () => tf.Tensor][] = [
    ['a number', () => (exp as Loose)(1), () => tf.exp(1)],
    ['nested arrays', () => (exp as Loose)([[1, 2]]), () => tf.exp([[1, 2]])],
    ['a typed array', () => (exp as Loose)(Float32Array.of(1, 2)), () => tf.exp(Float32Array.of(1, 2))],
    [
      'an array next to a tensor',
      () => (add as Loose)(tf.ones([2]), [1, 2]),
      () => tf.add(tf.ones([2]), [1, 2]),
    ],
    ['a number first', () => (add as Loose)(1, tf.ones([2])), () => tf.add(1, tf.ones([2]))],
    ['two numbers', () => (add as Loose)(1, 2), () => tf.add(1, 2)],
    ['booleans', () => (add as Loose)(tf.ones([2]), true), () => tf.tensor([2, 2])],
    ['NaN', () => (isNaNOp as Loose)(Number.NaN), () => tf.isNaN(Number.NaN)],
  ];
  it.each(cases)('%s', (_, ours, wanted) => {
    tf.tidy(() => {
      const result = ours();
      expectSame(result, wanted());
    });
  });

  it('leave nothing behind', () => {
    tf.tidy(() => {
      const x = tf.ones([2]);
      exact(() => (add as Loose)(x, 1));
      exact(() => (add as Loose)([1, 2], x));
      exact(() => (log as Loose)([1, 2]));
    });
  });
});

it('runs on the tape of tf.grad', () => {
  tf.tidy(() => {
    const x = tf.tensor([0.5, 2]);
    const f = (x: tf.Tensor) => (add as Loose)((exp as Loose)(x), (log as Loose)(x)).sum();
    expectSame(tf.grad(f)(x), tf.grad((x: tf.Tensor) => tf.add(tf.exp(x), tf.log(x)).sum())(x));
  });
});
