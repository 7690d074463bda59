import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { operandShape } from '../../../src/messages/operands.js';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import { invalidArgument, operandDtype } from '../../../src/messages/tensors.js';
import { tracedRead } from '../../../src/messages/tracing.js';
import * as readers from '../../../src/ops/readers.js';
import * as search from '../../../src/ops/search.js';
import * as different from '../../../src/ops/unique.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { grad, vmap } from '../../support/untyped.js';
import { complex, exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const ops: OpTable = { ...readers, ...search, ...different };
const { bincount, booleanMaskAsync, denseBincount, inTopKAsync, lowerBound, searchSorted } = ops;
const { setdiff1dAsync, unique, upperBound, whereAsync } = ops;
const ints = (x: number[] | number[][]) => tf.tensor(x, undefined, 'int32');

describe('searchSorted', () => {
  const edges = [
    [0, 3, 8, 9],
    [1, 2, 3, 3],
  ];
  it('is tfjs, with the shape of the values', () => {
    tf.tidy(() => {
      const sought = tf.tensor([
        [9, 2, 4],
        [0, 3, 4],
      ]);
      const [zeros, ones] = [tf.zeros([2, 3, 4]), tf.ones([2, 3, 5], 'int32')];
      for (const side of ['left', 'right'] as const) {
        const wanted = tf.searchSorted(edges, sought, side);
        expectSame(
          exact(() => searchSorted(edges, sought, side)),
          wanted,
        );
        expectSame((side === 'left' ? lowerBound : upperBound)(edges, sought), wanted);
      }
      expectSame(
        exact(() => searchSorted(edges[0], [3, 9])),
        ints([1, 3]),
      );
      const deep = exact<tf.Tensor>(() => searchSorted(zeros, ones));
      expectSame(deep, tf.fill([2, 3, 5], 4, 'int32'));
      expectSame(
        exact(() => searchSorted([], [1, 1])),
        ints([0, 0]),
      );
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      expectError(() => searchSorted(edges, tf.zeros([3])), operandShape, 'searchSorted', 1, '[2, ?]', [3]);
      expectError(() => lowerBound(edges, 3), operandRank, 'lowerBound', 1, '1 or more', []);
    });
  });
  refusesDtype('upperBound', upperBound, () => [complex(), [1]], 0, 'float32 or int32', 'complex64');
  refusesKinds('searchSorted', searchSorted);

  it('is mapped at once', () => {
    tf.tidy(() => {
      const [sequence, sought] = [tf.tensor(edges), values([2, 5], 1)];
      const wanted = tf.stack([0, 1].map((i) => searchSorted(edges[i], tf.gather(sought, i))));
      expectSame(vmap(searchSorted)(sequence, sought), wanted as tf.Tensor);
    });
  });
});

describe('bincount', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = ints([1, 2, 1, 7]) as tf.Tensor1D;
      for (const weights of [tf.zeros([0]), values([4], 1), values([4], 1, 'int32')]) {
        const wanted = tf.bincount(x, weights as tf.Tensor1D, 5);
        expectSame(
          exact(() => bincount(x, weights, 5)),
          wanted,
        );
        expectSame(
          exact(() => denseBincount(x, weights, 5)),
          wanted,
        );
        const rows = tf.reshape(x, [2, 2]);
        const byRow = weights.size === 0 ? weights : tf.reshape(weights, [2, 2]);
        for (const binary of [false, true]) {
          const counts = tf.denseBincount(rows as tf.Tensor2D, byRow as tf.Tensor2D, 3, binary);
          expectSame(
            exact(() => denseBincount(rows, byRow, 3, binary)),
            counts,
          );
        }
      }
      expectSame(
        exact(() => denseBincount(x, [], 3, true)),
        tf.tensor([0, 1, 1]),
      );
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = ints([1, 2, 1]);
      expectError(() => bincount(x, tf.zeros([2]), 5), operandShape, 'bincount', 1, '[3] or [0]', [2]);
      expectError(() => bincount(ints([[1]]), [], 5), operandRank, 'bincount', 0, '1', [1, 1]);
      const deep = tf.zeros([1, 1, 1], 'int32');
      expectError(() => denseBincount(deep, [], 5), operandRank, 'denseBincount', 0, '1 or 2', [1, 1, 1]);
      const wanted = 'a non-negative integer';
      expectError(() => bincount(x, [], 1.5), invalidArgument, 'bincount', 'size', wanted, '1.5');
    });
  });
  refusesDtype('bincount', bincount, () => [tf.zeros([1]), [], 1], 0, 'int32', 'float32');
  refusesDtype(
    'denseBincount',
    denseBincount,
    () => [ints([1]), complex(), 1],
    1,
    'float32 or int32',
    'complex64',
  );
  refusesKinds('bincount', bincount);
  refusesKinds('denseBincount', denseBincount, 1, [[]]);
});

