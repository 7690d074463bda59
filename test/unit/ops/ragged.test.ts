import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { operandShape } from '../../../src/messages/operands.js';
import { invalidArgument, operandDtype } from '../../../src/messages/tensors.js';
import * as module from '../../../src/ops/ragged.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { vmap } from '../../support/untyped.js';
import { complex, exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { raggedGather, raggedRange, raggedTensorToTensor }: OpTable = { ...module };
const ints = (x: number[] | number[][]) => tf.tensor(x, undefined, 'int32');

describe('raggedGather', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const [outer, inner, at] = [
        ints([0, 2, 3]),
        ints([0, 2, 3, 4]),
        ints([
          [1, 0],
          [0, 0],
        ]),
      ];
      const x = values([4, 2], 1);
      const before = tf.memory().numTensors;
      const got = raggedGather([outer, inner], x, at, 3) as unknown as tf.Tensor &
        ReturnType<typeof tf.raggedGather>;
      expect(tf.memory().numTensors - before).toBe(4);
      const wanted = tf.raggedGather([outer, inner], x, at, 3);
      expectSame(got.outputDenseValues, wanted.outputDenseValues);
      expect(got.outputNestedSplits.length).toBe(3);
      got.outputNestedSplits.forEach((splits, i) => {
        expectSame(splits, wanted.outputNestedSplits[i]);
      });
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const op = 'raggedGather';
      const splits = ints([0, 2, 3]);
      expectError(
        () => raggedGather([splits], [1, 2, 3], [0], 2),
        invalidArgument,
        op,
        'outputRaggedRank',
        '1',
        '2',
      );
      expectError(() => raggedGather([splits], 1, [0], 1), operandRank, op, 1, '1 or more', []);
      expectError(() => raggedGather([splits], [1], 0, 1), operandRank, op, 2, '1 or more', []);
      const some = 'one list of splits or more';
      expectError(() => raggedGather([], [1], [0], 1), invalidArgument, op, 'paramsNestedSplits', some, '0');
      const name = 'paramsNestedSplits[0]';
      expectError(() => raggedGather([1], [1], [0], 1), invalidArgument, op, name, 'a vector', '[]');
    });
  });
  refusesKinds('raggedGather', raggedGather, 1, [[]]);

  it('cannot be mapped', () => {
    tf.tidy(() => {
      const splits = ints([0, 2, 3]);
      const run = (x: tf.Tensor) => raggedGather([splits], x, [0], 1) as tf.Tensor;
      expect(() => vmap(run)(tf.zeros([2, 3]))).toThrow(/^RaggedGather cannot be mapped: the shape/);
    });
  });
});

describe('raggedRange', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      for (const [starts, limits, deltas] of [
        [ints([0, 5, 8]), ints([8, 7, 8]), ints([2, 1, 1])],
        [tf.tensor([0, 5]), 7, 1.5],
        [1, 4, 1],
      ] as (number | tf.Tensor1D)[][]) {
        const before = tf.memory().numTensors;
        const got = raggedRange(starts, limits, deltas) as unknown as tf.NamedTensorMap;
        expect(tf.memory().numTensors - before).toBe(2);
        const wanted = tf.raggedRange(starts, limits, deltas);
        expectSame(got.rtNestedSplits, wanted.rtNestedSplits);
        expectSame(got.rtDenseValues, wanted.rtDenseValues);
      }
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const op = 'raggedRange';
      expectError(() => raggedRange([1, 2], [1, 2, 3], 1), operandShape, op, 1, '[2] or []', [3]);
      expectError(() => raggedRange([[1]], 3, 1), operandRank, op, 0, '0 or 1', [1, 1]);
      expectError(() => raggedRange([1], 3, ints([1])), operandDtype, op, 2, 'float32', 'int32');
    });
  });
  refusesDtype('raggedRange', raggedRange, () => [complex(), 1, 1], 0, 'float32 or int32', 'complex64');
  refusesKinds('raggedRange', raggedRange);
});

describe('raggedTensorToTensor', () => {
  const types = ['ROW_SPLITS'];
  it('is tfjs', () => {
    tf.tidy(() => {
      const splits = ints([0, 2, 3]);
      for (const sizes of [
        [2, -1],
        [3, 1],
        [-1, 4],
      ]) {
        const wanted = tf.raggedTensorToTensor(sizes, [1, 2, 3], 9, [splits], types);
        expectSame(
          exact(() => raggedTensorToTensor(sizes, [1, 2, 3], 9, [splits], types)),
          wanted,
        );
      }
      const to = ints([2, 2]);
      expectSame(
        exact(() => raggedTensorToTensor(to, [1, 2, 3], 9, [splits], types)),
        tf.tensor([
          [1, 2],
          [3, 9],
        ]),
      );
      const [count, rows] = [tf.scalar(2, 'int32'), ints([0, 0, 1])];
      const ids = ['FIRST_DIM_SIZE', 'VALUE_ROWIDS'];
      expectSame(
        exact(() => raggedTensorToTensor([-1, -1], [1, 2, 3], 9, [count, rows], ids)),
        tf.tensor([
          [1, 2],
          [3, 9],
        ]),
      );
      const x = tf.tensor([
        [1, 2],
        [3, 4],
        [5, 6],
      ]);
      expectSame(
        exact(() => raggedTensorToTensor([-1, -1, -1], x, 0, [splits], types)),
        tf.tensor([
          [
            [1, 2],
            [3, 4],
          ],
          [
            [5, 6],
            [0, 0],
          ],
        ]),
      );
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const op = 'raggedTensorToTensor';
      const splits = ints([0, 2, 3]);
      const run = (sizes: number[], x: unknown) => () => raggedTensorToTensor(sizes, x, 0, [splits], types);
      expectError(run([2], [1, 2, 3]), invalidArgument, op, 'shape', '2 entries', '1 entry');
      const wanted = 'non-negative integers or -1';
      expectError(run([2, -2], [1, 2, 3]), invalidArgument, op, 'shape', wanted, '[2, -2]');
      expectError(run([2, -1, 5], tf.zeros([3, 4])), operandShape, op, 1, '[?, 5]', [3, 4]);
      expectError(run([2], 1), operandRank, op, 1, '1 or more', []);
      const few = () => raggedTensorToTensor([2, 2], [1], 0, [], types);
      expectError(few, invalidArgument, op, 'rowPartitionTensors', '1 tensor', '0 tensors');
      const other = () => raggedTensorToTensor([2, 2], [1], ints([0]), [splits], types);
      expectError(other, operandDtype, op, 2, 'float32', 'int32');
    });
  });
  refusesKinds('raggedTensorToTensor', raggedTensorToTensor, 1, [[]]);
});
