import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { broadcastReps } from '../shapes/broadcast.js';
import { type Shape, sameShape, sizeOf } from '../shapes/shape.js';
import { checkSizes } from '../shapes/sizes.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toTensor } from './operand.js';
import { reshapeTo } from './reshape.js';

/** Inside of other ops: x repeated to fill the shape, x itself when it does. */
export function expand(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const reps = broadcastReps(x.shape, shape);
  if (sizeOf(shape) === 0) return fillTensor(shape, 0, x.dtype);
  const aligned = reshapeTo(x, [...Array<number>(shape.length - x.rank).fill(1), ...x.shape]);
  return reps.every((n) => n === 1) ? aligned : (bind('Tile', { x: aligned }, { reps }) as Tensor);
}

/**
 * Repeats x along its axes of size 1, and along new leading axes, to fill a shape.
 * Shape: `shape`. Dtype: kept.
 *
 * @example Right: [[1, 2], [1, 2]]
 * ```ts
 * broadcastTo(tensor([1, 2]), [2, 2]);
 * ```
 * @example Wrong: AX102 `broadcastTo: shape [2] does not broadcast to [2, 3]`
 * ```ts
 * broadcastTo(zeros([2]), [2, 3]);
 * ```
 * @throws AX102 if x does not broadcast to the shape, AX124 for negative or fractional sizes.
 * @see https://js.tensorflow.org/api/latest/#broadcastTo
 */
export const broadcastTo = ((x: TensorLike, shape: Shape) => {
  checkSizes('broadcastTo', shape);
  return scope('broadcastTo', () => {
    const tensor = toTensor('broadcastTo', 0, x);
    const expanded = expand(tensor, shape);
    return expanded === tensor ? (bind('Identity', { x: tensor }) as Tensor) : expanded;
  });
}) as Ops['broadcastTo'];
