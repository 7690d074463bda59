import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { operandShape } from '../../../src/messages/operands.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as sparse from '../../../src/ops/sparse.js';
import * as string from '../../../src/ops/string.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { grad, vmap } from '../../support/untyped.js';
import {
  complex,
  exact,
  expectSame,
  type OpTable,
  refusesDtype,
  refusesKinds,
  strings,
  values,
} from './opCase.js';

beforeAll(() => useBackend('cpu'));

const ops: OpTable = { ...sparse, ...string };
const { sparseFillEmptyRows, sparseReshape, sparseSegmentMean, sparseSegmentSum } = ops;
const { staticRegexReplace, stringNGrams, stringSplit, stringToHashBucketFast } = ops;
const ints = (x: number[] | number[][]) => tf.tensor(x, undefined, 'int32');

/** Every tensor of the result is that of tfjs, and no other is left. */
function sameParts(run: () => unknown, wanted: object) {
  const before = tf.memory().numTensors;
  const got = run() as { [part: string]: tf.Tensor };
  expect(tf.memory().numTensors - before).toBe(Object.keys(got).length);
  expect(Object.keys(got).sort()).toEqual(Object.keys(wanted).sort());
  for (const [part, x] of Object.entries(wanted)) expectSame(got[part], x);
}

describe('sparseFillEmptyRows', () => {
  const at = [
    [0, 0],
    [1, 0],
    [3, 2],
  ];
  it('is tfjs', () => {
    tf.tidy(() => {
      const given = [1, 2, 3];
      const wanted = tf.sparse.sparseFillEmptyRows(at, given, [5, 6], -1);
      sameParts(() => sparseFillEmptyRows(at, given, [5, 6], -1), wanted);
      const shape = ints([5, 6]);
      sameParts(() => sparseFillEmptyRows(at, given, shape, -1), wanted);
    });
  });

  it('says what does not fit', () => {
    const op = 'sparseFillEmptyRows';
    tf.tidy(() => {
      expectError(() => sparseFillEmptyRows(at, [1, 2], [5, 6], 0), operandShape, op, 1, '[3]', [2]);
      expectError(() => sparseFillEmptyRows(at, [1, 2, 3], [5], 0), operandShape, op, 2, '[2]', [1]);
      expectError(() => sparseFillEmptyRows([1], [1], [5], 0), operandRank, op, 0, '2', [1]);
      expectError(() => sparseFillEmptyRows(at, [1, 2, 3], [5, 6], [0]), operandRank, op, 3, '0', [1]);
    });
  });
  const args = () => [[[1]], complex(), [1], 0];
  refusesDtype('sparseFillEmptyRows', sparseFillEmptyRows, args, 1, 'float32 or int32 or bool', 'complex64');
  refusesKinds('sparseFillEmptyRows', sparseFillEmptyRows);

  it('cannot be mapped', () => {
    tf.tidy(() => {
      const run = (x: tf.Tensor) => sparseFillEmptyRows(at, x, [5, 6], 0) as tf.Tensor;
      expect(() => vmap(run)(tf.zeros([2, 3]))).toThrow(/^SparseFillEmptyRows cannot be mapped: the shape/);
    });
  });
});

describe('sparseReshape', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const at = [
        [0, 0, 0],
        [0, 0, 1],
        [0, 1, 0],
        [1, 2, 3],
      ];
      sameParts(() => sparseReshape(at, [2, 3, 6], [9, -1]), tf.sparse.sparseReshape(at, [2, 3, 6], [9, -1]));
    });
  });

  it('says what does not fit', () => {
    const op = 'sparseReshape';
    tf.tidy(() => {
      expectError(() => sparseReshape([[0, 0]], [2, 3, 6], [9, -1]), operandShape, op, 1, '[2]', [3]);
      expectError(() => sparseReshape([[0, 0]], [2, 3], [[6]]), operandRank, op, 2, '1', [1, 1]);
    });
  });
  refusesKinds('sparseReshape', sparseReshape);
});

