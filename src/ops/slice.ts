import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { type Places, sliceRanges } from '../shapes/slice.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';

const slicer = (op: string, rank?: number) =>
  onTensor(op, (x, begin: Places, size?: Places | null) => {
    const ranges = sliceRanges(op, x.shape, begin, size, rank);
    return bind('Slice', { x }, ranges) as Tensor;
  });

/**
 * The part of x that starts at `begin`: a place for each axis, from the first on, or the place on the first.
 * Shape: `size`, where -1, as also left out, stands for all that is left. Dtype: kept.
 *
 * @example Right: [[3, 4]]
 * ```ts
 * slice(tensor([[1, 2], [3, 4]]), [1, 0], [1, 2]);
 * ```
 * @example Wrong: AX137 `slice: begin 1 and size 3 do not fit axis 0 of shape [3, 2]`
 * ```ts
 * slice(zeros([3, 2]), [1, 0], [3, 2]);
 * ```
 * @throws AX137 for a part that does not lie in x, AX136 for more places than axes, AX135 for a scalar.
 * @see https://js.tensorflow.org/api/latest/#slice
 */
export const slice = /* @__PURE__ */ slicer('slice') as unknown as Ops['slice'];

/**
 * `slice` of a vector.
 * Shape: `size`. Dtype: kept.
 *
 * @example Right: [2, 3]
 * ```ts
 * slice1d(tensor([1, 2, 3]), 1, 2);
 * ```
 * @example Wrong: AX135 `slice1d: argument 0 must have rank 1, got shape [3, 2]`
 * ```ts
 * slice1d(zeros([3, 2]), 0, 1);
 * ```
 * @throws AX135 for another rank, AX137 for a part that does not lie in x.
 * @see https://js.tensorflow.org/api/latest/#slice
 */
export const slice1d = /* @__PURE__ */ slicer('slice1d', 1) as unknown as Ops['slice1d'];

/**
 * `slice` of a matrix.
 * Shape: `size`. Dtype: kept.
 *
 * @example Right: [[3]]
 * ```ts
 * slice2d(tensor([[1, 2], [3, 4]]), [1, 0], [1, 1]);
 * ```
 * @example Wrong: AX135 `slice2d: argument 0 must have rank 2, got shape [3]`
 * ```ts
 * slice2d(zeros([3]), [0, 0], [1, 1]);
 * ```
 * @throws AX135 for another rank, AX137 for a part that does not lie in x.
 * @see https://js.tensorflow.org/api/latest/#slice
 */
export const slice2d = /* @__PURE__ */ slicer('slice2d', 2) as unknown as Ops['slice2d'];

/**
 * `slice` of a tensor of rank 3.
 * Shape: `size`. Dtype: kept.
 *
 * @example Right: [[[2]]]
 * ```ts
 * slice3d(tensor([[[1, 2]]]), [0, 0, 1], [1, 1, 1]);
 * ```
 * @example Wrong: AX135 `slice3d: argument 0 must have rank 3, got shape [3]`
 * ```ts
 * slice3d(zeros([3]), [0, 0, 0], [1, 1, 1]);
 * ```
 * @throws AX135 for another rank, AX137 for a part that does not lie in x.
 * @see https://js.tensorflow.org/api/latest/#slice
 */
export const slice3d = /* @__PURE__ */ slicer('slice3d', 3) as unknown as Ops['slice3d'];

/**
 * `slice` of a tensor of rank 4.
 * Shape: `size`. Dtype: kept.
 *
 * @example Right: [[[[2]]]]
 * ```ts
 * slice4d(tensor([[[[1, 2]]]]), [0, 0, 0, 1], [1, 1, 1, 1]);
 * ```
 * @example Wrong: AX135 `slice4d: argument 0 must have rank 4, got shape [3]`
 * ```ts
 * slice4d(zeros([3]), [0, 0, 0, 0], [1, 1, 1, 1]);
 * ```
 * @throws AX135 for another rank, AX137 for a part that does not lie in x.
 * @see https://js.tensorflow.org/api/latest/#slice
 */
export const slice4d = /* @__PURE__ */ slicer('slice4d', 4) as unknown as Ops['slice4d'];
