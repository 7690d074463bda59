import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shapes/shape.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';

/** A tensor of one repeated value. */
export function fillTensor(shape: Shape, value: number, dtype: DataType): Tensor {
  if (dtype !== 'complex64') return bind('Fill', {}, { shape: [...shape], value, dtype }) as Tensor;
  return scope('complex', () => {
    const real = fillTensor(shape, value, 'float32');
    return bind('Complex', { real, imag: fillTensor(shape, 0, 'float32') }) as Tensor;
  });
}
