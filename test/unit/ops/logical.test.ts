import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import { broadcastMismatch } from '../../../src/messages/shapes.js';
import * as ops from '../../../src/ops/logical.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import {
  exact,
  expectSame,
  inTfjs,
  matchesBinary,
  matchesUnary,
  type OpTable,
  refusesDtype,
  refusesKinds,
} from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { logicalNot, ...table }: OpTable = { ...ops };

describe.each(Object.keys(table))('%s', (name) => {
  const op = table[name];
  matchesBinary(name, op, ['bool', 'bool']);
  refusesDtype(name, op, () => [tf.ones([2]), true], 0, 'bool', 'float32');
  refusesDtype(name, op, () => [true, tf.tensor([1], [1], 'int32')], 1, 'bool', 'int32');
  refusesKinds(name, op);
  refusesKinds(name, op, 1, [true]);

  it('takes booleans and arrays', () => {
    tf.tidy(() => {
      const mask = tf.tensor([true, false]);
      expectSame(
        exact(() => op(mask, true)),
        inTfjs[name](mask, true),
      );
      expectSame(
        exact(() => op([true, true], mask)),
        inTfjs[name]([true, true], mask),
      );
    });
  });

  it('says which shapes do not broadcast', () => {
    tf.tidy(() => {
      const args = [tf.zeros([2, 3], 'bool'), tf.zeros([4], 'bool')];
      expectError(() => op(...args), broadcastMismatch, name, [2, 3], [4], 3, 4);
    });
  });
});

describe('logicalNot', () => {
  matchesUnary('logicalNot', logicalNot, 'bool');
  refusesDtype('logicalNot', logicalNot, () => [tf.ones([2])], 0, 'bool', 'float32');
  refusesKinds('logicalNot', logicalNot);
});
