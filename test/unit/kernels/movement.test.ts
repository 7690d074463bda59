import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { movement } from '../../../src/kernels/movement.js';
import { grad } from '../../support/untyped.js';
import { checkFamily } from './checkFamily.js';
import { floats, ints, type KernelCase } from './kernelCase.js';

const over = (kernel: string, attrs: unknown[], ...shape: number[]): KernelCase[] =>
  attrs.map((a) => ({ kernel, inputs: { x: floats(...shape) }, attrs: a, diff: ['x'] }));

checkFamily(movement, [
  ...over('Reshape', [{ shape: [6] }, { shape: [3, -1] }, { shape: [1, 2, 3, 1] }], 2, 3),
  ...over('Reshape', [{ shape: [] }, { shape: [-1] }], 1),
  ...over('Reshape', [{ shape: [1, 1] }]),
  ...[0, 1, -1, 2, -3].map((dim) => ({
    kernel: 'ExpandDims',
    inputs: { input: floats(2, 3) },
    attrs: { dim },
    diff: ['input'],
  })),
  { kernel: 'ExpandDims', inputs: { input: floats() }, attrs: { dim: 0 }, diff: ['input'] },
  ...over('Transpose', [{ perm: [1, 0, 2] }, { perm: [2, 0, 1] }, { perm: [0, 1, 2] }], 2, 3, 4),
  ...over('Transpose', [{ perm: [0] }], 3),
  ...over('Tile', [{ reps: [1, 1] }, { reps: [2, 1] }, { reps: [3, 2] }], 2, 3),
  ...over('Tile', [{ reps: [4] }], 1),
  ...over('Reverse', [{ dims: 0 }, { dims: [1] }, { dims: [-1, 0] }], 2, 3),
  ...over('Reverse', [{ dims: [] }]),
  { kernel: 'Reverse', title: 'of integers', inputs: { x: ints(9, 4) }, attrs: { dims: [0] } },
]);

test('the gradient of Tile without elements', () => {
  for (const [shape, reps] of [
    [
      [1, 0, 0],
      [1, 3, 3],
    ],
    [
      [2, 3, 2],
      [2, 0, 3],
    ],
  ]) {
    tf.tidy(() => {
      const gradient = grad((x: tf.Tensor) => tf.sum(tf.tile(x, reps)))(tf.ones(shape));
      expect(gradient.shape).toEqual(shape);
      expect([...gradient.dataSync()].filter((x) => x !== 0)).toEqual([]);
    });
  }
});
