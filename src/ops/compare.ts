import type { Ops } from '../../types/index.js';
import { comparison } from './elementwise.js';

/**
 * a equals b, elementwise; NaN equals nothing.
 * Shapes broadcast as in numpy.
 * Dtype: bool. Operands are brought to one dtype first (bool < int32 < float32).
 *
 * @example Right: [0, 1]
 * ```ts
 * equal(tensor([1, 2]), 2);
 * ```
 * @example Wrong: AX101 `equal: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * equal(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for complex64 and string tensors, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#equal
 */
export const equal = /* @__PURE__ */ comparison('equal', 'Equal') as Ops['equal'];

/**
 * a differs from b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: bool. Operands are brought to one dtype first (bool < int32 < float32).
 *
 * @example Right: [1, 0]
 * ```ts
 * notEqual(tensor([1, 2]), 2);
 * ```
 * @example Wrong: AX101 `notEqual: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * notEqual(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for complex64 and string tensors, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#notEqual
 */
export const notEqual = /* @__PURE__ */ comparison('notEqual', 'NotEqual') as Ops['notEqual'];

/**
 * a > b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: bool. Operands are brought to one dtype first (bool < int32 < float32).
 *
 * @example Right: [0, 0, 1]
 * ```ts
 * greater(tensor([1, 2, 3]), 2);
 * ```
 * @example Wrong: AX101 `greater: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * greater(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for complex64 and string tensors, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#greater
 */
export const greater = /* @__PURE__ */ comparison('greater', 'Greater') as Ops['greater'];

/**
 * a >= b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: bool. Operands are brought to one dtype first (bool < int32 < float32).
 *
 * @example Right: [0, 1, 1]
 * ```ts
 * greaterEqual(tensor([1, 2, 3]), 2);
 * ```
 * @example Wrong: AX101 `greaterEqual: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * greaterEqual(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for complex64 and string tensors, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#greaterEqual
 */
export const greaterEqual = /* @__PURE__ */ comparison('greaterEqual', 'GreaterEqual') as Ops['greaterEqual'];

/**
 * a < b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: bool. Operands are brought to one dtype first (bool < int32 < float32).
 *
 * @example Right: [1, 0, 0]
 * ```ts
 * less(tensor([1, 2, 3]), 2);
 * ```
 * @example Wrong: AX101 `less: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * less(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for complex64 and string tensors, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#less
 */
export const less = /* @__PURE__ */ comparison('less', 'Less') as Ops['less'];

/**
 * a <= b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: bool. Operands are brought to one dtype first (bool < int32 < float32).
 *
 * @example Right: [1, 1, 0]
 * ```ts
 * lessEqual(tensor([1, 2, 3]), 2);
 * ```
 * @example Wrong: AX101 `lessEqual: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * lessEqual(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for complex64 and string tensors, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#lessEqual
 */
export const lessEqual = /* @__PURE__ */ comparison('lessEqual', 'LessEqual') as Ops['lessEqual'];
