import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import { operandKind } from '../../../src/messages/tensors.js';
import * as norms from '../../../src/ops/norm.js';
import * as ranked from '../../../src/ops/rankedBatchNorm.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError, statement } from '../../support/statement.js';
import { grad, vmap } from '../../support/untyped.js';
import { exact, inTfjs, type OpTable, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const ops: OpTable = { ...ranked, ...norms };

describe.each([2, 3, 4])('batchNorm%id', (rank) => {
  const name = `batchNorm${rank}d`;
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values([2, 1, 4, 3].slice(4 - rank), 1);
      const [mean, variance, offset] = [1, 2, 3].map((seed) => tf.abs(values([3], seed)));
      const got = exact<tf.Tensor>(() => ops[name](x, mean, variance, offset, null, 0.1));
      expectClose(got, inTfjs[name](x, mean, variance, offset, undefined, 0.1));
      expectError(() => ops[name](mean, 0, 1), operandRank, name, 0, `${rank}`, [3]);
      expectError(() => ops[name](null, 0, 1), operandKind, name, 0, 'null');
    });
  });
});

describe('euclideanNorm', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values([2, 3, 4], 1);
      for (const rest of [[], [1], [1, true], [[0, 2]], [null, true]]) {
        const got = exact<tf.Tensor>(() => ops.euclideanNorm(x, ...rest));
        const wanted = inTfjs.euclideanNorm(x, ...rest);
        expect(got.shape).toEqual(wanted.shape);
        expectClose(got, wanted);
      }
      expectError(() => ops.euclideanNorm(x, 3), axisOutOfRange, 'norm', 3, [2, 3, 4]);
    });
  });
  statement('maps and has a gradient', () => {
    const x = tf.tensor([
      [3, 4],
      [0, 2],
    ]);
    expectClose(vmap(ops.euclideanNorm)(x), [5, 2]);
    expectClose(vmap(grad(ops.euclideanNorm))(x), [
      [0.6, 0.8],
      [0, 1],
    ]);
  });
});
