import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { segmentSumShape } from '../shapes/segments.js';
import { sizeOf } from '../shapes/shape.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { toIndices } from './gather.js';
import { castTo, type TensorLike } from './operand.js';
import { toCountable } from './reducer.js';

/**
 * The rows of x with the same segment id, added up. Rows whose id is not from 0 to `numSegments` - 1 count nowhere.
 * Shape: `numSegments`, then the axes of x but the first. Dtype: kept; bool gives int32, and the ids are int32.
 *
 * @example Right: [4, 2]
 * ```ts
 * unsortedSegmentSum(tensor([1, 2, 3]), tensor([0, 1, 0], undefined, 'int32'), 2);
 * ```
 * @example Wrong: AX145 `unsortedSegmentSum: shape [3, 2] needs 3 segment ids, got 2`
 * ```ts
 * unsortedSegmentSum(zeros([3, 2]), zeros([2], 'int32'), 2);
 * ```
 * @throws AX145 unless there is an id for each row, AX135 for a scalar and ids that are no vector, AX125 for a count
 * that is no non-negative integer, AX128 for ids that are not int32, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#unsortedSegmentSum
 */
export const unsortedSegmentSum = ((x: TensorLike, segmentIds: TensorLike, numSegments: number) =>
  scope('unsortedSegmentSum', () => {
    const rows = toCountable('unsortedSegmentSum', 0, x);
    const ids = toIndices('unsortedSegmentSum', 1, segmentIds);
    const shape = segmentSumShape(rows.shape, ids.shape, numSegments);
    // tfjs takes no sums without elements.
    if (sizeOf(shape) === 0) return fillTensor(shape, 0, rows.dtype);
    const sums = bind('UnsortedSegmentSum', { x: rows, segmentIds: ids }, { numSegments }) as Tensor;
    // tfjs' cpu backend makes float32 of integers.
    return castTo(sums, rows.dtype);
  })) as unknown as Ops['unsortedSegmentSum'];
