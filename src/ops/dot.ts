import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { dotShape, outerShape } from '../shapes/dot.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { REAL, type TensorLike } from './operand.js';
import { promote } from './promote.js';
import { reshapeTo } from './reshape.js';

/**
 * The product of vectors and matrices: the last axis of a meets the first of b.
 * Shape: [k] . [k] -> [], [m, k] . [k] -> [m], [k] . [k, n] -> [n], [m, k] . [k, n] -> [m, n].
 * Dtype: the higher of the operands' (int32 < float32).
 *
 * @example Right: 11
 * ```ts
 * dot(tensor([1, 2]), tensor([3, 4]));
 * ```
 * @example Wrong: AX109 `dot: inner dimensions differ: [2] . [3] (2 vs 3)`
 * ```ts
 * dot(zeros([2]), zeros([3]));
 * ```
 * @throws AX109 for sizes that differ, AX108 for other ranks, AX128 for complex64 and bool with bool.
 * @see https://js.tensorflow.org/api/latest/#dot
 */
export const dot = ((a: TensorLike, b: TensorLike) =>
  scope('dot', () => {
    const [x, y] = promote('dot', [a, b], REAL);
    const shape = dotShape(x.shape, y.shape);
    const row = x.rank === 1 ? reshapeTo(x, [1, ...x.shape]) : x;
    const column = y.rank === 1 ? reshapeTo(y, [...y.shape, 1]) : y;
    const product = bind('BatchMatMul', { a: row, b: column }, { transposeA: false, transposeB: false });
    return reshapeTo(product as Tensor, shape);
  })) as unknown as Ops['dot'];

/**
 * Every element of one vector times every element of another.
 * Shape: [m] x [n] -> [m, n]. Dtype: the higher of the operands' (int32 < float32).
 *
 * @example Right: [[3, 4], [6, 8]]
 * ```ts
 * outer(tensor([1, 2]), tensor([3, 4]));
 * ```
 * @example Wrong: AX110 `outer: argument 0 must have rank 1, got shape [2, 3]`
 * ```ts
 * outer(zeros([2, 3]), zeros([3]));
 * ```
 * @throws AX110 for operands that are no vectors, AX128 for complex64 and bool with bool.
 * @see https://js.tensorflow.org/api/latest/#outerProduct
 */
export const outer = ((a: TensorLike, b: TensorLike) =>
  scope('outer', () => {
    const [x, y] = promote('outer', [a, b], REAL);
    outerShape(x.shape, y.shape);
    return bind('Multiply', { a: reshapeTo(x, [...x.shape, 1]), b: y }) as Tensor;
  })) as unknown as Ops['outer'];

/**
 * `outer` under its tfjs name.
 *
 * @example Right: [[3, 4], [6, 8]]
 * ```ts
 * outerProduct(tensor([1, 2]), tensor([3, 4]));
 * ```
 * @example Wrong: AX110 `outer: argument 0 must have rank 1, got shape [2, 3]`
 * ```ts
 * outerProduct(zeros([2, 3]), zeros([3]));
 * ```
 * @see https://js.tensorflow.org/api/latest/#outerProduct
 */
export const outerProduct = outer;
