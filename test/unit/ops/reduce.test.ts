import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { axisOutOfRange, repeatedAxis } from '../../../src/messages/shapes.js';
import { emptyReduction } from '../../../src/messages/tensors.js';
import * as ops from '../../../src/ops/reduce.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { complex, exact, expectSame, inTfjs, type OpTable, refusesDtype, refusesKinds } from './opCase.js';
import { matchesReduction } from './reduction.js';

beforeAll(() => useBackend('cpu'));

const table: OpTable = { ...ops };

describe.each(Object.keys(table))('%s', (name) => {
  const op = table[name];
  const wanted = name === 'mean' ? 'float32' : 'float32 or int32 or bool';
  matchesReduction(name, op, 'float32');
  matchesReduction(name, op, 'int32');
  matchesReduction(name, op, 'bool');
  refusesDtype(name, op, () => [complex()], 0, wanted, 'complex64');
  refusesKinds(name, op);

  it('takes no axes as none to reduce', () => {
    tf.tidy(() => {
      const x = tf.tensor([[1, 2]]);
      expectSame(
        exact(() => op(x, [])),
        x,
      );
    });
  });

  it('says which axis is wrong', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      expectError(() => op(x, 2), axisOutOfRange, name, 2, [2, 3]);
      expectError(() => op(x, [0, -3]), axisOutOfRange, name, -3, [2, 3]);
      expectError(() => op(x, [0, -2]), repeatedAxis, name, -2, [0, -2]);
    });
  });
});

describe('no elements', () => {
  it('have a sum, a product and a mean', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 0]);
      expect(table.sum(x, 1).arraySync()).toEqual([0, 0]);
      expect(table.prod(x, 1).arraySync()).toEqual([1, 1]);
      expect(table.mean(x, 1).arraySync()).toEqual([Number.NaN, Number.NaN]);
    });
  });

  it.each(['max', 'min'])('have no %s', (name) => {
    tf.tidy(() => {
      const x = tf.zeros([2, 0]);
      expectError(() => table[name](x), emptyReduction, name, [2, 0]);
      expectError(() => table[name](x, -1), emptyReduction, name, [2, 0]);
      expect(table[name](x, 0).shape).toEqual([0]);
    });
  });
});

it('the numbers of an array are reduced', () => {
  tf.tidy(() => {
    for (const name of Object.keys(table)) {
      const values = [
        [1, 2],
        [3, 4],
      ];
      expectSame(
        exact(() => table[name](values, 1)),
        inTfjs[name](values, 1),
      );
    }
  });
});
