import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { axisOutOfRange, repeatedAxis } from '../../../src/messages/shapes.js';
import * as ops from '../../../src/ops/reverse.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { shapeAndAxes } from '../shapes/arbitrary.js';
import { exact, expectSame, inTfjs, type OpTable, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const table: OpTable = { ...ops };

describe('reverse', () => {
  it('is tfjs', () => {
    fc.assert(
      fc.property(
        shapeAndAxes,
        fc.constantFrom('float32' as const, 'int32' as const),
        ({ of, axes }, dtype) => {
          tf.tidy(() => {
            const x = values(of, 1, dtype);
            for (const axis of [undefined, axes]) {
              expectSame(
                exact(() => table.reverse(x, axis)),
                tf.reverse(x, axis),
              );
            }
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('of a number is the number', () => {
    tf.tidy(() => expectSame(table.reverse(2), tf.scalar(2)));
  });

  it('says which axis is wrong', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      expectError(() => table.reverse(x, 2), axisOutOfRange, 'reverse', 2, [2, 3]);
      expectError(() => table.reverse(x, [0, -2]), repeatedAxis, 'reverse', -2, [0, -2]);
    });
  });
  refusesKinds('reverse', table.reverse);
});

describe.each([1, 2, 3, 4])('reverse%id', (rank) => {
  const name = `reverse${rank}d`;
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values(Array<number>(rank).fill(3), 1);
      expectSame(
        exact(() => table[name](x, rank - 1)),
        inTfjs[name](x, rank - 1),
      );
    });
  });

  it('wants its rank', () => {
    tf.tidy(() => {
      const x = tf.zeros([1, 1, 1, 1, 1]);
      expectError(() => table[name](x), operandRank, name, 0, `${rank}`, [1, 1, 1, 1, 1]);
    });
  });
});
