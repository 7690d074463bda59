import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as ops from '../../../src/ops/clip.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { clipByValue, step }: OpTable = { ...ops };
const wanted = 'an integer, as the tensor is int32';

describe('clipByValue', () => {
  it.each(['float32', 'int32'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const x = values([3, 4], 1, dtype);
      for (const [low, high] of [
        [-1, 2],
        [1, 1],
        [Number.NEGATIVE_INFINITY, 1],
      ]) {
        expectSame(
          exact(() => clipByValue(x, low, high)),
          tf.clipByValue(x, low, high),
        );
      }
    });
  });

  it('says which bound is wrong', () => {
    tf.tidy(() => {
      const whole = tf.tensor([1, 2], [2], 'int32');
      const atMost = 'at most clipValueMax (0)';
      expectError(() => clipByValue(1, 1, 0), invalidArgument, 'clipByValue', 'clipValueMin', atMost, '1');
      expectError(
        () => clipByValue(1, Number.NaN, 0),
        invalidArgument,
        'clipByValue',
        'clipValueMin',
        atMost,
        'NaN',
      );
      expectError(
        () => clipByValue(whole, 0.5, 1),
        invalidArgument,
        'clipByValue',
        'clipValueMin',
        wanted,
        '0.5',
      );
      expectError(
        () => clipByValue(whole, 0, 1.5),
        invalidArgument,
        'clipByValue',
        'clipValueMax',
        wanted,
        '1.5',
      );
      expect(clipByValue(whole, 0, Number.POSITIVE_INFINITY).arraySync()).toEqual([1, 2]);
    });
  });
  refusesDtype('clipByValue', clipByValue, () => [tf.tensor([true]), 0, 1], 0, 'float32 or int32', 'bool');
  refusesKinds('clipByValue', (x: unknown) => clipByValue(x, 0, 1));
});

describe('step', () => {
  it.each(['float32', 'int32'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const x = values([3, 4], 1, dtype);
      expectSame(
        exact(() => step(x)),
        tf.step(x),
      );
      expectSame(
        exact(() => step(x, 2)),
        tf.step(x, 2),
      );
    });
  });

  it('takes no fraction for integers', () => {
    tf.tidy(() => {
      const whole = tf.tensor([1, 2], [2], 'int32');
      expectError(() => step(whole, 0.5), invalidArgument, 'step', 'alpha', wanted, '0.5');
    });
  });
  refusesDtype('step', step, () => [tf.tensor([true])], 0, 'float32 or int32', 'bool');
  refusesKinds('step', step);
});
