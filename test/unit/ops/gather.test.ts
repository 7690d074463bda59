import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import { gatherBatchDims, gatherSizes } from '../../../src/messages/gather.js';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import * as ops from '../../../src/ops/gather.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { gather }: OpTable = { ...ops };
const indices = (...of: number[][]) => tf.tensor2d(of, undefined, 'int32');

describe('gather', () => {
  it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const x = values([2, 3, 4], 1, dtype);
      const at = indices([1, 0, 1], [0, 0, 1]);
      for (const [axis, batchDims] of [
        [0, 0],
        [1, undefined],
        [2, 0],
        [1, 1],
        [2, 1],
        [2, -1],
      ] as const) {
        expectSame(
          exact(() => gather(x, at, axis, batchDims)),
          tf.gather(x, at, axis, batchDims),
        );
      }
      expectSame(gather(x, at, -1), tf.gather(x, at, 2));
    });
  });

  it('takes numbers for indices', () => {
    tf.tidy(() => {
      const x = values([3, 2], 1);
      expectSame(
        exact(() => gather(x, 1)),
        tf.gather(x, 1),
      );
      expectSame(
        exact(() => gather(x, [2, 0])),
        tf.gather(x, [2, 0]),
      );
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [x, at] = [tf.zeros([2, 3]), indices([0, 1, 1], [0, 0, 1], [0, 0, 0])];
      expectError(() => gather(x, at, 2), axisOutOfRange, 'gather', 2, [2, 3]);
      expectError(() => gather(x, at, 0, 1), gatherBatchDims, 1, 0, [2, 3], [3, 3]);
      expectError(() => gather(x, at, 1, 3), gatherBatchDims, 3, 1, [2, 3], [3, 3]);
      expectError(() => gather(x, at, 1, -3), gatherBatchDims, -3, 1, [2, 3], [3, 3]);
      expectError(() => gather(x, at, 1, 1), gatherSizes, [2, 3], [3, 3], 0, 2, 3);
      expectError(() => gather(1, at), axisOutOfRange, 'gather', 0, []);
    });
  });
  refusesDtype('gather', gather, () => [tf.zeros([2]), tf.zeros([1])], 1, 'int32', 'float32');
  refusesDtype('gather', gather, () => [tf.zeros([2]), tf.zeros([1], 'bool')], 1, 'int32', 'bool');
  refusesKinds('gather', (x: unknown) => gather(x, 0));
  refusesKinds('gather', gather, 1, [[1, 2]]);
});
