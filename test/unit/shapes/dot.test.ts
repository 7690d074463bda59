import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { dotInner, dotRank, outerRank } from '../../../src/messages/matMul.js';
import { dotShape, outerShape } from '../../../src/shapes/dot.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { dim, shape } from './arbitrary.js';

beforeAll(() => useBackend('cpu'));

it('dotShape is the shape of dot in tfjs', () => {
  fc.assert(
    fc.property(shape(1), shape(1), dim, (rows, columns, k) => {
      const [a, b] = [
        [...rows, k],
        [k, ...columns],
      ];
      expect(dotShape(a, b)).toEqual(tf.tidy(() => tf.dot(tf.zeros(a), tf.zeros(b)).shape));
    }),
  );
});

it('outerShape is the shape of outerProduct in tfjs', () => {
  fc.assert(
    fc.property(dim, dim, (m, n) => {
      expect(outerShape([m], [n])).toEqual(
        tf.tidy(() => tf.outerProduct(tf.zeros([m]), tf.zeros([n])).shape),
      );
    }),
  );
});

it('dotShape and outerShape say which operand or which sizes are wrong', () => {
  expectError(() => dotShape([], [3]), dotRank, 0, []);
  expectError(() => dotShape([3], [1, 3, 2]), dotRank, 1, [1, 3, 2]);
  expectError(() => dotShape([2, 3], [2]), dotInner, [2, 3], [2], 3, 2);
  expectError(() => outerShape([2, 3], [3]), outerRank, 0, [2, 3]);
  expectError(() => outerShape([2], []), outerRank, 1, []);
});
