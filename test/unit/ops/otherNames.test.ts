import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { operandKind } from '../../../src/messages/tensors.js';
import * as norms from '../../../src/ops/norm.js';
import * as ranked from '../../../src/ops/rankedBatchNorm.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError } from '../../support/statement.js';
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
