import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { checkRank } from '../shapes/rank.js';
import { batchNorm } from './batchNorm.js';
import type { TensorLike } from './operand.js';
import { shapeOfLike } from './shapeOfLike.js';

const normalize = batchNorm as unknown as (x: TensorLike, ...parameters: unknown[]) => Tensor;

const ranked =
  (op: string, rank: number) =>
  (x: TensorLike, ...parameters: unknown[]) => {
    checkRank(op, 0, shapeOfLike(op, 0, x), rank);
    return normalize(x, ...parameters);
  };

/**
 * `batchNorm` of matrices.
 * Shape: that of x, to which the parameters broadcast; usually they have one value for each channel, the last axis.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[-1, 1]]
 * ```ts
 * batchNorm2d(tensor([[1, 3]]), 2, 1, null, null, 0);
 * ```
 * @example Wrong: AX135 `batchNorm2d: argument 0 must have rank 2, got shape [3]`
 * ```ts
 * batchNorm2d(zeros([3]), 0, 1);
 * ```
 * @throws AX135 for another rank, AX147 for a parameter that does not broadcast to x, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#batchNorm2d
 */
export const batchNorm2d = /* @__PURE__ */ ranked('batchNorm2d', 2) as unknown as Ops['batchNorm2d'];

/**
 * `batchNorm` of tensors of rank 3.
 * Shape: that of x, to which the parameters broadcast; usually they have one value for each channel, the last axis.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[-1, 1]]]
 * ```ts
 * batchNorm3d(tensor([[[1, 3]]]), 2, 1, null, null, 0);
 * ```
 * @example Wrong: AX135 `batchNorm3d: argument 0 must have rank 3, got shape [3]`
 * ```ts
 * batchNorm3d(zeros([3]), 0, 1);
 * ```
 * @throws AX135 for another rank, AX147 for a parameter that does not broadcast to x, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#batchNorm3d
 */
export const batchNorm3d = /* @__PURE__ */ ranked('batchNorm3d', 3) as unknown as Ops['batchNorm3d'];

/**
 * `batchNorm` of tensors of rank 4.
 * Shape: that of x, to which the parameters broadcast; usually they have one value for each channel, the last axis.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[[-1, 1]]]]
 * ```ts
 * batchNorm4d(tensor([[[[1, 3]]]]), 2, 1, null, null, 0);
 * ```
 * @example Wrong: AX135 `batchNorm4d: argument 0 must have rank 4, got shape [3]`
 * ```ts
 * batchNorm4d(zeros([3]), 0, 1);
 * ```
 * @throws AX135 for another rank, AX147 for a parameter that does not broadcast to x, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#batchNorm4d
 */
export const batchNorm4d = /* @__PURE__ */ ranked('batchNorm4d', 4) as unknown as Ops['batchNorm4d'];