describe('unique', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = tf.round(values([5, 2], 1));
      const inputs = [x, tf.cast(x, 'int32'), tf.cast(x, 'bool'), tf.tensor([['a'], ['b'], ['a']])];
      for (const x of inputs) {
        for (const axis of [0, 1, -1]) {
          const before = tf.memory().numTensors;
          const got = unique(x, axis) as { values: tf.Tensor; indices: tf.Tensor };
          expect(tf.memory().numTensors - before).toBe(2);
          const wanted = tf.unique(x, axis);
          expectSame(got.values, wanted.values);
          expectSame(got.indices, wanted.indices);
        }
      }
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      expectError(() => unique([1, 2], 1), axisOutOfRange, 'unique', 1, [2]);
      expectError(() => unique(1), operandRank, 'unique', 0, '1 or more', []);
    });
  });
  const wanted = 'float32 or int32 or bool or string';
  refusesDtype('unique', unique, () => [complex()], 0, wanted, 'complex64');
  refusesKinds('unique', unique);

  it('cannot be transformed', () => {
    tf.tidy(() => {
      const run = (x: tf.Tensor) => (unique(x) as { values: tf.Tensor }).values;
      expect(() => vmap(run)(tf.zeros([2, 3]))).toThrow(/^Unique cannot be mapped: the shape of its output/);
      expect(() => grad((x: tf.Tensor) => tf.sum(run(x)))(tf.zeros([3]))).toThrow(/Unique/);
    });
  });
});

describe('ops that read values', () => {
  /** Nothing but the result is left. */
  async function settled<T extends tf.Tensor | tf.Tensor[]>(run: () => unknown): Promise<T> {
    const before = tf.memory().numTensors;
    const result = (await run()) as T;
    expect(tf.memory().numTensors - before).toBe(Array.isArray(result) ? result.length : 1);
    return result;
  }

  it('are tfjs', async () => {
    const x = values([3, 2, 2], 1);
    const positive = tf.greater(x, 0);
    expectSame(await settled(() => whereAsync(positive)), await tf.whereAsync(positive));
    expectSame(await settled(() => whereAsync([true, false, true])), ints([[0], [2]]));
    const [rows, inner] = [
      tf.tensor([true, false, true]),
      tf.tensor([
        [true, true],
        [false, true],
      ]),
    ];
    expectSame(await settled(() => booleanMaskAsync(x, rows)), tf.gather(x, [0, 2]));
    expectSame(await settled(() => booleanMaskAsync(x, inner, 1)), await tf.booleanMaskAsync(x, inner, 1));
    expectSame(await settled(() => booleanMaskAsync([1, 2, 3], rows, -1)), tf.tensor([1, 3]));
    const [left, at] = await settled<tf.Tensor[]>(() => setdiff1dAsync([1, 2, 3, 2], [1, 3]));
    expectSame(left, tf.tensor([2, 2]));
    expectSame(at, ints([1, 3]));
    const scores = tf.tensor([
      [3, 2, 1],
      [3, 2, 1],
    ]);
    expectSame(await settled(() => inTopKAsync(scores, [1, 2], 2)), tf.tensor([true, false]));
  });

  it('say at once what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([3, 2]);
      const [mask, bool] = [tf.tensor([true, false]), 'booleanMaskAsync'];
      expectError(() => booleanMaskAsync(x, mask), operandShape, bool, 1, '[3]', [2]);
      expectError(
        () => booleanMaskAsync(x, tf.zeros([3, 2, 1], 'bool')),
        operandRank,
        bool,
        1,
        '1 to 2',
        [3, 2, 1],
      );
      expectError(() => booleanMaskAsync(x, mask, 2), axisOutOfRange, bool, 2, [3, 2]);
      expectError(() => setdiff1dAsync(x, [1]), operandRank, 'setdiff1dAsync', 0, '1', [3, 2]);
      expectError(
        () => setdiff1dAsync([1], ints([1])),
        operandDtype,
        'setdiff1dAsync',
        1,
        'float32',
        'int32',
      );
      expectError(() => inTopKAsync(x, [1, 2]), operandShape, 'inTopKAsync', 1, '[3]', [2]);
      expectError(() => inTopKAsync([1], 0), operandRank, 'inTopKAsync', 0, '2 or more', [1]);
      const wanted = 'an integer from 1 to 2';
      expectError(() => inTopKAsync(x, [1, 1, 1], 3), invalidArgument, 'inTopKAsync', 'k', wanted, '3');
    });
  });
  refusesDtype('whereAsync', whereAsync, () => [tf.zeros([1])], 0, 'bool', 'float32');
  refusesDtype(
    'booleanMaskAsync',
    booleanMaskAsync,
    () => [tf.zeros([1]), tf.zeros([1])],
    1,
    'bool',
    'float32',
  );
  refusesKinds('whereAsync', whereAsync);
  refusesKinds('booleanMaskAsync', booleanMaskAsync);
  refusesKinds('setdiff1dAsync', setdiff1dAsync);
  refusesKinds('inTopKAsync', inTopKAsync);

  it('cannot be transformed', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3], 'bool');
      const run = () => vmap((x: tf.Tensor) => whereAsync(x) as tf.Tensor)(x);
      expectError(run, tracedRead, 'whereAsync', 'vmap');
      const slope = () => grad((x: tf.Tensor) => booleanMaskAsync(x, [true]) as tf.Tensor)(tf.zeros([1]));
      expectError(slope, tracedRead, 'booleanMaskAsync', 'grad');
    });
  });
});
