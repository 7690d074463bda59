import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { broadcastMismatch } from '../../../src/messages/shapes.js';
import * as ops from '../../../src/ops/arithmetic.js';
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
const forComplex = ['add', 'sub', 'mul'];

describe.each(Object.keys(table))('%s', (name) => {
  const op = table[name];
  matchesBinary(name, op);
  matchesBinary(name, op, ['int32', 'int32']);
  matchesBinary(name, op, ['int32', 'float32']);
  matchesBinary(name, op, ['float32', 'bool']);
  matchesBinary(name, op, ['bool', 'int32']);

  const wanted = `float32 or int32${forComplex.includes(name) ? ' or complex64' : ''}`;
  const bools = () => tf.tensor([true, false]);
  refusesDtype(name, op, () => [bools(), bools()], 0, wanted, 'bool');
  refusesDtype(name, op, () => [tf.ones([2]), strings()], 1, wanted, 'string');
  if (!forComplex.includes(name)) {
    refusesDtype(name, op, () => [complex(), 1], 0, wanted, 'complex64');
    refusesDtype(name, op, () => [tf.ones([2]), complex()], 1, wanted, 'complex64');
  }
  refusesDtype(
    name,
    op,
    () => [tf.tensor([1], [1], 'int32'), 0.5],
    1,
    'an int32 value like the other operand',
    '0.5',
  );
  refusesDtype(
    name,
    op,
    () => [3e9, tf.tensor([1], [1], 'int32')],
    0,
    'an int32 value like the other operand',
    '3000000000',
  );
  refusesKinds(name, op);
  refusesKinds(name, op, 1, [1]);

  it('names the shapes that do not broadcast', () => {
    tf.tidy(() => {
      const [a, b] = [tf.zeros([2, 3]), tf.zeros([4])];
      expectError(() => op(a, b), broadcastMismatch, name, [2, 3], [4], 3, 4);
      expectError(() => op([1, 2], tf.zeros([3])), broadcastMismatch, name, [2], [3], 2, 3);
    });
  });

  it('gives a number the dtype of the tensor', () => {
    tf.tidy(() => {
      const whole = tf.tensor([1, -2], [2], 'int32');
      expect(exact(() => op(whole, 2)).dtype).toBe('int32');
      expect(exact(() => op(2, whole)).dtype).toBe('int32');
      expect(op(tf.ones([2]), 2).dtype).toBe('float32');
      expect(op(tf.tensor([true]), 2).dtype).toBe('float32');
    });
  });
});

describe('complex numbers', () => {
  it.each(forComplex)('%s', (name) => {
    tf.tidy(() => {
      const z = complex();
      // tfjs' own complex broadcasting gives NaN.
      const full = (re: number, im: number) => tf.complex(tf.fill(z.shape, re), tf.fill(z.shape, im));
      const w = tf.complex([5], [6]);
      expectSame(
        exact(() => table[name](z, w)),
        inTfjs[name](z, full(5, 6)),
      );
      expectSame(
        exact(() => table[name](z, 2)),
        inTfjs[name](z, full(2, 0)),
      );
      const x = tf.ones([2]);
      expectSame(
        exact(() => table[name](x, z)),
        inTfjs[name](x, z),
      );
    });
  });
});
