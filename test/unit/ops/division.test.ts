import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { broadcastMismatch } from '../../../src/messages/shapes.js';
import * as ops from '../../../src/ops/division.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import {
  complex,
  exact,
  expectSame,
  matchesBinary,
  type OpTable,
  refusesDtype,
  refusesKinds,
} from './opCase.js';

beforeAll(() => useBackend('cpu'));

const table: OpTable = { ...ops };

describe.each(Object.keys(table))('%s', (name) => {
  const op = table[name];
  matchesBinary(name, op, ['int32', 'int32']);
  matchesBinary(name, op, ['bool', 'int32']);
  refusesDtype(name, op, () => [tf.tensor([true]), tf.tensor([true])], 0, 'float32 or int32', 'bool');
  refusesDtype(name, op, () => [1, complex()], 1, 'float32 or int32', 'complex64');
  refusesKinds(name, op);
  refusesKinds(name, op, 1, [1]);

  it('says which shapes do not broadcast', () => {
    tf.tidy(() => {
      const args = [tf.zeros([2, 3]), tf.zeros([4])];
      expectError(() => op(...args), broadcastMismatch, name, [2, 3], [4], 3, 4);
    });
  });
});

describe('on float32', () => {
  matchesBinary('div', table.div);
  matchesBinary('divNoNan', table.divNoNan);
  matchesBinary('mod', table.mod);
  matchesBinary('div', table.div, ['int32', 'float32']);
});

describe('floorDiv of float32', () => {
  it('is float32, also where tfjs overflows its int32', () => {
    tf.tidy(() => {
      const a = tf.tensor([7, -7, 7, -7, 1, 1e20, 0.5]);
      const b = tf.tensor([2, 2, -2, -2, 0.1, 2, 1]);
      const quotient = exact(() => table.floorDiv(a, b));
      expect(quotient.dtype).toBe('float32');
      expect(Array.from(quotient.dataSync())).toEqual([3, -4, -4, 3, 9, Math.fround(5e19), 0]);
    });
  });

  it('has the whole numbers of tfjs', () => {
    tf.tidy(() => {
      const a = tf.range(-20, 20, 1);
      expectSame(table.floorDiv(a, 3), tf.cast(tf.floorDiv(a, 3), 'float32'));
    });
  });
});
