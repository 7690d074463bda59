import * as tf from '@tensorflow/tfjs';
import { describe, expect } from 'vitest';
import { randomInVmap } from '../../../src/messages/tracing.js';
import { expectClose, expectError, random, statement } from '../../support/statement.js';
import { evalShape, grad, jvp, vmap } from '../../support/untyped.js';

type T = tf.Tensor;

const draws: [string, () => T][] = [
  ['tf.rand', () => tf.rand([3], () => Math.random())],
  ['tf.randomNormal', () => tf.randomNormal([3])],
  ['tf.randomUniform', () => tf.randomUniform([3])],
  ['tf.randomUniformInt', () => tf.randomUniformInt([3], 0, 9)],
  ['tf.randomGamma', () => tf.randomGamma([3], 1)],
  ['tf.randomStandardNormal', () => tf.randomStandardNormal([3])],
  ['tf.truncatedNormal', () => tf.truncatedNormal([3])],
];

describe('random ops under vmap', () => {
  for (const [name, draw] of draws) {
    statement(`${name} is an error, also where it meets no mapped value and in inner transforms`, () => {
      const x = tf.ones([4, 3]);
      expectError(() => vmap((y: T) => y.add(draw()))(x), randomInVmap, name);
      expectError(() => vmap(() => draw(), 0, null)(x), randomInVmap, name);
      expectError(() => vmap((y: T) => grad((z: T) => tf.sum(z.mul(draw())))(y))(x), randomInVmap, name);
      expectError(
        () =>
          vmap(
            vmap((y: T) => y.add(tf.sum(draw()))),
            0,
            0,
            { randomness: 'same' },
          )(x),
        randomInVmap,
        name,
      );
      expect(() => vmap(() => draw())(x)).toThrow(/random\.test\.ts:\d+/);
    });
    statement(`${name} with randomness 'same' is drawn once for all examples`, () => {
      const y = vmap(() => draw(), 0, 0, { randomness: 'same' })(tf.ones([4, 3])) as T;
      expectClose(y, tf.tile(y.slice([0, 0], [1, 3]), [4, 1]));
    });
  }
  statement('tf.multinomial of mapped and of shared probabilities', () => {
    const logits = tf.ones([4, 5]) as tf.Tensor2D;
    expectError(
      () => vmap((y: T) => tf.multinomial(y as tf.Tensor1D, 3))(logits),
      randomInVmap,
      'tf.multinomial',
    );
    expectError(() => vmap(() => tf.multinomial(logits, 3))(logits), randomInVmap, 'tf.multinomial');
    expect(vmap(() => tf.multinomial(logits, 3), 0, 0, { randomness: 'same' })(logits).shape).toEqual([
      4, 4, 3,
    ]);
    expect(
      vmap((y: T) => tf.multinomial(y as tf.Tensor1D, 3, 7), 0, 0, { randomness: 'same' })(logits).shape,
    ).toEqual([4, 3]);
  });
  statement('tf.dropout', () => {
    const x = tf.ones([4, 3]);
    expectError(() => vmap((y: T) => tf.dropout(y, 0.5))(x), randomInVmap, 'tf.randomUniform');
    const y = vmap((z: T) => tf.dropout(z, 0.5), 0, 0, { randomness: 'same' })(x) as T;
    expectClose(y, tf.tile(y.slice([0, 0], [1, 3]), [4, 1]));
  });
  statement('drawing outside and mapping over the draws', () => {
    const noise = tf.randomNormal([4, 3]);
    expectClose(vmap((y: T, n: T) => y.add(n))(tf.ones([4, 3]), noise), noise.add(1));
  });
  statement('ordinary tensors made inside are no random draws', () => {
    expectClose(vmap((y: T) => y.add(tf.tensor1d([1, 2, 3])).add(tf.range(0, 3)))(tf.zeros([2, 3])), [
      [1, 3, 5],
      [1, 3, 5],
    ]);
  });
});

describe('random ops in other transforms', () => {
  statement('are allowed, and constants', () => {
    const x = random([3]);
    expectClose(grad((y: T) => tf.sum(y.mul(2).add(tf.randomNormal([3]))))(x), [2, 2, 2]);
    expectClose(jvp((y: T) => y.mul(2).add(tf.randomNormal([3])), [x], [x])[1], x.mul(2));
    expect(evalShape((y: T) => y.add(tf.randomNormal([2, 3])), x).shape).toEqual([2, 3]);
  });
});
