import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { bandPartShape } from '../shapes/linalg.js';
import { checkRank } from '../shapes/rank.js';
import { fillTensor } from '../tensor/fill.js';
import { makeReal, makeScalar } from '../tensor/values.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { expand } from './broadcast.js';
import { toIndices } from './gather.js';
import { type TensorLike, toNumeric } from './operand.js';

const compare = (kernel: string, a: Tensor, b: Tensor) => bind(kernel, { a, b }) as Tensor;

function toCount(argument: number, count: TensorLike): Tensor {
  const x = toIndices('bandPart', argument, count);
  checkRank('bandPart', argument, x.shape, 0);
  return x;
}

/** Where an element is at most so many diagonals away, on one side; a negative number stands for all. */
function near(rows: number, columns: number, sign: number, count: Tensor): Tensor {
  const distances = Int32Array.from(
    { length: rows * columns },
    (_, i) => sign * (Math.floor(i / columns) - (i % columns)),
  );
  const inside = compare('LessEqual', makeReal(distances, [rows, columns], 'int32'), count);
  return compare('LogicalOr', inside, compare('Less', count, makeScalar(0, 'int32')));
}

/**
 * Matrices with zeros but for `numLower` diagonals below the main one and `numUpper` above it; a negative number means
 * all. The numbers may be int32 scalars.
 * Shape: that of the matrices, [..., m, n]. Dtype: kept, float32, int32 or bool.
 *
 * @example Right: [[1, 2], [0, 4]]
 * ```ts
 * linalg.bandPart(tensor([[1, 2], [3, 4]]), 0, -1);
 * ```
 * @example Wrong: AX125 `bandPart: numLower must be an integer up to 2, got 3`
 * ```ts
 * linalg.bandPart(zeros([2, 4]), 3, 0);
 * ```
 * @throws AX125 for more diagonals than rows or columns, AX135 for a scalar, a vector and counts that are no scalars,
 * AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#linalg.bandPart
 */
export const bandPart = ((a: TensorLike, numLower: TensorLike, numUpper: TensorLike) =>
  scope('bandPart', () => {
    const x = toNumeric('bandPart', 0, a);
    const number = (count: TensorLike) => (typeof count === 'number' ? count : null);
    const [lower, upper] = [numLower, numUpper].map((count, i) => toCount(i + 1, count));
    const shape = bandPartShape(x.shape, number(numLower), number(numUpper));
    if (x.size === 0) return bind('Identity', { x }) as Tensor;
    const [rows, columns] = shape.slice(-2);
    const band = compare('LogicalAnd', near(rows, columns, 1, lower), near(rows, columns, -1, upper));
    const condition = expand(band, shape);
    return bind('Select', { condition, t: x, e: fillTensor(shape, 0, x.dtype) }) as Tensor;
  })) as unknown as Ops['linalg']['bandPart'];
