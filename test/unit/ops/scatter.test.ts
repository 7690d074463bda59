import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { operandShape } from '../../../src/messages/operands.js';
import { scatterDepth } from '../../../src/messages/scatter.js';
import { invalidSize, operandDtype } from '../../../src/messages/tensors.js';
import * as module from '../../../src/ops/scatter.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { grad, vmap } from '../../support/untyped.js';
import { complex, exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { scatterND, sparseToDense, tensorScatterUpdate }: OpTable = { ...module };
const ints = (x: number | number[] | number[][]) => tf.tensor(x, undefined, 'int32');

describe('scatterND', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const at = ints([
        [0, 1],
        [2, 0],
        [0, 1],
      ]);
      const none = tf.zeros([0, 1], 'int32');
      for (const dtype of ['float32', 'int32'] as const) {
        const updates = values([3, 2], 1, dtype);
        const got = exact(() => scatterND(at, updates, [3, 2, 2]));
        expectSame(got, tf.scatterND(at, updates, [3, 2, 2]));
      }
      expectSame(
        scatterND(ints([1, 1]), tf.ones([2, 3]), [2, 3]),
        tf.tensor([
          [0, 0, 0],
          [2, 2, 2],
        ]),
      );
      expectSame(
        exact(() => scatterND(none, [], [3])),
        tf.zeros([3]),
      );
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const at = tf.zeros([4, 3], 'int32');
      expectError(() => scatterND(at, tf.zeros([4]), [2, 2]), scatterDepth, 'scatterND', [4, 3], 3, [2, 2]);
      const run = () => scatterND(at, tf.zeros([4]), [2, 2, 2, 5]);
      expectError(run, operandShape, 'scatterND', 1, '[4, 5]', [4]);
      expectError(() => scatterND(ints(1), tf.zeros([1]), [2]), operandRank, 'scatterND', 0, '1 or more', []);
      expectError(() => scatterND(at, tf.zeros([4]), [-2]), invalidSize, 'scatterND', -2, [-2]);
    });
  });
  refusesDtype('scatterND', scatterND, () => [tf.zeros([1]), 1, [3]], 0, 'int32', 'float32');
  refusesDtype(
    'scatterND',
    scatterND,
    () => [ints([1, 2]), complex(), [3]],
    1,
    'float32 or int32',
    'complex64',
  );
  refusesKinds('scatterND', scatterND);

  it('is transformed', () => {
    tf.tidy(() => {
      const at = ints([[2], [0]]);
      const run = (x: tf.Tensor) => scatterND(at, x, [3]);
      const x = values([4, 2], 1);
      expectSame(vmap(run)(x), tf.stack(tf.unstack(x).map(run)));
      const weighted = (x: tf.Tensor) => tf.sum(tf.mul(run(x), tf.tensor([1, 2, 3])));
      expectSame(grad(weighted)(tf.zeros([2])), tf.tensor([3, 1]));
    });
  });
});

describe('tensorScatterUpdate', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const at = ints([
        [0, 1],
        [2, 0],
        [0, 1],
      ]);
      const none = tf.zeros([0, 1], 'int32');
      for (const dtype of ['float32', 'int32', 'bool'] as const) {
        const [x, updates] = [values([3, 2, 2], 1, dtype), values([3, 2], 2, dtype)];
        const before = tf.clone(x);
        const got = exact(() => tensorScatterUpdate(x, at, updates));
        expectSame(x, before);
        expectSame(got, tf.tensorScatterUpdate(tf.cast(tf.cast(x, 'float32'), dtype), at, updates));
      }
      const x = values([3], 1);
      expectSame(
        exact(() => tensorScatterUpdate(x, none, [])),
        x,
      );
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const op = 'tensorScatterUpdate';
      const [x, at] = [tf.zeros([2, 2]), tf.zeros([4, 1], 'int32')];
      expectError(() => tensorScatterUpdate(x, at, tf.zeros([4])), operandShape, op, 2, '[4, 2]', [4]);
      const deep = tf.zeros([4, 3], 'int32');
      expectError(() => tensorScatterUpdate(x, deep, tf.zeros([4])), scatterDepth, op, [4, 3], 3, [2, 2]);
      const run = () => tensorScatterUpdate(x, at, tf.zeros([4, 2], 'int32'));
      expectError(run, operandDtype, op, 2, 'float32', 'int32');
    });
  });
  refusesKinds('tensorScatterUpdate', tensorScatterUpdate);
});

describe('sparseToDense', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const at = ints([
        [0, 1],
        [2, 0],
        [0, 1],
      ]);
      const odd = ints([1, 3]);
      for (const dtype of ['float32', 'int32', 'bool'] as const) {
        const given = values([3], 1, dtype);
        const otherwise = values([], 3, dtype) as tf.Scalar;
        const wanted = tf.sparseToDense(at, given, [3, 2], otherwise);
        expectSame(
          exact(() => sparseToDense(at, given, [3, 2], otherwise)),
          wanted,
        );
      }
      expectSame(
        exact(() => sparseToDense(odd, 5, [4])),
        tf.tensor([0, 5, 0, 5]),
      );
      expectSame(sparseToDense(2, 5, [4], 1), tf.tensor([1, 1, 5, 1]));
      expectSame(sparseToDense(2, true, [3]), tf.tensor([false, false, true]));
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const op = 'sparseToDense';
      const at = tf.zeros([4, 2], 'int32');
      expectError(() => sparseToDense(at, [1, 2], [2, 2]), operandShape, op, 1, '[4] or []', [2]);
      expectError(() => sparseToDense(at, 1, [2]), scatterDepth, op, [4, 2], 2, [2]);
      expectError(() => sparseToDense(at, 1, [2, 2], [1]), operandRank, op, 3, '0', [1]);
      expectError(() => sparseToDense(tf.expandDims(at), 1, [2]), operandRank, op, 0, '0 to 2', [1, 4, 2]);
      expectError(() => sparseToDense(at, 1, [2, 2], ints(1)), operandDtype, op, 3, 'float32', 'int32');
    });
  });
  refusesKinds('sparseToDense', sparseToDense);
  refusesKinds('sparseToDense', sparseToDense, 1, [1]);

  it('is mapped, one example after another', () => {
    tf.tidy(() => {
      const run = (x: tf.Tensor) => sparseToDense(ints([2, 0]), x, [3]);
      const x = values([4, 2], 1);
      expectSame(vmap(run)(x), tf.stack(tf.unstack(x).map(run)));
      expect(() => grad((x: tf.Tensor) => tf.sum(run(x)))(tf.zeros([2]))).toThrow(/SparseToDense/);
    });
  });
});
