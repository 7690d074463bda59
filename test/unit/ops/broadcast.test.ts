import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { broadcastToMismatch } from '../../../src/messages/shapes.js';
import { invalidSize } from '../../../src/messages/tensors.js';
import { broadcastTo as typed } from '../../../src/ops/broadcast.js';
import { broadcastShapes } from '../../../src/shapes/broadcast.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import type { Loose } from '../../support/untyped.js';
import { broadcastable } from '../shapes/arbitrary.js';
import { exact, expectSame, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const broadcastTo: Loose = typed;

it.each(['float32', 'int32', 'bool'] as const)('broadcastTo of %s is tfjs', (dtype) => {
  fc.assert(
    fc.property(broadcastable, ([a, b]) => {
      tf.tidy(() => {
        const x = values(a, 1, dtype);
        const to = broadcastShapes('add', a, b);
        expectSame(
          exact(() => broadcastTo(x, to)),
          tf.broadcastTo(x, to),
        );
      });
    }),
    { numRuns: 30 },
  );
});

it('broadcastTo makes a tensor of its own', () => {
  tf.tidy(() => {
    const x = tf.ones([2]);
    expect(broadcastTo(x, [2])).not.toBe(x);
  });
});

it('broadcastTo stretches to nothing', () => {
  tf.tidy(() => {
    expect(broadcastTo(tf.ones([1]), [2, 0]).shape).toEqual([2, 0]);
  });
});

it('broadcastTo says what does not fit', () => {
  tf.tidy(() => {
    const x = tf.zeros([2]);
    expectError(() => broadcastTo(x, [2, 3]), broadcastToMismatch, [2], [2, 3]);
    expectError(() => broadcastTo(x, [-1, 2]), invalidSize, 'broadcastTo', -1, [-1, 2]);
  });
});
refusesKinds('broadcastTo', (x: unknown) => broadcastTo(x, [2]));
