import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import { broadcastMismatch } from '../../../src/messages/shapes.js';
import * as ops from '../../../src/ops/compare.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import {
  complex,
  exact,
  expectSame,
  inTfjs,
  matchesBinary,
  type OpTable,
  refusesDtype,
  refusesKinds,
  strings,
} from './opCase.js';

beforeAll(() => useBackend('cpu'));

const table: OpTable = { ...ops };
const wanted = 'float32 or int32 or bool';

describe.each(Object.keys(table))('%s', (name) => {
  const op = table[name];
  matchesBinary(name, op);
  matchesBinary(name, op, ['int32', 'int32']);
  matchesBinary(name, op, ['bool', 'bool']);
  matchesBinary(name, op, ['int32', 'float32']);
  matchesBinary(name, op, ['float32', 'bool']);
  refusesDtype(name, op, () => [complex(), complex()], 0, wanted, 'complex64');
  refusesDtype(name, op, () => [tf.ones([2]), complex()], 1, wanted, 'complex64');
  refusesDtype(name, op, () => [strings(), strings()], 0, wanted, 'string');
  refusesKinds(name, op);
  refusesKinds(name, op, 1, [1]);

  it('says which shapes do not broadcast', () => {
    tf.tidy(() => {
      const args = [tf.zeros([2, 3]), tf.zeros([4])];
      expectError(() => op(...args), broadcastMismatch, name, [2, 3], [4], 3, 4);
    });
  });

  it('compares integers with fractions as numbers', () => {
    tf.tidy(() => {
      const whole = tf.tensor([1, 2, 3], [3], 'int32');
      for (const x of [2, 2.5, Number.NaN, 3e9]) {
        expectSame(
          exact(() => op(whole, x)),
          inTfjs[name](tf.cast(whole, 'float32'), x),
        );
      }
    });
  });
});
