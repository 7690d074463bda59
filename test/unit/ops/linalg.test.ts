import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as diagonals from '../../../src/ops/diag.js';
import * as namespace from '../../../src/ops/linalg.js';
import * as norms from '../../../src/ops/norm.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError } from '../../support/statement.js';
import { complex, exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const ops: OpTable = { ...namespace, ...diagonals, ...norms };

describe('bandPart', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      for (const dtype of ['float32', 'int32'] as const) {
        const x = values([2, 3, 4], 1, dtype);
        for (const lower of [-1, 0, 2]) {
          for (const upper of [-1, 0, 1]) {
            const wanted = tf.linalg.bandPart(x, lower, upper);
            expectSame(
              exact(() => ops.bandPart(x, lower, upper)),
              wanted,
            );
            const [l, u] = [tf.scalar(lower, 'int32'), tf.scalar(upper, 'int32')];
            expectSame(ops.bandPart(x, l, u), wanted);
          }
        }
      }
      expect(ops.bandPart(tf.zeros([0, 2, 2]), 1, 1).shape).toEqual([0, 2, 2]);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [x, flat, two] = [tf.zeros([2, 4]), tf.zeros([4]), tf.zeros([2], 'int32')];
      expectError(() => ops.bandPart(flat, 0, 0), operandRank, 'bandPart', 0, '2 or more', [4]);
      expectError(() => ops.bandPart(x, two, 0), operandRank, 'bandPart', 1, '0', [2]);
      const lower = ['bandPart', 'numLower', 'an integer up to 2', '3'] as const;
      expectError(() => ops.bandPart(x, 3, 0), invalidArgument, ...lower);
      const upper = ['bandPart', 'numUpper', 'an integer up to 4', '0.5'] as const;
      expectError(() => ops.bandPart(x, 0, 0.5), invalidArgument, ...upper);
    });
  });
  refusesDtype('bandPart', ops.bandPart, () => [complex(), 0, 0], 0, 'float32 or int32 or bool', 'complex64');
  refusesDtype('bandPart', ops.bandPart, () => [[[1]], tf.scalar(1), 0], 1, 'int32', 'float32');
  refusesKinds('bandPart', ops.bandPart);
});

describe('gramSchmidt', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values([3, 4], 1) as tf.Tensor2D;
      const wanted = tf.linalg.gramSchmidt(x) as tf.Tensor;
      expectSame(
        exact(() => ops.gramSchmidt(x)),
        wanted,
      );
      const rows = tf.unstack(x);
      const got = exact(() => ops.gramSchmidt(rows) as tf.Tensor[]);
      expectSame(tf.stack(got), wanted);
      expectSame(ops.gramSchmidt(tf.eye(2, 2, undefined, 'int32')), tf.eye(2));
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [x, flat, two] = [tf.zeros([3, 2]), tf.zeros([4]), tf.zeros([2])];
      const says = (xs: unknown, ...rest: [string, string, string]) =>
        expectError(() => ops.gramSchmidt(xs), invalidArgument, 'gramSchmidt', ...rest);
      expectError(() => ops.gramSchmidt(flat), operandRank, 'gramSchmidt', 0, '2', [4]);
      says(x, 'xs', 'at most 2 vectors of this size', '3');
      says([two, two, two], 'xs', 'at most 2 vectors of this size', '3');
      says([], 'xs', 'one vector or more', '0');
      says([two, flat], 'xs[1]', 'of shape [2]', '[4]');
      says([x], 'xs[0]', 'a vector', '[3, 2]');
    });
  });
  refusesDtype('gramSchmidt', ops.gramSchmidt, () => [complex()], 0, 'float32', 'complex64');
  refusesKinds('gramSchmidt', ops.gramSchmidt);
});

