import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { normalizeAxes } from '../shapes/axes.js';
import { checkRank } from '../shapes/rank.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';

const reverser = (op: string, rank?: number) =>
  onTensor(op, (x, axis?: number | readonly number[] | null) => {
    if (rank !== undefined) checkRank(op, 0, x.shape, rank);
    const dims = normalizeAxes(op, axis, x.shape);
    if (dims.length === 0) return bind('Identity', { x }) as Tensor;
    return bind('Reverse', { x }, { dims }) as Tensor;
  });

/**
 * The elements in the opposite order along the given axes, by default along all.
 * Shape: kept. Dtype: kept.
 *
 * @example Right: [[2, 1], [4, 3]]
 * ```ts
 * reverse(tensor([[1, 2], [3, 4]]), 1);
 * ```
 * @example Wrong: AX103 `reverse: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * reverse(zeros([2, 3]), 2);
 * ```
 * @throws AX103 for an axis out of range, AX104 for one given twice.
 * @see https://js.tensorflow.org/api/latest/#reverse
 */
export const reverse = /* @__PURE__ */ reverser('reverse') as Ops['reverse'];

/**
 * `reverse` of a vector.
 * Shape: kept. Dtype: kept.
 *
 * @example Right: [2, 1]
 * ```ts
 * reverse1d(tensor([1, 2]));
 * ```
 * @example Wrong: AX135 `reverse1d: argument 0 must have rank 1, got shape [2, 3]`
 * ```ts
 * reverse1d(zeros([2, 3]));
 * ```
 * @throws AX135 for another rank, AX103 for an axis out of range, AX104 for one given twice.
 * @see https://js.tensorflow.org/api/latest/#reverse
 */
export const reverse1d = /* @__PURE__ */ reverser('reverse1d', 1) as Ops['reverse1d'];

/**
 * `reverse` of a matrix.
 * Shape: kept. Dtype: kept.
 *
 * @example Right: [[2, 1]]
 * ```ts
 * reverse2d(tensor([[1, 2]]), 1);
 * ```
 * @example Wrong: AX135 `reverse2d: argument 0 must have rank 2, got shape [3]`
 * ```ts
 * reverse2d(zeros([3]));
 * ```
 * @throws AX135 for another rank, AX103 for an axis out of range, AX104 for one given twice.
 * @see https://js.tensorflow.org/api/latest/#reverse
 */
export const reverse2d = /* @__PURE__ */ reverser('reverse2d', 2) as Ops['reverse2d'];

/**
 * `reverse` of a tensor of rank 3.
 * Shape: kept. Dtype: kept.
 *
 * @example Right: [[[2, 1]]]
 * ```ts
 * reverse3d(tensor([[[1, 2]]]), 2);
 * ```
 * @example Wrong: AX135 `reverse3d: argument 0 must have rank 3, got shape [3]`
 * ```ts
 * reverse3d(zeros([3]));
 * ```
 * @throws AX135 for another rank, AX103 for an axis out of range, AX104 for one given twice.
 * @see https://js.tensorflow.org/api/latest/#reverse
 */
export const reverse3d = /* @__PURE__ */ reverser('reverse3d', 3) as Ops['reverse3d'];

/**
 * `reverse` of a tensor of rank 4.
 * Shape: kept. Dtype: kept.
 *
 * @example Right: [[[[2, 1]]]]
 * ```ts
 * reverse4d(tensor([[[[1, 2]]]]), [0, 3]);
 * ```
 * @example Wrong: AX135 `reverse4d: argument 0 must have rank 4, got shape [3]`
 * ```ts
 * reverse4d(zeros([3]));
 * ```
 * @throws AX135 for another rank, AX103 for an axis out of range, AX104 for one given twice.
 * @see https://js.tensorflow.org/api/latest/#reverse
 */
export const reverse4d = /* @__PURE__ */ reverser('reverse4d', 4) as Ops['reverse4d'];
