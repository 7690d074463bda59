import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { type Paddings, padShape } from '../shapes/pad.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';

function runPad(op: string, x: Tensor, paddings: Paddings, constantValue: number, rank?: number): Tensor {
  padShape(op, x.shape, paddings, rank);
  const attrs = { paddings: paddings.map((pair) => [...pair]), constantValue };
  return bind('PadV2', { x }, attrs) as Tensor;
}

const padder = (op: string, rank?: number) =>
  onTensor(op, (x, paddings: Paddings, constantValue: number = 0) =>
    runPad(op, x, paddings, constantValue, rank),
  );

/**
 * x with elements of one value, by default 0, before and after it; `paddings` has a pair of counts for each axis.
 * Shape: each axis longer by its two counts. Dtype: kept.
 *
 * @example Right: [0, 1, 2, 0, 0]
 * ```ts
 * pad(tensor([1, 2]), [[1, 2]]);
 * ```
 * @example Wrong: AX136 `pad: paddings has 1 entry but shape [2, 3] has rank 2`
 * ```ts
 * pad(zeros([2, 3]), [[1, 1]]);
 * ```
 * @throws AX136 unless there is a pair for each axis, AX125 for counts that are no non-negative integers, AX135 for a scalar.
 * @see https://js.tensorflow.org/api/latest/#pad
 */
export const pad = /* @__PURE__ */ padder('pad') as Ops['pad'];

/**
 * `pad` of a vector, with one pair of counts.
 * Shape: each axis longer by its two counts. Dtype: kept.
 *
 * @example Right: [0, 1, 2]
 * ```ts
 * pad1d(tensor([1, 2]), [1, 0]);
 * ```
 * @example Wrong: AX135 `pad1d: argument 0 must have rank 1, got shape [2, 3]`
 * ```ts
 * pad1d(zeros([2, 3]), [1, 1]);
 * ```
 * @throws AX135 for another rank, AX125 for counts that are no non-negative integers.
 * @see https://js.tensorflow.org/api/latest/#pad
 */
export const pad1d = /* @__PURE__ */ onTensor(
  'pad1d',
  (x, paddings: readonly number[], constantValue: number = 0) =>
    runPad('pad1d', x, [paddings], constantValue, 1),
) as Ops['pad1d'];

/**
 * `pad` of a matrix.
 * Shape: each axis longer by its two counts. Dtype: kept.
 *
 * @example Right: [[9, 1, 2]]
 * ```ts
 * pad2d(tensor([[1, 2]]), [[0, 0], [1, 0]], 9);
 * ```
 * @example Wrong: AX135 `pad2d: argument 0 must have rank 2, got shape [3]`
 * ```ts
 * pad2d(zeros([3]), [[0, 0], [1, 1]]);
 * ```
 * @throws AX135 for another rank, AX125 for counts that are no non-negative integers.
 * @see https://js.tensorflow.org/api/latest/#pad
 */
export const pad2d = /* @__PURE__ */ padder('pad2d', 2) as Ops['pad2d'];

/**
 * `pad` of a tensor of rank 3.
 * Shape: each axis longer by its two counts. Dtype: kept.
 *
 * @example Right: [[[0, 1]]]
 * ```ts
 * pad3d(tensor([[[1]]]), [[0, 0], [0, 0], [1, 0]]);
 * ```
 * @example Wrong: AX135 `pad3d: argument 0 must have rank 3, got shape [3]`
 * ```ts
 * pad3d(zeros([3]), [[0, 0], [0, 0], [1, 1]]);
 * ```
 * @throws AX135 for another rank, AX125 for counts that are no non-negative integers.
 * @see https://js.tensorflow.org/api/latest/#pad
 */
export const pad3d = /* @__PURE__ */ padder('pad3d', 3) as Ops['pad3d'];

/**
 * `pad` of a tensor of rank 4.
 * Shape: each axis longer by its two counts. Dtype: kept.
 *
 * @example Right: [[[[0, 1]]]]
 * ```ts
 * pad4d(tensor([[[[1]]]]), [[0, 0], [0, 0], [0, 0], [1, 0]]);
 * ```
 * @example Wrong: AX135 `pad4d: argument 0 must have rank 4, got shape [3]`
 * ```ts
 * pad4d(zeros([3]), [[0, 0], [0, 0], [0, 0], [1, 1]]);
 * ```
 * @throws AX135 for another rank, AX125 for counts that are no non-negative integers.
 * @see https://js.tensorflow.org/api/latest/#pad
 */
export const pad4d = /* @__PURE__ */ padder('pad4d', 4) as Ops['pad4d'];
