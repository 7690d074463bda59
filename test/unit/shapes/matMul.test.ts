import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { matMulBatch, matMulInner, matMulRank } from '../../../src/messages/matMul.js';
import { matMulShape } from '../../../src/shapes/matMul.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { broadcastable, dim } from './arbitrary.js';

beforeAll(() => useBackend('cpu'));

it('matMulShape is the shape of the product in tfjs', () => {
  fc.assert(
    fc.property(
      broadcastable,
      fc.tuple(dim, dim, dim),
      fc.tuple(fc.boolean(), fc.boolean()),
      ([batchA, batchB], [m, k, n], [transposeA, transposeB]) => {
        const a = [...batchA, ...(transposeA ? [k, m] : [m, k])];
        const b = [...batchB, ...(transposeB ? [n, k] : [k, n])];
        expect(matMulShape(a, b, transposeA, transposeB)).toEqual(
          tf.tidy(() => tf.matMul(tf.zeros(a), tf.zeros(b), transposeA, transposeB).shape),
        );
      },
    ),
  );
});

it('matMulShape says which operand or which sizes are wrong', () => {
  expectError(() => matMulShape([3], [3, 4]), matMulRank, 0, [3]);
  expectError(() => matMulShape([3, 4], [4]), matMulRank, 1, [4]);
  expectError(() => matMulShape([2, 3], [4, 5]), matMulInner, [2, 3], [4, 5], 3, 4);
  expectError(() => matMulShape([3, 2], [4, 5], true, true), matMulInner, [3, 2], [4, 5], 3, 5);
  expectError(() => matMulShape([6, 2, 3], [5, 7, 3, 4]), matMulBatch, [6, 2, 3], [5, 7, 3, 4], 6, 7);
});
