import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { creation } from '../../../src/kernels/creation.js';
import { vmapImpl } from '../../../src/transforms/vmap.js';
import { checkFamily } from './checkFamily.js';
import { close, fixed, type Input, ints, type KernelCase } from './kernelCase.js';

const certain: Input = fixed(() =>
  tf.tensor([
    [0, 50, 0],
    [50, 0, 0],
  ]),
);

checkFamily(creation, [
  {
    kernel: 'OneHot',
    inputs: { indices: ints(5, 2, 3) },
    attrs: { depth: 4, onValue: 1, offValue: 0, dtype: 'float32' },
  },
  {
    kernel: 'OneHot',
    inputs: { indices: ints(5) },
    attrs: { depth: 3, onValue: 7, offValue: -1, dtype: 'int32' },
  },
  {
    kernel: 'Multinomial',
    inputs: { logits: certain },
    attrs: { numSamples: 4, seed: 1, normalized: false },
    map: [],
  },
  ...[
    { shape: [2, 3], value: 1.5, dtype: 'float32' },
    { shape: [], value: 2, dtype: 'int32' },
    { shape: [2], value: true },
    { shape: [2], value: 'a' },
  ].map((attrs): KernelCase => ({ kernel: 'Fill', inputs: {}, attrs })),
  ...[
    { start: 0, stop: 5, step: 2, dtype: 'int32' },
    { start: 3, stop: 0, step: -1, dtype: 'float32' },
    { start: 3, stop: 0, step: 1, dtype: 'float32' },
    { start: 3, stop: 0, step: 2, dtype: 'float32' },
    { start: 1, stop: 1, step: 1, dtype: 'float32' },
    { start: 0, stop: 4, step: -1, dtype: 'float32' },
  ].map((attrs): KernelCase => ({ kernel: 'Range', inputs: {}, attrs })),
  { kernel: 'LinSpace', inputs: {}, attrs: { start: 0, stop: 1, num: 5 } },
]);

describe('Multinomial', () => {
  const logits = tf.tensor([[[0, 50, 0]], [[50, 0, 0]]]);
  const draw = (x: tf.Tensor) =>
    tf.engine().runKernel('Multinomial', { logits: x }, { numSamples: 4, seed: 1, normalized: false });
  const mapped = (x: tf.Tensor) =>
    vmapImpl(draw as never, 0, 0, { randomness: 'same' })(x) as unknown as tf.Tensor;
  it('maps its logits', () =>
    close(mapped(logits), tf.tensor([[[1, 1, 1, 1]], [[0, 0, 0, 0]]], [2, 1, 4], 'int32')));
  it('maps no logits', () => expect(mapped(tf.zeros([0, 1, 3])).shape).toEqual([0, 1, 4]));
});

describe('FromPixels', () => {
  it('has the shape of the pixels', () => {
    const pixels = { width: 3, height: 2, data: new Uint8Array(24) };
    const aval = creation.FromPixels.shape({
      name: 'FromPixels',
      inputs: { pixels } as never,
      attrs: { numChannels: 3 },
    });
    expect(aval).toEqual({ shape: [2, 3, 3], dtype: 'int32' });
    expect(tf.browser.fromPixels(pixels).shape).toEqual([2, 3, 3]);
  });
});
