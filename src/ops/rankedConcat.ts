import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { invalidArgument } from '../messages/tensors.js';
import { rankedConcatShape } from '../shapes/same.js';
import { concat } from './join.js';
import type { TensorLike } from './operand.js';
import { shapeOfLike } from './shapeOfLike.js';

const join = concat as unknown as (xs: readonly TensorLike[], axis: number) => Tensor;

const ranked =
  (op: string, rank: number) =>
  (tensors: readonly TensorLike[], axis = 0) => {
    if (!Array.isArray(tensors)) {
      raise(invalidArgument, op, 'argument 0', 'an array of tensors', kindOf(tensors));
    }
    rankedConcatShape(
      op,
      tensors.map((x, i) => shapeOfLike(op, i, x)),
      rank,
      axis,
    );
    return join(tensors, axis);
  };

/**
 * `concat` of vectors, along the only axis.
 * Shape: theirs, which agree on all other axes, with the sizes of that axis added. Dtype: the highest of theirs.
 *
 * @example Right: [1, 2, 3]
 * ```ts
 * concat1d([tensor([1, 2]), tensor([3])]);
 * ```
 * @example Wrong: AX135 `concat1d: argument 0 must have rank 1, got shape [2, 3]`
 * ```ts
 * concat1d([zeros([2, 3])]);
 * ```
 * @throws AX135 for another rank, AX117 for sizes that differ, AX103 for an axis out of range, AX119 for an empty array.
 * @see https://js.tensorflow.org/api/latest/#concat1d
 */
export const concat1d = /* @__PURE__ */ ranked('concat1d', 1) as unknown as Ops['concat1d'];

/**
 * `concat` of matrices along `axis`.
 * Shape: theirs, which agree on all other axes, with the sizes of that axis added. Dtype: the highest of theirs.
 *
 * @example Right: [[1, 2, 3]]
 * ```ts
 * concat2d([tensor([[1, 2]]), tensor([[3]])], 1);
 * ```
 * @example Wrong: AX135 `concat2d: argument 0 must have rank 2, got shape [2]`
 * ```ts
 * concat2d([zeros([2])], 0);
 * ```
 * @throws AX135 for another rank, AX117 for sizes that differ, AX103 for an axis out of range, AX119 for an empty array.
 * @see https://js.tensorflow.org/api/latest/#concat2d
 */
export const concat2d = /* @__PURE__ */ ranked('concat2d', 2) as unknown as Ops['concat2d'];

/**
 * `concat` of tensors of rank 3 along `axis`.
 * Shape: theirs, which agree on all other axes, with the sizes of that axis added. Dtype: the highest of theirs.
 *
 * @example Right: [[[1, 2]]]
 * ```ts
 * concat3d([tensor([[[1]]]), tensor([[[2]]])], 2);
 * ```
 * @example Wrong: AX135 `concat3d: argument 0 must have rank 3, got shape [2, 3]`
 * ```ts
 * concat3d([zeros([2, 3])], 0);
 * ```
 * @throws AX135 for another rank, AX117 for sizes that differ, AX103 for an axis out of range, AX119 for an empty array.
 * @see https://js.tensorflow.org/api/latest/#concat3d
 */
export const concat3d = /* @__PURE__ */ ranked('concat3d', 3) as unknown as Ops['concat3d'];

/**
 * `concat` of tensors of rank 4 along `axis`.
 * Shape: theirs, which agree on all other axes, with the sizes of that axis added. Dtype: the highest of theirs.
 *
 * @example Right: [[[[1]]], [[[2]]]]
 * ```ts
 * concat4d([tensor([[[[1]]]]), tensor([[[[2]]]])], 0);
 * ```
 * @example Wrong: AX135 `concat4d: argument 0 must have rank 4, got shape [2, 3]`
 * ```ts
 * concat4d([zeros([2, 3])], 0);
 * ```
 * @throws AX135 for another rank, AX117 for sizes that differ, AX103 for an axis out of range, AX119 for an empty array.
 * @see https://js.tensorflow.org/api/latest/#concat4d
 */
export const concat4d = /* @__PURE__ */ ranked('concat4d', 4) as unknown as Ops['concat4d'];
