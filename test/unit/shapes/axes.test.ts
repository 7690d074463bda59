import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOutOfRange, repeatedAxis } from '../../../src/messages/shapes.js';
import { normalizeAxes, normalizeAxis } from '../../../src/shapes/axes.js';
import { expectError } from '../../support/statement.js';
import { shapeAndAxes } from './arbitrary.js';

describe('normalizeAxes', () => {
  it('agrees with tfjs', () => {
    fc.assert(
      fc.property(shapeAndAxes, ({ of, axes }) => {
        expect(normalizeAxes('sum', axes, of)).toEqual(tf.util.parseAxisParam(axes, of));
      }),
    );
  });

  it('means all axes when none are given', () => {
    expect(normalizeAxes('sum', undefined, [2, 3])).toEqual([0, 1]);
    expect(normalizeAxes('sum', null, [2, 3])).toEqual([0, 1]);
    expect(normalizeAxes('sum', [], [2, 3])).toEqual([]);
  });

  it('reports the first bad axis of the list', () => {
    expectError(() => normalizeAxes('sum', [0, -2, 9], [2, 3]), repeatedAxis, 'sum', -2, [0, -2, 9]);
    expectError(() => normalizeAxes('sum', [9, 0, 0], [2, 3]), axisOutOfRange, 'sum', 9, [2, 3]);
  });
});

describe('normalizeAxis', () => {
  it('takes whole numbers from -rank to rank - 1', () => {
    expect([-2, -1, 0, 1].map((a) => normalizeAxis('max', a, [2, 3]))).toEqual([0, 1, 0, 1]);
    for (const axis of [-3, 2, 0.5, Number.NaN]) {
      expectError(() => normalizeAxis('max', axis, [2, 3]), axisOutOfRange, 'max', axis, [2, 3]);
    }
  });
});
