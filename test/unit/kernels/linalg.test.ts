import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { linalg } from '../../../src/kernels/linalg.js';
import { checkFamily } from './checkFamily.js';
import { close, floats, plainOps } from './kernelCase.js';

checkFamily(linalg, [
  { kernel: 'Diag', title: 'of a vector', inputs: { x: floats(4) }, diff: ['x'] },
  { kernel: 'Diag', title: 'of a scalar', inputs: { x: floats() }, diff: ['x'] },
  { kernel: 'Diag', title: 'of a matrix', inputs: { x: floats(2, 3) }, diff: ['x'] },
]);

describe('MatrixBandPart', () => {
  const input = floats(2, 3, 4)();
  it.each([
    [0, 0],
    [1, 2],
    [-1, 1],
    [2, -1],
  ])('keeps %i diagonals below and %i above', (lower, upper) => {
    const inputs = { input, numLower: tf.scalar(lower, 'int32'), numUpper: tf.scalar(upper, 'int32') };
    close(
      linalg.MatrixBandPart.decompose({ inputs, attrs: {}, ops: plainOps }),
      tf.linalg.bandPart(input, lower, upper),
    );
    expect(linalg.MatrixBandPart.shape({ name: 'MatrixBandPart', inputs, attrs: {} })).toEqual({
      shape: [2, 3, 4],
      dtype: 'float32',
    });
  });
});
