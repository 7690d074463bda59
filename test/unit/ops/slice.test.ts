import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryCount, operandRank, sliceRange } from '../../../src/messages/move.js';
import * as ops from '../../../src/ops/slice.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { complex, exact, expectSame, inTfjs, type OpTable, refusesKinds, strings, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const table: OpTable = { ...ops };

describe('slice', () => {
  it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const x = values([3, 4, 2], 1, dtype);
      for (const [begin, size] of [
        [1, undefined],
        [0, 2],
        [[1, 2], [2]],
        [
          [0, 1, 1],
          [-1, 2, 1],
        ],
        [[], [3, 0]],
      ] as [number | number[], (number | number[])?][]) {
        expectSame(
          exact(() => table.slice(x, begin, size)),
          tf.slice(x, begin, size),
        );
      }
    });
  });

  it('takes every dtype and nested arrays', () => {
    tf.tidy(() => {
      expectSame(table.slice(complex(), 1), tf.complex([2], [4]));
      expectSame(table.slice(strings(), 1), tf.slice(strings(), 1));
      expectSame(
        exact(() => table.slice([1, 2, 3], 1)),
        tf.tensor([2, 3]),
      );
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([3, 2]);
      expectError(() => table.slice(x, 2, 2), sliceRange, 'slice', 2, 2, 0, [3, 2]);
      expectError(() => table.slice(x, [0, -1]), sliceRange, 'slice', -1, -1, 1, [3, 2]);
      expectError(() => table.slice(x, [4]), sliceRange, 'slice', 4, -1, 0, [3, 2]);
      expectError(() => table.slice(x, 0, 1.5), sliceRange, 'slice', 0, 1.5, 0, [3, 2]);
      expectError(() => table.slice(x, [0, 0, 0]), entryCount, 'slice', 'begin', 3, [3, 2]);
      expectError(() => table.slice(x, 0, [1, 1, 1]), entryCount, 'slice', 'size', 3, [3, 2]);
      expectError(() => table.slice(1, 0), operandRank, 'slice', 0, '1 or more', []);
    });
  });
  refusesKinds('slice', table.slice);
});

describe.each([1, 2, 3, 4])('slice%id', (rank) => {
  const [name, shape] = [`slice${rank}d`, Array<number>(rank).fill(3)];
  const all = (n: number) => (rank === 1 ? n : Array<number>(rank).fill(n));

  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values(shape, 1);
      expectSame(
        exact(() => table[name](x, all(1), all(2))),
        inTfjs[name](x, all(1), all(2)),
      );
    });
  });

  it('wants its rank', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 2, 2, 2, 2]);
      expectError(() => table[name](x, all(0), all(1)), operandRank, name, 0, `${rank}`, [2, 2, 2, 2, 2]);
      expect(() => inTfjs[name](x, all(0), all(1))).toThrow();
    });
  });
});
