import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { broadcastReps } from '../shapes/broadcast.js';
import { sameShape, type Shape, sizeOf } from '../shapes/shape.js';
import { checkSizes } from '../shapes/sizes.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toTensor } from './operand.js';
import { reshapeTo } from './reshape.js';

/** x, or its copies side by side. Makes a temporary tensor. */
export function expand(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const reps = broadcastReps(x.shape, shape);
  if (sizeOf(shape) === 0) return fillTensor(shape, 0, x.dtype);
  const aligned = reshapeTo(x, [...shape.slice(x.rank).fill(1)]);
  return aligned;
}
