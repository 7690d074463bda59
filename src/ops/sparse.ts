import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { checkFillEmptyRows, checkSegments, sparseReshapeShapes } from '../shapes/sparse.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { toIndices } from './gather.js';
import { type TensorLike, toDtype, toFloat, toNumeric, toReal } from './operand.js';

type Sparse = Ops['sparse'];

/**
 * A matrix of which only some elements are stored, with the default value at the start of each row that has none. Each row
 * of `indices` is the place of a value.
 * Shape: with N values in R axes, `outputIndices` is [number, R] and `outputValues` [number], where the number depends on the
 * data; `emptyRowIndicator` tells for each row whether it was empty, and `reverseIndexMap`, [N], where each value went.
 * Dtype: of the values kept; indices and shape are int32.
 *
 * @example Right: [1, 5, 5]
 * ```ts
 * sparse.sparseFillEmptyRows(zeros([1, 2], 'int32'), ones([1]), [3, 4], 5).outputValues;
 * ```
 * @example Wrong: AX160 `sparseFillEmptyRows: argument 1 must have shape [2], got shape [3]`
 * ```ts
 * sparse.sparseFillEmptyRows(zeros([2, 2], 'int32'), zeros([3]), [3, 4], 0);
 * ```
 * @throws AX160 for values or a shape that do not fit, AX135 for indices that are no matrix and a default value that is no
 * scalar, AX128 for other dtypes, AX508 under vmap, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sparse.sparseFillEmptyRows
 */
export const sparseFillEmptyRows = ((
  indices: TensorLike,
  values: TensorLike,
  denseShape: TensorLike,
  defaultValue: TensorLike,
) =>
  scope('sparseFillEmptyRows', () => {
    const op = 'sparseFillEmptyRows';
    const at = toIndices(op, 0, indices);
    const given = toNumeric(op, 1, values);
    const shape = toIndices(op, 2, denseShape);
    const otherwise = toDtype(op, 3, defaultValue, given.dtype);
    checkFillEmptyRows(at.shape, given.shape, shape.shape, otherwise.shape);
    const inputs = { indices: at, values: given, denseShape: shape, defaultValue: otherwise };
    const [outputIndices, outputValues, emptyRowIndicator, reverseIndexMap] = bind(
      'SparseFillEmptyRows',
      inputs,
    ) as Tensor[];
    return { outputIndices, outputValues, emptyRowIndicator, reverseIndexMap };
  })) as unknown as Sparse['sparseFillEmptyRows'];

/**
 * The places of stored elements in a tensor that is reshaped. One size of the new shape may be -1.
 * Shape: with N elements, `outputIndices` is [N, R] and `outputShape` [R] for R new axes. Dtype: int32.
 *
 * @example Right: [[1, 1], [2, 0]]
 * ```ts
 * sparse.sparseReshape(tensor([[1, 0], [1, 1]], undefined, 'int32'), [2, 3], [-1, 2]).outputIndices;
 * ```
 * @example Wrong: AX160 `sparseReshape: argument 1 must have shape [2], got shape [3]`
 * ```ts
 * sparse.sparseReshape(zeros([5, 2], 'int32'), [2, 3, 4], [24]);
 * ```
 * @throws AX160 for a shape with more or fewer axes than the indices name, AX135 for indices that are no matrix and a new
 * shape that is no list, AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sparse.sparseReshape
 */
export const sparseReshape = ((inputIndices: TensorLike, inputShape: TensorLike, newShape: TensorLike) =>
  scope('sparseReshape', () => {
    const [at, from, to] = [inputIndices, inputShape, newShape].map((x, i) =>
      toIndices('sparseReshape', i, x),
    );
    sparseReshapeShapes(at.shape, from.shape, to.shape);
    const inputs = { inputIndices: at, inputShape: from, newShape: to };
    const [outputIndices, outputShape] = bind('SparseReshape', inputs) as Tensor[];
    return { outputIndices, outputShape };
  })) as unknown as Sparse['sparseReshape'];

const segments =
  (op: string, kernel: string, convert: typeof toReal) =>
  (data: TensorLike, indices: TensorLike, segmentIds: TensorLike) =>
    scope(op, () => {
      const [x, at, ids] = [convert(op, 0, data), toIndices(op, 1, indices), toIndices(op, 2, segmentIds)];
      checkSegments(op, x.shape, at.shape, ids.shape);
      return bind(kernel, { data: x, indices: at, segmentIds: ids }) as Tensor;
    });

/**
 * The mean of those slices of the data, along the first axis, whose indices have the same segment id. The ids are sorted.
 * Shape: that of the data, with the number of segments, which depends on the data, for the first axis. Dtype: float32;
 * int32 and bool data are converted first, indices and ids are int32. There are no derivatives.
 *
 * @example Right: [2]
 * ```ts
 * sparse.sparseSegmentMean(tensor([1, 3, 5]), cast(tensor([0, 1]), 'int32'), zeros([2], 'int32'));
 * ```
 * @example Wrong: AX160 `sparseSegmentMean: argument 2 must have shape [3], got shape [2]`
 * ```ts
 * sparse.sparseSegmentMean(zeros([4]), zeros([3], 'int32'), zeros([2], 'int32'));
 * ```
 * @throws AX160 unless there is an id for each index, AX135 for scalars and lists that are no vectors, AX128 for other
 * dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sparse.sparseSegmentMean
 */
export const sparseSegmentMean = /* @__PURE__ */ segments(
  'sparseSegmentMean',
  'SparseSegmentMean',
  toFloat,
) as unknown as Sparse['sparseSegmentMean'];

/**
 * The sum of those slices of the data, along the first axis, whose indices have the same segment id. The ids are sorted.
 * Shape: that of the data, with the number of segments, which depends on the data, for the first axis. Dtype: kept, float32
 * or int32; indices and ids are int32. There are no derivatives.
 *
 * @example Right: [4]
 * ```ts
 * sparse.sparseSegmentSum(tensor([1, 3, 5]), cast(tensor([0, 1]), 'int32'), zeros([2], 'int32'));
 * ```
 * @example Wrong: AX160 `sparseSegmentSum: argument 2 must have shape [3], got shape [2]`
 * ```ts
 * sparse.sparseSegmentSum(zeros([4]), zeros([3], 'int32'), zeros([2], 'int32'));
 * ```
 * @throws AX160 unless there is an id for each index, AX135 for scalars and lists that are no vectors, AX128 for other
 * dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sparse.sparseSegmentSum
 */
export const sparseSegmentSum = /* @__PURE__ */ segments(
  'sparseSegmentSum',
  'SparseSegmentSum',
  toReal,
) as unknown as Sparse['sparseSegmentSum'];
