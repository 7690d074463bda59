import * as tf from '@tensorflow/tfjs';
import { beforeAll, it } from 'vitest';
import { entryCount } from '../../../src/messages/move.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as ops from '../../../src/ops/tile.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { exact, expectSame, type OpTable, refusesKinds, strings, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { tile }: OpTable = { ...ops };

it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
  tf.tidy(() => {
    const x = values([2, 3], 1, dtype);
    for (const reps of [
      [1, 1],
      [2, 1],
      [2, 3],
    ]) {
      expectSame(
        exact(() => tile(x, reps)),
        tf.tile(x, reps),
      );
    }
    expectSame(
      exact(() => tile(x, [2, 0])),
      tf.zeros([4, 0], dtype),
    );
  });
});

it('takes numbers and strings', () => {
  tf.tidy(() => {
    expectSame(tile(1, []), tf.scalar(1));
    expectSame(tile(strings(), [2]), tf.tile(strings(), [2]));
  });
});

it('says what does not fit', () => {
  tf.tidy(() => {
    const x = tf.zeros([2, 3]);
    expectError(() => tile(x, [2]), entryCount, 'tile', 'reps', 1, [2, 3]);
    expectError(() => tile(x, [-1, 2]), invalidArgument, 'tile', 'reps', 'non-negative integers', '[-1, 2]');
  });
});
refusesKinds('tile', (x: unknown) => tile(x, []));
