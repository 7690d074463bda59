import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { sizeOf } from '../shapes/shape.js';
import { tileShape } from '../shapes/tile.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';

/**
 * x repeated along each axis, `reps[i]` times along axis i.
 * Shape: each size times its count. Dtype: kept.
 *
 * @example Right: [[1, 2, 1, 2]]
 * ```ts
 * tile(tensor([[1, 2]]), [1, 2]);
 * ```
 * @example Wrong: AX136 `tile: reps has 1 entry but shape [2, 3] has rank 2`
 * ```ts
 * tile(zeros([2, 3]), [2]);
 * ```
 * @throws AX136 unless there is a count for each axis, AX125 for counts that are no non-negative integers.
 * @see https://js.tensorflow.org/api/latest/#tile
 */
export const tile = /* @__PURE__ */ onTensor('tile', (x, reps: readonly number[]) => {
  const shape = tileShape(x.shape, reps);
  if (sizeOf(shape) === 0) return fillTensor(shape, 0, x.dtype);
  return bind('Tile', { x }, { reps: [...reps] }) as Tensor;
}) as Ops['tile'];
