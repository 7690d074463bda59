import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { gatherNDShape } from '../shapes/gather.js';
import { sizeOf } from '../shapes/shape.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { toIndices } from './gather.js';
import { type TensorLike, toTensor } from './operand.js';

/**
 * The elements of x at places, each a row of `indices`: one index for each of the first axes of x. A row that names
 * fewer axes than x has gives a slice.
 * Shape: the axes of the indices but the last, then the axes of x that they do not name. Dtype: kept; the indices are
 * int32.
 *
 * @example Right: [2, 3]
 * ```ts
 * gatherND(tensor([[1, 2], [3, 4]]), tensor([[0, 1], [1, 0]], undefined, 'int32'));
 * ```
 * @example Wrong: AX142 `gatherND: indices of shape [4, 3] name 3 axes but shape [2, 2] has rank 2`
 * ```ts
 * gatherND(zeros([2, 2]), zeros([4, 3], 'int32'));
 * ```
 * @throws AX142 for rows that name more axes than there are, AX135 for scalars, AX128 for indices that are not
 * int32, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#gatherND
 */
export const gatherND = ((x: TensorLike, indices: TensorLike) =>
  scope('gatherND', () => {
    const [from, at] = [toTensor('gatherND', 0, x), toIndices('gatherND', 1, indices)];
    const shape = gatherNDShape(from.shape, at.shape);
    // tfjs takes no tensors without elements.
    if (sizeOf(shape) === 0) return fillTensor(shape, 0, from.dtype);
    return bind('GatherNd', { params: from, indices: at }) as Tensor;
  })) as unknown as Ops['gatherND'];
