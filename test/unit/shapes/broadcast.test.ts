import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { broadcastMismatch, broadcastToMismatch } from '../../../src/messages/shapes.js';
import { broadcastReps, broadcastShapes } from '../../../src/shapes/broadcast.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { broadcastable, shape } from './arbitrary.js';

beforeAll(() => useBackend('cpu'));

describe('broadcastShapes', () => {
  it('is the shape of a sum in tfjs', () => {
    fc.assert(
      fc.property(broadcastable, ([a, b]) => {
        const sum = tf.tidy(() => tf.add(tf.zeros(a), tf.zeros(b)).shape);
        expect(broadcastShapes('add', a, b)).toEqual(sum);
      }),
    );
  });

  it('throws exactly when tfjs does', () => {
    fc.assert(
      fc.property(shape(3), shape(3), (a, b) => {
        const accepts = (f: () => unknown) => {
          try {
            f();
            return true;
          } catch {
            return false;
          }
        };
        const inTfjs = accepts(() => tf.tidy(() => tf.add(tf.zeros(a), tf.zeros(b)).shape));
        expect(accepts(() => broadcastShapes('add', a, b))).toBe(inTfjs);
      }),
    );
  });

  it('lets empty axes stretch ones', () => {
    expect(broadcastShapes('add', [0], [3, 1])).toEqual([3, 0]);
    expectError(() => broadcastShapes('add', [0], [2]), broadcastMismatch, 'add', [0], [2], 0, 2);
  });

  it('names the first sizes from the right that differ, in the order of the arguments', () => {
    expectError(() => broadcastShapes('mul', [2, 3], [4, 5]), broadcastMismatch, 'mul', [2, 3], [4, 5], 3, 5);
    expectError(() => broadcastShapes('mul', [4], [2, 3]), broadcastMismatch, 'mul', [4], [2, 3], 4, 3);
  });
});

describe('broadcastReps', () => {
  it('turns the first shape into the second', () => {
    fc.assert(
      fc.property(broadcastable, ([a, b]) => {
        const to = broadcastShapes('add', a, b);
        const reps = broadcastReps(a, to);
        const aligned = [...Array(to.length - a.length).fill(1), ...a];
        expect(aligned.map((d, i) => d * reps[i])).toEqual(to);
      }),
    );
  });

  it('never shrinks', () => {
    expectError(() => broadcastReps([3], [1]), broadcastToMismatch, [3], [1]);
    expectError(() => broadcastReps([1, 3], [3]), broadcastToMismatch, [1, 3], [3]);
    expect(broadcastReps([1], [0])).toEqual([0]);
  });
});
