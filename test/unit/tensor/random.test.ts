import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { invalidArgument, invalidSize } from '../../../src/messages/tensors.js';
import { randomInVmap } from '../../../src/messages/tracing.js';
import * as typed from '../../../src/tensor/random.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { type Loose, vmap } from '../../support/untyped.js';
import { exact, expectSame, inTfjs, type OpTable } from '../ops/opCase.js';

beforeAll(() => useBackend('cpu'));

const random: OpTable = { ...typed };
/** Arguments after the shape, the last of them a seed. */
const CALLS: [name: string, ...rest: unknown[]][] = [
  ['randomNormal', 1, 2, 'float32', 7],
  ['randomNormal', 1, 20, 'int32', 7],
  ['randomStandardNormal', 'float32', 7],
  ['truncatedNormal', 1, 2, 'float32', 7],
  ['truncatedNormal', 1, 20, 'int32', 7],
  ['randomUniform', 1, 2, 'float32', 7],
  ['randomUniform', -9, 9, 'int32', 'seed'],
  ['randomUniform', 0, 3, 'bool', 7],
  ['randomUniformInt', -9, 9, 7],
  ['randomGamma', 0.5, 2, 'float32', 7],
  ['randomGamma', 3, 2, 'float32', 7],
];

it.each(CALLS)('%s draws what tfjs draws from a seed', (name, ...rest) => {
  tf.tidy(() => {
    for (const shape of [[], [3], [2, 0], [2, 3]]) {
      expectSame(
        exact(() => random[name](shape, ...rest)),
        inTfjs[name](shape, ...rest),
      );
    }
  });
});

it('rand calls its function for each element', () => {
  tf.tidy(() => {
    for (const dtype of ['float32', 'int32', 'bool'] as const) {
      let [i, j] = [0, 0];
      expectSame(
        exact(() => random.rand([2, 3], () => i++ % 2, dtype)),
        tf.rand([2, 3], () => j++ % 2, dtype),
      );
    }
  });
});

describe('errors', () => {
  const names = Object.keys(random);
  it.each(names)('%s wants sizes', (name) => {
    expectError(() => random[name]([2, -1], 1, 2), invalidSize, name, -1, [2, -1]);
  });

  it('says what is wrong', () => {
    const dtype = (call: Loose, name: string, wanted: string, got: string) =>
      expectError(call, invalidArgument, name, 'dtype', wanted, got);
    const real = 'float32 or int32';
    dtype(() => random.randomNormal([1], 0, 1, 'bool'), 'randomNormal', real, 'bool');
    dtype(() => random.randomStandardNormal([1], 'bool'), 'randomStandardNormal', real, 'bool');
    dtype(() => random.truncatedNormal([1], 0, 1, 'bool'), 'truncatedNormal', real, 'bool');
    dtype(() => random.randomGamma([1], 1, 1, 'bool'), 'randomGamma', real, 'bool');
    dtype(() => random.randomUniform([1], 0, 1, 'string'), 'randomUniform', `${real} or bool`, 'string');
    dtype(() => random.rand([1], () => 1, 'complex64'), 'rand', `${real} or bool`, 'complex64');
    const say = (call: Loose, name: string, argument: string, wanted: string, got: string) =>
      expectError(call, invalidArgument, name, argument, wanted, got);
    say(() => random.rand([1], 1), 'rand', 'randFunction', 'a function', 'a number');
    const gamma = 'randomGamma';
    say(() => random.randomGamma([1], 0), gamma, 'alpha', 'a positive number', '0');
    say(() => random.randomGamma([1]), gamma, 'alpha', 'a positive number', 'undefined');
    say(() => random.randomGamma([1], 1, -1), gamma, 'beta', 'a positive number', '-1');
    const truncated = 'truncatedNormal';
    say(() => random.truncatedNormal([1], NaN), truncated, 'mean', 'a finite number', 'NaN');
    say(() => random.truncatedNormal([1], 0, -1), truncated, 'stdDev', 'a non-negative number', '-1');
    const int = 'randomUniformInt';
    say(() => random.randomUniformInt([1]), int, 'minval', 'a finite number', 'undefined');
    say(() => random.randomUniformInt([1], 0), int, 'maxval', 'a finite number', 'undefined');
  });

  it('vmap wants to know whether examples share their numbers', () => {
    tf.tidy(() => {
      const draw = (x: tf.Tensor) => tf.add(x, random.randomNormal([]));
      expectError(() => vmap(draw)(tf.zeros([2])), randomInVmap, 'tf.randomNormal');
      const [a, b] = vmap(draw, 0, 0, { randomness: 'same' })(tf.zeros([2])).dataSync();
      expect(a).toBe(b);
    });
  });
});
