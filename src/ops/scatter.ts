import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { checkRank } from '../shapes/rank.js';
import { scatterShape, sparseToDenseShape } from '../shapes/scatter.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { toIndices } from './gather.js';
import { type TensorLike, toDtype, toNumeric, toReal } from './operand.js';

/**
 * Zeros, with the updates added at places. Each row of `indices` is a place: one index for each of the first axes. A
 * vector of indices has a place on the first axis in each element.
 * Shape: `shape`; the updates have the axes of the indices but the last, then the axes that these do not name. Dtype: that
 * of the updates, float32 or int32; the indices are int32.
 *
 * @example Right: [0, 5, 0, 7]
 * ```ts
 * scatterND(tensor([[3], [1], [3]], undefined, 'int32'), tensor([3, 5, 4]), [4]);
 * ```
 * @example Wrong: AX160 `scatterND: argument 1 must have shape [3], got shape [2]`
 * ```ts
 * scatterND(zeros([3, 1], 'int32'), zeros([2]), [4]);
 * ```
 * @throws AX160 for updates that do not fit, AX172 for rows that name more axes than there are, AX135 for a scalar, AX124
 * for sizes that are none, AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#scatterND
 */
export const scatterND = ((indices: TensorLike, updates: TensorLike, shape: Shape) =>
  scope('scatterND', () => {
    const [at, values] = [toIndices('scatterND', 0, indices), toReal('scatterND', 1, updates)];
    scatterShape('scatterND', at.shape, values.shape, 1, shape);
    if (values.size === 0 || sizeOf(shape) === 0) return fillTensor(shape, 0, values.dtype);
    return bind('ScatterNd', { indices: at, updates: values }, { shape: [...shape] }) as Tensor;
  })) as unknown as Ops['scatterND'];

/**
 * The tensor with updates in place of what is at places. Each row of `indices` is a place: one index for each of the
 * first axes. Of several updates of one place the last stays.
 * Shape: that of the tensor; the updates have the axes of the indices but the last, then the axes that these do not name.
 * Dtype: kept; the updates have the same, the indices are int32.
 *
 * @example Right: [1, 5, 1, 3]
 * ```ts
 * tensorScatterUpdate(ones([4]), tensor([[3], [1]], undefined, 'int32'), tensor([3, 5]));
 * ```
 * @example Wrong: AX172 `tensorScatterUpdate: indices of shape [3, 2] name 2 axes but shape [4] has rank 1`
 * ```ts
 * tensorScatterUpdate(zeros([4]), zeros([3, 2], 'int32'), zeros([3]));
 * ```
 * @throws AX160 for updates that do not fit, AX172 for rows that name more axes than there are, AX135 for scalars, AX128
 * for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#tensorScatterUpdate
 */
export const tensorScatterUpdate = ((tensor: TensorLike, indices: TensorLike, updates: TensorLike) =>
  scope('tensorScatterUpdate', () => {
    const op = 'tensorScatterUpdate';
    const x = toNumeric(op, 0, tensor);
    const at = toIndices(op, 1, indices);
    const values = toDtype(op, 2, updates, x.dtype);
    scatterShape(op, at.shape, values.shape, 2, x.shape);
    if (values.size === 0) return bind('Identity', { x }) as Tensor;
    return bind('TensorScatterUpdate', { tensor: x, indices: at, updates: values }) as Tensor;
  })) as unknown as Ops['tensorScatterUpdate'];

/**
 * A tensor of the default value, with other values at indices: a matrix with a place in each row, a vector of places
 * on the only axis, or one such place. Of several values for one place the last stays.
 * Shape: `outputShape`. Dtype: that of the values, float32, int32 or bool; the indices are int32.
 *
 * @example Right: [9, 5, 9, 3]
 * ```ts
 * sparseToDense(tensor([3, 1], undefined, 'int32'), tensor([3, 5]), [4], 9);
 * ```
 * @example Wrong: AX160 `sparseToDense: argument 1 must have shape [3] or [], got shape [2]`
 * ```ts
 * sparseToDense(zeros([3], 'int32'), zeros([2]), [4]);
 * ```
 * @throws AX160 for values that do not fit, AX172 for indices into another rank, AX135 for indices of rank 3 or more and a
 * default value that is no scalar, AX124 for sizes that are none, AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sparseToDense
 */
export const sparseToDense = ((
  sparseIndices: TensorLike,
  sparseValues: TensorLike,
  outputShape: Shape,
  defaultValue: TensorLike = 0,
) =>
  scope('sparseToDense', () => {
    const op = 'sparseToDense';
    const at = toIndices(op, 0, sparseIndices);
    const values = toNumeric(op, 1, sparseValues);
    const otherwise = toDtype(op, 3, defaultValue, values.dtype);
    sparseToDenseShape(at.shape, values.shape, outputShape);
    checkRank(op, 3, otherwise.shape, 0);
    const inputs = { sparseIndices: at, sparseValues: values, defaultValue: otherwise };
    return bind('SparseToDense', inputs, { outputShape: [...outputShape] }) as Tensor;
  })) as unknown as Ops['sparseToDense'];
