import type { Tensor } from '@tensorflow/tfjs-core';
import { makeScalar } from '../tensor/values.js';
import { bind } from '../tracing/bind.js';

/** Labels moved towards equal ones of all classes, which are the last axis; tfjs takes axis 1 for it. */
export function smoothed(labels: Tensor, by: number): Tensor {
  if (by === 0) return labels;
  const classes = labels.shape[labels.rank - 1];
  const scaled = bind('Multiply', { a: labels, b: makeScalar(1 - by, 'float32') }) as Tensor;
  return bind('Add', { a: scaled, b: makeScalar(by / classes, 'float32') }) as Tensor;
}
