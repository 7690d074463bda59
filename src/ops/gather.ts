import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { normalizeAxis } from '../shapes/axes.js';
import { gatherShape } from '../shapes/gather.js';
import { sizeOf } from '../shapes/shape.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { checkDtype, type TensorLike, toTensor } from './operand.js';

/** Indices, which numbers stand for. */
export const toIndices = (op: string, argument: number, indices: TensorLike): Tensor =>
  checkDtype(op, argument, toTensor(op, argument, indices, 'int32'), ['int32']);

/**
 * The slices of x at the indices along `axis`, by default the first. The first `batchDims` axes are common to x and the
 * indices.
 * Shape: that of x with the axis replaced by the axes of the indices behind the common ones. Dtype: kept; the indices
 * are int32.
 *
 * @example Right: [30, 10]
 * ```ts
 * gather(tensor([10, 20, 30]), tensor([2, 0], undefined, 'int32'));
 * ```
 * @example Wrong: AX128 `gather: argument 1 must be int32, got float32; convert it with cast`
 * ```ts
 * gather(zeros([3]), zeros([2]));
 * ```
 * @throws AX103 for an axis out of range, AX140 for batchDims out of range, AX141 for common axes that differ, AX128
 * for indices that are not int32, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#gather
 */
export const gather = ((x: TensorLike, indices: TensorLike, axis: number = 0, batchDims: number = 0) =>
  scope('gather', () => {
    const [from, at] = [toTensor('gather', 0, x), toIndices('gather', 1, indices)];
    const shape = gatherShape(from.shape, at.shape, axis, batchDims);
    // tfjs takes no batches without examples.
    if (sizeOf(shape) === 0) return fillTensor(shape, 0, from.dtype);
    const attrs = {
      axis: normalizeAxis('gather', axis, from.shape),
      batchDims: batchDims < 0 ? batchDims + at.rank : batchDims,
    };
    return bind('GatherV2', { x: from, indices: at }, attrs) as Tensor;
  })) as unknown as Ops['gather'];
