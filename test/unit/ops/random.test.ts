import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { operandRank } from '../../../src/messages/move.js';
import { broadcastMismatch } from '../../../src/messages/shapes.js';
import { invalidArgument, invalidSize } from '../../../src/messages/tensors.js';
import { randomInVmap } from '../../../src/messages/tracing.js';
import * as typed from '../../../src/ops/random.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError, statement } from '../../support/statement.js';
import { grad, vmap } from '../../support/untyped.js';
import { complex, exact, expectSame, type OpTable, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { multinomial, dropout }: OpTable = { ...typed };

describe('multinomial', () => {
  it('draws what tfjs draws', () => {
    tf.tidy(() => {
      for (const of of [[4], [3, 4]]) {
        const x = values(of, 1) as tf.Tensor2D;
        expectSame(
          exact(() => multinomial(x, 5, 7)),
          tf.multinomial(x, 5, 7),
        );
        const p = tf.softmax(x);
        expectSame(
          exact(() => multinomial(p, 5, 7, true)),
          tf.multinomial(p, 5, 7, true),
        );
      }
      expect(multinomial([0, 1], 2000).mean().arraySync()).toBeGreaterThan(0.5);
    });
  });

  it('draws from one outcome, and nothing', () => {
    tf.tidy(() => {
      expect(exact<tf.Tensor>(() => multinomial([[1], [2]], 2)).arraySync()).toEqual([
        [0, 0],
        [0, 0],
      ]);
      expect(multinomial([1, 2], 0).shape).toEqual([0]);
      expect(multinomial(tf.zeros([0, 3]), 2).shape).toEqual([0, 2]);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      expectError(() => multinomial(1, 2), operandRank, 'multinomial', 0, '1 or 2', []);
      expectError(
        () => multinomial(tf.zeros([1, 2, 3]), 2),
        operandRank,
        'multinomial',
        0,
        '1 or 2',
        [1, 2, 3],
      );
      const say = (call: () => unknown, argument: string, wanted: string, got: string) =>
        expectError(call, invalidArgument, 'multinomial', argument, wanted, got);
      say(() => multinomial(x, -1), 'numSamples', 'a non-negative integer', '-1');
      say(() => multinomial(x), 'numSamples', 'a non-negative integer', 'undefined');
      say(() => multinomial(tf.zeros([2, 0]), 1), 'the number of outcomes', 'a positive integer', '0');
      expectError(() => vmap((y: tf.Tensor) => multinomial(y, 2))(x), randomInVmap, 'tf.multinomial');
    });
  });
  statement('maps where the examples may share their numbers', () => {
    const y = vmap((x: tf.Tensor) => multinomial(x, 5, 3), 0, 0, { randomness: 'same' })(tf.zeros([2, 3]));
    expect(y.shape).toEqual([2, 5]);
  });
  refusesDtype('multinomial', multinomial, () => [complex(), 2], 0, 'float32', 'complex64');
  refusesKinds('multinomial', multinomial);
});

describe('dropout', () => {
  it('is tfjs', () => {
    tf.tidy(() => {
      const x = values([3, 4], 1);
      for (const noise of [undefined, [3, 1], [4], [2, 1, 4]]) {
        expectSame(
          exact(() => dropout(x, 0.4, noise, 'seed')),
          tf.dropout(x, 0.4, noise, 'seed'),
        );
      }
      expectSame(
        exact(() => dropout(x, 0)),
        x,
      );
      expect(exact<tf.Tensor>(() => dropout(x, 0, [2, 1, 4])).shape).toEqual([2, 3, 4]);
      expect(dropout([1, 2], 0.5).shape).toEqual([2]);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      for (const rate of [-0.5, 1, 2, NaN, undefined]) {
        const wanted = 'a number from 0 to, but without, 1';
        expectError(() => dropout(x, rate), invalidArgument, 'dropout', 'rate', wanted, `${rate}`);
      }
      expectError(() => dropout(x, 0.5, [4]), broadcastMismatch, 'dropout', [2, 3], [4], 3, 4);
      expectError(() => dropout(x, 0.5, [-1]), invalidSize, 'dropout', -1, [-1]);
      expectError(() => vmap((y: tf.Tensor) => dropout(y, 0.5))(x), randomInVmap, 'tf.randomUniform');
    });
  });

  statement('has the gradient of the elements that stay', () => {
    const x = tf.ones([2, 5]);
    const f = (y: tf.Tensor) => dropout(y, 0.5, undefined, 3);
    expectClose(grad((y: tf.Tensor) => tf.sum(f(y)))(x), f(x));
    const total = (y: tf.Tensor) => tf.sum(dropout(y, 0.5, undefined, 3));
    const [row] = tf.unstack(x);
    const each = vmap(grad(total), 0, 0, { randomness: 'same' })(x);
    expectClose(each, tf.stack([grad(total)(row), grad(total)(row)]));
  });
  refusesDtype('dropout', dropout, () => [complex(), 0.5], 0, 'float32', 'complex64');
  refusesKinds('dropout', dropout);
});
