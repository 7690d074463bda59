import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { flatten, makeScalar, makeTensor } from '../../../src/tensor/values.js';
import { useBackend } from '../../support/backend.js';

beforeAll(() => useBackend('cpu'));

it('flatten walks arrays in row-major order', () => {
  const { data, shape, dtype } = flatten('add', 0, [[1, 2], Float32Array.of(3, 4)]);
  expect([Array.from(data), shape, dtype]).toEqual([[1, 2, 3, 4], [2, 2], 'float32']);
});

it.each(['float32', 'int32', 'bool', 'complex64'] as const)(
  'makeTensor and makeScalar make %s tensors',
  (dtype) => {
    tf.tidy(() => {
      const x = makeTensor([0, 2], [2, 1], dtype);
      expect([x.shape, x.dtype]).toEqual([[2, 1], dtype]);
      const two = makeScalar(2, dtype);
      expect([two.shape, two.dtype]).toEqual([[], dtype]);
      expect(two.dataSync()[0]).toBe(dtype === 'bool' ? 1 : 2);
    });
  },
);
