import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { bincountShape, searchSortedShape } from '../shapes/search.js';
import { sizeOf } from '../shapes/shape.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { toIndices } from './gather.js';
import { type TensorLike, toReal } from './operand.js';
import { reshapeTo } from './reshape.js';

type Side = 'left' | 'right';

const searcher = (op: string, given?: Side) => (sequence: TensorLike, values: TensorLike, side?: Side) =>
  scope(op, () => {
    const [edges, sought] = [toReal(op, 0, sequence), toReal(op, 1, values)];
    const shape = searchSortedShape(op, edges.shape, sought.shape);
    if (sought.size === 0 || edges.size === 0) return fillTensor(shape, 0, 'int32');
    const rows = (x: Tensor) => reshapeTo(x, [sizeOf(x.shape.slice(0, -1)), x.shape[x.rank - 1]]);
    const inputs = { sortedSequence: rows(edges), values: rows(sought) };
    return reshapeTo(bind('SearchSorted', inputs, { side: given ?? side ?? 'left' }) as Tensor, shape);
  });

/**
 * Where values would go in a sorted sequence, along the last axis: before elements that are equal to them, or behind
 * these with 'right'. Other axes have a sequence each.
 * Shape: that of the values, which have the axes of the sequence but for the size of the last. (tfjs' own gives a
 * matrix.) Dtype: int32; the operands are float32 or int32.
 *
 * @example Right: [0, 2, 3]
 * ```ts
 * searchSorted(tensor([0, 3, 9, 10, 10]), tensor([0, 4, 10]));
 * ```
 * @example Wrong: AX160 `searchSorted: argument 1 must have shape [2, ?], got shape [3]`
 * ```ts
 * searchSorted(zeros([2, 5]), zeros([3]));
 * ```
 * @throws AX160 for other axes than the sequence has, AX135 for scalars, AX128 for other dtypes, AX129 for what is no
 * tensor.
 * @see https://js.tensorflow.org/api/latest/#searchSorted
 */
export const searchSorted = /* @__PURE__ */ searcher('searchSorted') as unknown as Ops['searchSorted'];

/**
 * `searchSorted` on the left: the index of the first element that is not less than the value.
 * Shape: that of the values. Dtype: int32; the operands are float32 or int32.
 *
 * @example Right: [0, 2, 3]
 * ```ts
 * lowerBound(tensor([0, 3, 9, 10, 10]), tensor([0, 4, 10]));
 * ```
 * @example Wrong: AX160 `lowerBound: argument 1 must have shape [2, ?], got shape [3]`
 * ```ts
 * lowerBound(zeros([2, 5]), zeros([3]));
 * ```
 * @throws AX160 for other axes than the sequence has, AX135 for scalars, AX128 for other dtypes, AX129 for what is no
 * tensor.
 * @see https://js.tensorflow.org/api/latest/#lowerBound
 */
export const lowerBound = /* @__PURE__ */ searcher('lowerBound', 'left') as unknown as Ops['lowerBound'];

/**
 * `searchSorted` on the right: the index of the first element that is greater than the value.
 * Shape: that of the values. Dtype: int32; the operands are float32 or int32.
 *
 * @example Right: [1, 2, 5]
 * ```ts
 * upperBound(tensor([0, 3, 9, 10, 10]), tensor([0, 4, 10]));
 * ```
 * @example Wrong: AX160 `upperBound: argument 1 must have shape [2, ?], got shape [3]`
 * ```ts
 * upperBound(zeros([2, 5]), zeros([3]));
 * ```
 * @throws AX160 for other axes than the sequence has, AX135 for scalars, AX128 for other dtypes, AX129 for what is no
 * tensor.
 * @see https://js.tensorflow.org/api/latest/#upperBound
 */
export const upperBound = /* @__PURE__ */ searcher('upperBound', 'right') as unknown as Ops['upperBound'];

/**
 * How often each of the values 0 to `size` - 1 is in x, or the sum of the weights where it is. Other values count nowhere;
 * negative ones make tfjs throw.
 * Shape: [size]; the weights have the shape of x, or are empty. Dtype: that of the weights, float32 or int32; x is int32.
 *
 * @example Right: [0, 2, 1, 0]
 * ```ts
 * bincount(tensor([1, 2, 1], undefined, 'int32'), zeros([0]), 4);
 * ```
 * @example Wrong: AX160 `bincount: argument 1 must have shape [3] or [0], got shape [2]`
 * ```ts
 * bincount(zeros([3], 'int32'), zeros([2]), 4);
 * ```
 * @throws AX160 for too many or too few weights, AX135 for another rank than 1, AX125 for a size that is none, AX128 for
 * other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#bincount
 */
export const bincount = ((x: TensorLike, weights: TensorLike, size: number) =>
  scope('bincount', () => {
    const [found, weight] = [toIndices('bincount', 0, x), toReal('bincount', 1, weights)];
    bincountShape('bincount', found.shape, weight.shape, size);
    return bind('Bincount', { x: found, weights: weight }, { size }) as Tensor;
  })) as unknown as Ops['bincount'];

/**
 * `bincount` of a vector or of each row of a matrix; with `binaryOutput`, 1 for the values that there are.
 * Shape: that of x with `size` for the last axis; the weights have the shape of x, or are empty. Dtype: that of the
 * weights, float32 or int32; x is int32.
 *
 * @example Right: [[0, 2], [1, 1]]
 * ```ts
 * denseBincount(tensor([[1, 1], [0, 1]], undefined, 'int32'), zeros([0]), 2);
 * ```
 * @example Wrong: AX135 `denseBincount: argument 0 must have rank 1 or 2, got shape [2, 2, 2]`
 * ```ts
 * denseBincount(zeros([2, 2, 2], 'int32'), zeros([0]), 4);
 * ```
 * @throws AX160 for too many or too few weights, AX135 for another rank than 1 or 2, AX125 for a size that is none, AX128
 * for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#denseBincount
 */
export const denseBincount = ((
  x: TensorLike,
  weights: TensorLike,
  size: number,
  binaryOutput: boolean = false,
) =>
  scope('denseBincount', () => {
    const [found, weight] = [toIndices('denseBincount', 0, x), toReal('denseBincount', 1, weights)];
    const shape = bincountShape('denseBincount', found.shape, weight.shape, size);
    // tfjs looks at binaryOutput for matrices alone.
    const row = (t: Tensor) => (binaryOutput && t.rank === 1 ? reshapeTo(t, [1, t.size]) : t);
    const inputs = { x: row(found), weights: row(weight) };
    return reshapeTo(bind('DenseBincount', inputs, { size, binaryOutput }) as Tensor, shape);
  })) as unknown as Ops['denseBincount'];