describe('qr', () => {
  it('is tfjs for matrices, and right for stacks of them', () => {
    tf.tidy(() => {
      for (const [m, n] of [
        [3, 3],
        [4, 2],
        [2, 4],
      ]) {
        for (const full of [false, true]) {
          const x = values([2, 1, m, n], m * n);
          const wanted = tf.unstack(tf.reshape(x, [2, m, n])).map((one) => tf.linalg.qr(one, full));
          const [q, r] = exact(() => ops.qr(x, full) as tf.Tensor[]);
          expectSame(tf.reshape(q, [2, m, -1]), tf.stack(wanted.map((one) => one[0])));
          expectSame(tf.reshape(r, [2, -1, n]), tf.stack(wanted.map((one) => one[1])));
          expectClose(tf.matMul(q, r), x);
          const matrix = tf.reshape(tf.slice(x, [0], [1]), [m, n]);
          const single = exact(() => ops.qr(matrix, full) as tf.Tensor[]);
          for (const i of [0, 1]) expectSame(single[i], wanted[0][i]);
        }
      }
    });
  });

  it('takes what is empty', () => {
    tf.tidy(() => {
      const [q, r] = ops.qr(tf.zeros([2, 0]), true);
      expectSame(q, tf.eye(2));
      expect(r.shape).toEqual([2, 0]);
      expect(ops.qr(tf.zeros([0, 3, 2]))[0].shape).toEqual([0, 3, 2]);
    });
  });

  it('takes matrices only', () => {
    tf.tidy(() => {
      const flat = tf.zeros([4]);
      expectError(() => ops.qr(flat), operandRank, 'qr', 0, '2 or more', [4]);
    });
  });
  refusesDtype('qr', ops.qr, () => [complex()], 0, 'float32', 'complex64');
  refusesKinds('qr', ops.qr);
});

describe('diag and meshgrid', () => {
  it('are those of tfjs', () => {
    tf.tidy(() => {
      for (const shape of [[3], [2, 2], [1]]) {
        const x = values(shape, 1);
        expectSame(
          exact(() => ops.diag(x)),
          tf.diag(x),
        );
      }
      expect(ops.diag(tf.zeros([0])).shape).toEqual([0, 0]);
      const [x, y] = [values([3], 1) as tf.Tensor, values([1], 2, 'int32') as tf.Tensor];
      for (const indexing of ['xy', 'ij']) {
        for (const [a, b] of [
          [x, y],
          [y, x],
          [x, tf.scalar(2)],
        ]) {
          const wanted = tf.meshgrid(a, b, { indexing });
          const got = exact(() => ops.meshgrid(a, b, { indexing }) as tf.Tensor[]);
          for (const i of [0, 1]) expectSame(got[i], wanted[i]);
        }
      }
      expectSame(ops.meshgrid(x)[0], x);
      expect(ops.meshgrid()).toEqual([]);
    });
  });

  it('say what does not fit', () => {
    tf.tidy(() => {
      const [x, matrix] = [tf.zeros([3]), tf.zeros([2, 2])];
      expectError(() => ops.meshgrid(x, matrix), operandRank, 'meshgrid', 1, '0 or 1', [2, 2]);
      const indexing = ['meshgrid', 'indexing', 'xy or ij', 'yx'] as const;
      expectError(() => ops.meshgrid(x, x, { indexing: 'yx' }), invalidArgument, ...indexing);
    });
  });
  const wanted = 'float32 or int32 or bool';
  refusesDtype('diag', ops.diag, () => [complex()], 0, wanted, 'complex64');
  refusesDtype('meshgrid', ops.meshgrid, () => [1, complex()], 1, wanted, 'complex64');
  refusesKinds('diag', ops.diag);
});

describe('euclideanNorm', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values([2, 3, 4], 1);
      for (const args of [[], [1], [[0, 2], true]] as const) {
        const got: tf.Tensor = exact(() => ops.euclideanNorm(x, ...args));
        const wanted = tf.euclideanNorm(x, ...(args as unknown as [number?, boolean?]));
        expect(got.shape).toEqual(wanted.shape);
        expectClose(got, wanted);
      }
      const at = ['euclideanNorm', 3, [2, 3, 4]] as const;
      expectError(() => ops.euclideanNorm(x, 3), axisOutOfRange, ...at);
    });
  });
  refusesDtype('euclideanNorm', ops.euclideanNorm, () => [complex()], 0, 'float32', 'complex64');
  refusesKinds('euclideanNorm', ops.euclideanNorm);
});
