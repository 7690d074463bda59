import type { DataType } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { arithmetic } from './elementwise.js';

const COMPLEX: readonly DataType[] = ['float32', 'int32', 'complex64'];

/**
 * a + b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32 < complex64); a number takes the dtype of the tensor.
 *
 * @example Right: [[11, 12], [21, 22]]
 * ```ts
 * add(tensor([1, 2]), tensor([[10], [20]]));
 * ```
 * @example Wrong: AX101 `add: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * add(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for bool with bool or a fraction with int32, AX129
 * for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#add
 */
export const add = /* @__PURE__ */ arithmetic('add', 'Add', COMPLEX) as Ops['add'];

/**
 * a - b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32 < complex64); a number takes the dtype of the tensor.
 *
 * @example Right: [0, 1]
 * ```ts
 * sub(tensor([1, 2]), 1);
 * ```
 * @example Wrong: AX101 `sub: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * sub(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for bool with bool or a fraction with int32, AX129
 * for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sub
 */
export const sub = /* @__PURE__ */ arithmetic('sub', 'Sub', COMPLEX) as Ops['sub'];

/**
 * a * b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32 < complex64); a number takes the dtype of the tensor.
 *
 * @example Right: [2, 4]
 * ```ts
 * mul(2, tensor([1, 2]));
 * ```
 * @example Wrong: AX101 `mul: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * mul(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for bool with bool or a fraction with int32, AX129
 * for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#mul
 */
export const mul = /* @__PURE__ */ arithmetic('mul', 'Multiply', COMPLEX) as Ops['mul'];

/**
 * a to the power of b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 *
 * @example Right: [4, 9]
 * ```ts
 * pow(tensor([2, 3]), 2);
 * ```
 * @example Wrong: AX101 `pow: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * pow(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#pow
 */
export const pow = /* @__PURE__ */ arithmetic('pow', 'Pow') as Ops['pow'];

/**
 * The larger of a and b, elementwise. Where they are equal each gets half of the derivative.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 *
 * @example Right: [3, 5]
 * ```ts
 * maximum(tensor([1, 5]), 3);
 * ```
 * @example Wrong: AX101 `maximum: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * maximum(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#maximum
 */
export const maximum = /* @__PURE__ */ arithmetic('maximum', 'Maximum') as Ops['maximum'];

/**
 * The smaller of a and b, elementwise. Where they are equal each gets half of the derivative.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 *
 * @example Right: [1, 3]
 * ```ts
 * minimum(tensor([1, 5]), 3);
 * ```
 * @example Wrong: AX101 `minimum: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * minimum(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#minimum
 */
export const minimum = /* @__PURE__ */ arithmetic('minimum', 'Minimum') as Ops['minimum'];

/**
 * (a - b) * (a - b), elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 *
 * @example Right: [4, 4]
 * ```ts
 * squaredDifference(tensor([1, 5]), 3);
 * ```
 * @example Wrong: AX101 `squaredDifference: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * squaredDifference(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#squaredDifference
 */
export const squaredDifference = /* @__PURE__ */ arithmetic(
  'squaredDifference',
  'SquaredDifference',
) as Ops['squaredDifference'];