describe.each(['sparseSegmentMean', 'sparseSegmentSum'] as const)('%s', (name) => {
  const op = ops[name];
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values([3, 4], 1);
      const [at, ids] = [ints([0, 2, 1]) as tf.Tensor1D, ints([0, 0, 1]) as tf.Tensor1D];
      expectSame(
        exact(() => op(x, at, ids)),
        tf.sparse[name](x, at, ids),
      );
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      expectError(() => op([1, 2], [0, 1], [0]), operandShape, name, 2, '[2]', [1]);
      expectError(() => op(1, [0], [0]), operandRank, name, 0, '1 or more', []);
      expectError(() => op([1], 0, [0]), operandRank, name, 1, '1', []);
    });
  });
  refusesKinds(name, op);

  it('is mapped where the examples have as many segments, and has no derivative', () => {
    tf.tidy(() => {
      const [at, ids] = [ints([0, 2, 1]), ints([0, 0, 1])];
      const run = (x: tf.Tensor) => op(x, at, ids);
      const x = values([2, 3, 4], 1);
      expectSame(vmap(run)(x), tf.stack(tf.unstack(x).map(run)));
      expect(() => grad((x: tf.Tensor) => tf.sum(run(x)))(tf.zeros([3]))).toThrow(/SparseSegment/);
    });
  });
});

it('sparseSegmentMean of integers is a mean', () => {
  tf.tidy(() => {
    expectSame(sparseSegmentMean(ints([1, 2]), ints([0, 1]), ints([0, 0])), tf.tensor([1.5]));
    expectSame(sparseSegmentSum(ints([1, 2]), ints([0, 1]), ints([0, 0])), ints([3]));
  });
});

describe('strings', () => {
  it('are those of tfjs', () => {
    tf.tidy(() => {
      const [data, splits] = [['a', 'b', 'c', 'd'], ints([0, 2, 4])];
      const args = ['|', [1, 2], 'LP', 'RP', -1, false] as const;
      const wanted = tf.string.stringNGrams(data, splits, args[0], [1, 2], 'LP', 'RP', -1, false);
      sameParts(() => stringNGrams(data, splits, ...args), wanted);
      const split = tf.string.stringSplit(['a b', 'c  d'], ' ', false);
      sameParts(() => stringSplit(['a b', 'c  d'], ' ', false), split);
      const grid = tf.tensor([
        ['a', 'ab'],
        ['b', ''],
      ]);
      expectSame(
        exact(() => stringToHashBucketFast(grid, 5)),
        tf.string.stringToHashBucketFast(grid, 5),
      );
      expectSame(
        exact(() => staticRegexReplace(grid, 'a', 'x')),
        tf.tensor([
          ['x', 'xb'],
          ['b', ''],
        ]),
      );
      expectSame(
        exact(() => staticRegexReplace('aa', 'a', 'x', false)),
        tf.scalar('xa'),
      );
    });
  });

  it('say what does not fit', () => {
    tf.tidy(() => {
      expectError(() => stringSplit('a b', ' '), operandRank, 'stringSplit', 0, '1', []);
      expectError(() => stringSplit(['a b'], [' ']), operandRank, 'stringSplit', 1, '0', [1]);
      const bad = () => stringNGrams(['a'], ints([0, 1]), '', [0], '', '', 0, false);
      expectError(bad, invalidArgument, 'stringNGrams', 'nGramWidths', 'positive integers', '[0]');
      const wanted = 'a positive integer';
      const none = () => stringToHashBucketFast(['a'], 0);
      expectError(none, invalidArgument, 'stringToHashBucketFast', 'numBuckets', wanted, '0');
      const words = 'strings or a tensor of them';
      const kinds: [unknown, string][] = [
        [1, 'a number'],
        [undefined, 'undefined'],
        [['a', 1], 'an array of length 2'],
      ];
      for (const [x, got] of kinds) {
        expectError(
          () => staticRegexReplace(x, '', ''),
          invalidArgument,
          'staticRegexReplace',
          'argument 0',
          words,
          got,
        );
      }
    });
  });
  refusesDtype(
    'staticRegexReplace',
    staticRegexReplace,
    () => [tf.zeros([1]), '', ''],
    0,
    'string',
    'float32',
  );
  refusesDtype('stringNGrams', stringNGrams, () => [strings(), tf.zeros([1])], 1, 'int32', 'float32');

  it('are mapped at once where the sizes do not depend on the data', () => {
    tf.tidy(() => {
      const grid = tf.tensor([
        ['a', 'ab'],
        ['b', ''],
      ]);
      const run = (x: tf.Tensor) => staticRegexReplace(x, 'a', 'x');
      expectSame(vmap(run)(grid), run(grid));
      const split = (x: tf.Tensor) => stringSplit(x, ' ') as tf.Tensor;
      expect(() => vmap(split)(grid)).toThrow(/^StringSplit cannot be mapped: the shape/);
    });
  });
});
