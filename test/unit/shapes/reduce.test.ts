import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { reduceShape } from '../../../src/shapes/reduce.js';
import { useBackend } from '../../support/backend.js';
import { shapeAndAxes } from './arbitrary.js';

beforeAll(() => useBackend('cpu'));

it('reduceShape is the shape of a sum in tfjs', () => {
  fc.assert(
    fc.property(shapeAndAxes, fc.boolean(), ({ of, axes }, keepDims) => {
      expect(reduceShape('sum', of, axes, keepDims)).toEqual(
        tf.tidy(() => tf.sum(tf.zeros(of), axes, keepDims).shape),
      );
    }),
  );
});

it('reduceShape reduces all axes when none are given', () => {
  expect(reduceShape('sum', [2, 3])).toEqual([]);
  expect(reduceShape('sum', [2, 3], null, true)).toEqual([1, 1]);
});
