import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { gatherDepth } from '../../../src/messages/gather.js';
import { operandRank } from '../../../src/messages/move.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as gathering from '../../../src/ops/gatherND.js';
import * as hot from '../../../src/ops/oneHot.js';
import * as largest from '../../../src/ops/topk.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError } from '../../support/statement.js';
import { complex, exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { gatherND, oneHot, topk }: OpTable = { ...gathering, ...hot, ...largest };
const whole = (of: unknown) => tf.tensor(of as tf.TensorLike, undefined, 'int32');

describe('gatherND', () => {
  it.each(['float32', 'int32', 'bool'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const x = values([2, 3, 4], 1, dtype);
      for (const at of [
        [[1, 2, 3]],
        [
          [1, 2],
          [0, 0],
        ],
        [[[1], [0]]],
        [1, 0],
      ].map(whole)) {
        expectSame(
          exact(() => gatherND(x, at)),
          tf.gatherND(x, at),
        );
      }
    });
  });

  it('moves complex numbers', () => {
    tf.tidy(() => expectSame(gatherND(complex(), whole([[1]])), tf.complex([2], [4])));
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [x, one] = [tf.zeros([2, 3]), tf.scalar(1, 'int32')];
      expectError(() => gatherND(x, whole([[0, 0, 0]])), gatherDepth, [1, 3], 3, [2, 3]);
      expectError(() => gatherND(x, one), operandRank, 'gatherND', 1, '1 or more', []);
      expectError(() => gatherND(1, whole([[0]])), operandRank, 'gatherND', 0, '1 or more', []);
    });
  });
  refusesDtype('gatherND', gatherND, () => [tf.zeros([2]), tf.zeros([1])], 1, 'int32', 'float32');
  refusesKinds('gatherND', gatherND, 1, [[1, 2]]);
});

describe('oneHot', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const at = whole([
        [2, 0],
        [1, 3],
      ]);
      for (const dtype of ['int32', 'float32', 'bool'] as const) {
        expectSame(
          exact(() => oneHot(at, 3, 1, 0, dtype)),
          tf.oneHot(at, 3, 1, 0, dtype),
        );
      }
      expectSame(
        exact(() => oneHot(at, 4)),
        tf.oneHot(at, 4),
      );
      expectSame(oneHot(at, 3, 5, -2), tf.oneHot(at, 3, 5, -2));
      expectClose(oneHot(at, 3, 0.9, 0.05, 'float32'), tf.oneHot(at, 3, 0.9, 0.05, 'float32'));
      expectSame(oneHot(1, 2), tf.oneHot(1, 2));
    });
  });

  it('takes a depth of 1, which tfjs refuses', () => {
    tf.tidy(() => expectSame(oneHot([0, 1], 1), whole([[1], [0]])));
  });

  it('says which depth is wrong', () => {
    for (const depth of [0, -1, 1.5]) {
      expectError(
        () => oneHot([0], depth),
        invalidArgument,
        'oneHot',
        'depth',
        'a positive integer',
        `${depth}`,
      );
    }
  });
  refusesDtype('oneHot', oneHot, () => [tf.zeros([2]), 3], 0, 'int32', 'float32');
  refusesKinds('oneHot', (x: unknown) => oneHot(x, 3));
});

describe('topk', () => {
  it.each(['float32', 'int32'] as const)('of %s is tfjs', (dtype) => {
    tf.tidy(() => {
      const x = values([2, 3, 4], 1, dtype);
      for (const k of [undefined, 0, 2, 4]) {
        const before = tf.memory().numTensors;
        const got = topk(x, k);
        expect(tf.memory().numTensors - before).toBe(2);
        const wanted = tf.topk(x, k);
        expectSame(got.values, wanted.values);
        expectSame(got.indices, wanted.indices);
      }
    });
  });

  it('says what does not fit', () => {
    const wanted = 'an integer from 0 to 3';
    for (const k of [4, -1, 1.5]) {
      expectError(() => topk([1, 2, 3], k), invalidArgument, 'topk', 'k', wanted, `${k}`);
    }
    expectError(() => topk(1), operandRank, 'topk', 0, '1 or more', []);
  });
  refusesDtype('topk', topk, () => [tf.zeros([2], 'bool')], 0, 'float32 or int32', 'bool');
  refusesKinds('topk', topk);
});
