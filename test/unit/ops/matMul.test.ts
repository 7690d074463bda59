import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { matMulInner } from '../../../src/messages/matMul.js';
import { matMul as typed } from '../../../src/ops/matMul.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError } from '../../support/statement.js';
import type { Loose } from '../../support/untyped.js';
import { broadcastable, dim } from '../shapes/arbitrary.js';
import { complex, exact, expectSame, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const matMul: Loose = typed;

/** The product by its definition, on elementwise ops that broadcast right. */
function product(a: tf.Tensor, b: tf.Tensor, transposeA: boolean, transposeB: boolean): tf.Tensor {
  const swap = (x: tf.Tensor, really: boolean) => {
    const axes = x.shape.map((_, i) => i);
    return really ? tf.transpose(x, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]) : x;
  };
  const rows = tf.expandDims(swap(a, transposeA), -1);
  const columns = tf.expandDims(swap(b, transposeB), -3);
  return tf.sum(tf.mul(rows, columns), -2);
}

describe('matMul', () => {
  it('broadcasts the batches, also of both operands', () => {
    fc.assert(
      fc.property(
        broadcastable,
        fc.tuple(dim, dim, dim),
        fc.tuple(fc.boolean(), fc.boolean()),
        ([batchA, batchB], [m, k, n], [transposeA, transposeB]) => {
          tf.tidy(() => {
            const a = values([...batchA, ...(transposeA ? [k, m] : [m, k])], 1);
            const b = values([...batchB, ...(transposeB ? [n, k] : [k, n])], 2);
            const got = exact(() => matMul(a, b, transposeA, transposeB));
            const wanted = product(a, b, transposeA, transposeB);
            expect(got.shape).toEqual(wanted.shape);
            expectClose(got, wanted);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('pairs [2, 1] batches with [1, 3] ones, where tfjs does not', () => {
    tf.tidy(() => {
      const a = values([2, 1, 2, 2], 1);
      const b = values([1, 3, 2, 2], 2);
      expect(matMul(a, b).shape).toEqual([2, 3, 2, 2]);
      expectClose(matMul(a, b), product(a, b, false, false));
    });
  });

  it('is tfjs on equal batches and on one matrix', () => {
    tf.tidy(() => {
      for (const [a, b] of [
        [values([3, 2], 1), values([2, 4], 2)],
        [values([5, 3, 2], 1), values([5, 2, 4], 2)],
        [values([5, 3, 2], 1), values([2, 4], 2)],
        [values([3, 2], 1, 'int32'), values([2, 4], 2, 'int32')],
        [values([3, 2], 1, 'int32'), values([2, 4], 2, 'float32')],
        [values([3, 2], 1, 'bool'), values([2, 4], 2, 'float32')],
      ]) {
        expectSame(
          exact(() => matMul(a, b)),
          tf.matMul(a, b),
        );
      }
      expectSame(
        exact(() => matMul([[1, 2]], [[3], [4]])),
        tf.tensor([[11]]),
      );
    });
  });

  it('can be differentiated by tfjs over one matrix for all batches', () => {
    tf.tidy(() => {
      const a = values([5, 3, 2], 1);
      const slope = (b: tf.Tensor) => tf.grad((b: tf.Tensor) => matMul(a, b).sum())(b);
      expect(slope(values([2, 4], 2)).shape).toEqual([2, 4]);
    });
  });

  it('of no elements is zeros or nothing', () => {
    tf.tidy(() => {
      expect(matMul(tf.zeros([2, 0]), tf.zeros([0, 3])).arraySync()).toEqual([
        [0, 0, 0],
        [0, 0, 0],
      ]);
      expect(matMul(tf.zeros([0, 2, 3]), tf.zeros([3, 4])).shape).toEqual([0, 2, 4]);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [a, b] = [tf.zeros([2, 3]), tf.zeros([4, 5])];
      expectError(() => matMul(a, b), matMulInner, [2, 3], [4, 5], 3, 4);
    });
  });

  refusesDtype('matMul', matMul, () => [complex(), complex()], 0, 'float32 or int32', 'complex64');
  refusesDtype('matMul', matMul, () => [tf.zeros([2, 2], 'bool'), [[true]]], 0, 'float32 or int32', 'bool');
  refusesKinds('matMul', matMul);
  refusesKinds('matMul', matMul, 1, [[[1]]]);
});
