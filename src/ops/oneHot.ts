import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { oneHotShape } from '../shapes/counts.js';
import { makeScalar } from '../tensor/values.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { toIndices } from './gather.js';
import { castTo, type TensorLike } from './operand.js';

/** tfjs' wasm backend writes integers whatever the dtype is, so other values come from zeros and ones. */
function hot(indices: Tensor, depth: number, on: number, off: number, dtype: DataType): Tensor {
  const run = (onValue: number, offValue: number) =>
    bind('OneHot', { indices }, { depth, onValue, offValue, dtype: 'int32' }) as Tensor;
  if (Number.isInteger(on) && Number.isInteger(off)) return castTo(run(on, off), dtype);
  const scaled = bind('Multiply', { a: castTo(run(1, 0), 'float32'), b: makeScalar(on - off, 'float32') });
  const values = bind('Add', { a: scaled as Tensor, b: makeScalar(off, 'float32') }) as Tensor;
  return castTo(values, dtype);
}

/**
 * A new last axis of size `depth` that holds `onValue`, by default 1, at the index and `offValue`, by default 0,
 * elsewhere; an index out of range gives `offValue` alone.
 * Shape: that of the indices, then `depth`. Dtype: `dtype`, by default int32; the indices are int32.
 *
 * @example Right: [[0, 0, 1], [1, 0, 0]]
 * ```ts
 * oneHot(tensor([2, 0], undefined, 'int32'), 3);
 * ```
 * @example Wrong: AX128 `oneHot: argument 0 must be int32, got float32; convert it with cast`
 * ```ts
 * oneHot(zeros([2]), 3);
 * ```
 * @throws AX125 for a depth that is no positive integer, AX128 for indices that are not int32, AX129 for what
 * is no tensor.
 * @see https://js.tensorflow.org/api/latest/#oneHot
 */
export const oneHot = ((
  indices: TensorLike,
  depth: number,
  onValue: number = 1,
  offValue: number = 0,
  dtype: DataType = 'int32',
) =>
  scope('oneHot', () => {
    const at = toIndices('oneHot', 0, indices);
    oneHotShape(at.shape, depth);
    return hot(at, depth, onValue, offValue, dtype);
  })) as unknown as Ops['oneHot'];
