import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchNormShape, depthUneven } from '../../../src/messages/layers.js';
import { operandRank } from '../../../src/messages/move.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as normal from '../../../src/ops/batchNorm.js';
import * as depth from '../../../src/ops/depthToSpace.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError } from '../../support/statement.js';
import { complex, exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { batchNorm, depthToSpace }: OpTable = { ...normal, ...depth };

describe('depthToSpace', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values([2, 3, 2, 8], 1) as tf.Tensor4D;
      expectSame(
        exact(() => depthToSpace(x, 2)),
        tf.depthToSpace(x, 2, 'NHWC'),
      );
      const first = tf.transpose(x, [0, 3, 1, 2]);
      expectSame(
        exact(() => depthToSpace(first, 2, 'NCHW')),
        tf.transpose(tf.depthToSpace(x, 2, 'NHWC'), [0, 3, 1, 2]),
      );
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [x, flat] = [tf.zeros([1, 2, 2, 6]), tf.zeros([4])];
      expectError(() => depthToSpace(x, 2), depthUneven, [1, 2, 2, 6], 3, 2);
      expectError(() => depthToSpace(x, 2, 'NCHW'), depthUneven, [1, 2, 2, 6], 1, 2);
      expectError(() => depthToSpace(flat, 2), operandRank, 'depthToSpace', 0, '4', [4]);
      const wanted = 'an integer of 2 or more';
      expectError(() => depthToSpace(x, 1), invalidArgument, 'depthToSpace', 'blockSize', wanted, '1');
    });
  });
  refusesDtype('depthToSpace', depthToSpace, () => [complex(), 2], 0, 'float32', 'complex64');
  refusesKinds('depthToSpace', depthToSpace);
});

describe('batchNorm', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const [mean, variance, offset, scale] = [1, 2, 3, 4].map(
        (seed) => tf.abs(values([3], seed)) as tf.Tensor1D,
      );
      for (const of of [[3], [2, 3], [4, 2, 3], [2, 1, 2, 3]]) {
        const x = values(of, 1) as tf.Tensor3D;
        for (const rest of [[], [offset], [undefined, scale], [offset, scale, 0.1]] as const) {
          const wanted = tf.batchNorm(
            x,
            mean,
            variance,
            ...(rest as readonly [tf.Tensor1D?, tf.Tensor1D?, number?]),
          );
          const got = exact<tf.Tensor>(() => batchNorm(x, mean, variance, ...rest));
          expect(got.shape).toEqual(of);
          expectClose(got, wanted);
        }
      }
    });
  });

  it('broadcasts every parameter', () => {
    tf.tidy(() => {
      const x = values([2, 2, 3], 1);
      const mean = tf.mean(x, [1], true);
      const wanted = tf.div(tf.sub(x, mean), Math.sqrt(4));
      expectClose(
        exact(() => batchNorm(x, mean, 4, null, null, 0)),
        wanted,
      );
      expectClose(batchNorm(3, 1, 4, null, null, 0), 1);
      expect(batchNorm(tf.zeros([0, 3]), [1, 1, 1], 1).shape).toEqual([0, 3]);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [x, two, deep] = [tf.zeros([4, 3]), tf.zeros([2]), tf.zeros([1, 4, 3])];
      expectError(() => batchNorm(x, two, two), batchNormShape, 1, [2], [4, 3]);
      expectError(() => batchNorm(x, 0, deep), batchNormShape, 2, [1, 4, 3], [4, 3]);
      expectError(() => batchNorm(x, 0, 1, null, two), batchNormShape, 4, [2], [4, 3]);
    });
  });
  refusesDtype('batchNorm', batchNorm, () => [complex(), 0, 1], 0, 'float32', 'complex64');
  refusesKinds('batchNorm', batchNorm);
});
