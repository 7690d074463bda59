import * as tf from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { counted } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkRaggedGather, raggedSizes, rangeCount } from '../shapes/ragged.js';
import { scope } from '../tracing/scope.js';
import { isTensor } from '../tracing/tree.js';
import { toIndices } from './gather.js';
import { type TensorLike, toDtype, toNumeric, toReal } from './operand.js';

/**
 * The rows of a ragged tensor at the indices. Of a ragged tensor, all values are in one tensor, `paramsDenseValues`, and the
 * splits of each ragged axis, the outermost first, say where its rows begin, and where the last one ends.
 * Shape: the values have that of `paramsDenseValues`, but along the first axis a size that depends on the data, as do
 * those of the splits. There are `outputRaggedRank` lists of splits, one for each axis of the indices but the last and one
 * for each that is given. Dtype: of the values kept; the rest is int32.
 *
 * @example Right: [1, 2]
 * ```ts
 * raggedGather([cast(tensor([0, 2, 3]), 'int32')], tensor([1, 2, 3]), zeros([1], 'int32'), 1).outputDenseValues;
 * ```
 * @example Wrong: AX125 `raggedGather: outputRaggedRank must be 1, got 2`
 * ```ts
 * raggedGather([zeros([3], 'int32')], zeros([3]), zeros([1], 'int32'), 2);
 * ```
 * @throws AX125 for another ragged rank and splits that are none, AX135 for scalars, AX128 for other dtypes, AX129 for what
 * is no tensor.
 * @see https://js.tensorflow.org/api/latest/#raggedGather
 */
export const raggedGather = ((
  paramsNestedSplits: readonly TensorLike[],
  paramsDenseValues: TensorLike,
  indices: TensorLike,
  outputRaggedRank: number,
) =>
  scope('raggedGather', () => {
    const op = 'raggedGather';
    const splits = paramsNestedSplits.map((x) => toIndices(op, 0, x));
    const [values, at] = [toNumeric(op, 1, paramsDenseValues), toIndices(op, 2, indices)];
    const shapes = splits.map(({ shape }) => shape);
    checkRaggedGather(shapes, values.shape, at.shape, outputRaggedRank);
    return tf.raggedGather(splits, values, at, outputRaggedRank);
  })) as unknown as Ops['raggedGather'];

/**
 * The numbers from each start up to its limit in steps of its delta, as the rows of a ragged tensor. Scalars are for all rows.
 * Shape: `rtNestedSplits` has one element more than there are rows; `rtDenseValues` is a vector, whose size depends on the
 * data. Dtype: of the values that of `starts`, float32 or int32, which the others have too; the splits are int32.
 *
 * @example Right: [0, 1, 5, 7]
 * ```ts
 * raggedRange(tensor([0, 5]), tensor([2, 9]), tensor([1, 2])).rtDenseValues;
 * ```
 * @example Wrong: AX160 `raggedRange: argument 1 must have shape [2] or [], got shape [3]`
 * ```ts
 * raggedRange(zeros([2]), zeros([3]), 1);
 * ```
 * @throws AX160 for vectors of different sizes, AX135 for another rank than 0 or 1, AX128 for other dtypes, AX129 for what
 * is no tensor.
 * @see https://js.tensorflow.org/api/latest/#raggedRange
 */
export const raggedRange = ((starts: TensorLike, limits: TensorLike, deltas: TensorLike) =>
  scope('raggedRange', () => {
    const first = toReal('raggedRange', 0, starts);
    const [last, step] = [limits, deltas].map((x, i) => toDtype('raggedRange', i + 1, x, first.dtype));
    rangeCount(first.shape, last.shape, step.shape);
    return tf.raggedRange(first, last, step);
  })) as unknown as Ops['raggedRange'];

/**
 * A ragged tensor with its rows filled up, by the default value, or cut to one size. The row partitions say which values
 * are in which row: 'ROW_SPLITS' where each row begins, 'VALUE_ROWIDS' in which row each value is, after the number of
 * rows as 'FIRST_DIM_SIZE'.
 * Shape: `shape`, where -1 stands for the longest row, which depends on the data, and for the axes of the values but the
 * first. Dtype: that of the values; shape and partitions are int32.
 *
 * @example Right: [[1, 2], [3, 0]]
 * ```ts
 * raggedTensorToTensor([2, -1], tensor([1, 2, 3]), 0, [cast(tensor([0, 2, 3]), 'int32')], ['ROW_SPLITS']);
 * ```
 * @example Wrong: AX125 `raggedTensorToTensor: shape must be 2 entries, got 1 entry`
 * ```ts
 * raggedTensorToTensor([4], zeros([3]), 0, [zeros([2], 'int32')], ['ROW_SPLITS']);
 * ```
 * @throws AX125 for a shape of another rank and other numbers of partitions than of their types, AX160 for values of
 * another shape, AX135 for scalar values, AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#raggedTensorToTensor
 */
export const raggedTensorToTensor = ((
  shape: TensorLike,
  values: TensorLike,
  defaultValue: TensorLike,
  rowPartitionTensors: readonly TensorLike[],
  rowPartitionTypes: readonly string[],
) =>
  scope('raggedTensorToTensor', () => {
    const op = 'raggedTensorToTensor';
    const x = toNumeric(op, 1, values);
    // tfjs does not find the sizes of the values for itself.
    const sizes = isTensor(shape)
      ? shape
      : raggedSizes(shape as readonly number[], x.shape, rowPartitionTypes);
    const to = toIndices(op, 0, sizes);
    const otherwise = toDtype(op, 2, defaultValue, x.dtype);
    const partitions = rowPartitionTensors.map((x) => toIndices(op, 3, x));
    const [wanted, got] = [rowPartitionTypes, partitions].map((list) =>
      counted(list.length, 'tensor', 'tensors'),
    );
    if (wanted !== got) raise(invalidArgument, op, 'rowPartitionTensors', wanted, got);
    return tf.raggedTensorToTensor(to, x, otherwise, partitions, [...rowPartitionTypes]);
  })) as unknown as Ops['raggedTensorToTensor'];
