import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { broadcastMismatch } from '../../../src/messages/shapes.js';
import { where as typed } from '../../../src/ops/select.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import type { Loose } from '../../support/untyped.js';
import { broadcastable } from '../shapes/arbitrary.js';
import { complex, exact, expectSame, refusesDtype, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const where: Loose = typed;

describe('where', () => {
  it.each(['float32', 'int32', 'bool'] as const)('of %s broadcasts as in tfjs', (dtype) => {
    fc.assert(
      fc.property(broadcastable, fc.boolean(), ([a, b], swapped) => {
        tf.tidy(() => {
          const mask = values(a, 1, 'bool');
          const [t, e] = swapped
            ? [values(b, 2, dtype), values([], 3, dtype)]
            : [values(a, 2, dtype), values(b, 3, dtype)];
          expectSame(
            exact(() => where(mask, t, e)),
            tf.where(mask, t, e),
          );
        });
      }),
      { numRuns: 30 },
    );
  });

  it('fills in numbers', () => {
    tf.tidy(() => {
      const mask = tf.tensor([true, false]);
      const x = tf.tensor([3, 4], [2], 'int32');
      expectSame(
        exact(() => where(mask, x, 0)),
        tf.tensor([3, 0], [2], 'int32'),
      );
      expectSame(
        exact(() => where(mask, 1, x)),
        tf.tensor([1, 4], [2], 'int32'),
      );
      expectSame(
        exact(() => where(mask, 1, 0.5)),
        tf.tensor([1, 0.5]),
      );
      expectSame(
        exact(() => where(true, [1, 2], [3, 4])),
        tf.tensor([1, 2]),
      );
      expect(where(mask, complex(), 1).dtype).toBe('complex64');
    });
  });

  it('brings the branches to the higher dtype', () => {
    tf.tidy(() => {
      const mask = tf.tensor([true, false]);
      const [t, e] = [tf.tensor([1, 2], [2], 'int32'), tf.tensor([0.5, 0.25])];
      expectSame(
        exact(() => where(mask, t, e)),
        tf.tensor([1, 0.25]),
      );
      expectSame(where(mask, tf.tensor([true, false]), 2), tf.tensor([1, 2]));
    });
  });

  it('says which shapes do not broadcast', () => {
    tf.tidy(() => {
      const [mask, a, b] = [tf.zeros([2], 'bool'), tf.zeros([3]), tf.zeros([4, 3])];
      expectError(() => where(mask, a, b), broadcastMismatch, 'where', [2], [4, 3], 2, 3);
      expectError(() => where(mask, tf.zeros([2]), a), broadcastMismatch, 'where', [2], [3], 2, 3);
    });
  });

  refusesDtype('where', where, () => [tf.ones([2]), 1, 0], 0, 'bool', 'float32');
  refusesDtype(
    'where',
    where,
    () => [true, tf.tensor([1], [1], 'int32'), 0.5],
    2,
    'an int32 value like the other operand',
    '0.5',
  );
  refusesKinds('where', (x: unknown) => where(x, 1, 0));
  refusesKinds('where', where, 1, [true]);
});
