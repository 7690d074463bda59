import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { arithmetic } from './elementwise.js';
import { whereZero } from './select.js';

const COMPLEX: readonly DataType[] = ['float32', 'int32', 'complex64'];
const run = (kernel: string, a: Tensor, b: Tensor) => bind(kernel, { a, b }) as Tensor;
const quotient = (a: Tensor, b: Tensor) => run(a.dtype === 'int32' ? 'FloorDiv' : 'RealDiv', a, b);

/**
 * a + b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32 < complex64); a number takes the dtype of the tensor.
 * Errors: AX101 for shapes that do not broadcast, AX128 for bool with bool or a fraction with int32, AX129
 * for what is no tensor.
 *
 * @example
 * add(tensor([1, 2]), tensor([[10], [20]])); // [[11, 12], [21, 22]]
 * add(zeros([2, 3]), zeros([4])); // throws AX101: add: shapes [2, 3] and [4] do not broadcast (3 vs 4)
 * @see https://js.tensorflow.org/api/latest/#add
 */
export const add = /* @__PURE__ */ arithmetic('add', 'Add', COMPLEX) as Ops['add'];

/**
 * a - b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32 < complex64); a number takes the dtype of the tensor.
 * Errors: AX101 for shapes that do not broadcast, AX128 for bool with bool or a fraction with int32, AX129
 * for what is no tensor.
 *
 * @example
 * sub(tensor([1, 2]), 1); // [0, 1]
 * sub(zeros([2, 3]), zeros([4])); // throws AX101: sub: shapes [2, 3] and [4] do not broadcast (3 vs 4)
 * @see https://js.tensorflow.org/api/latest/#sub
 */
export const sub = /* @__PURE__ */ arithmetic('sub', 'Sub', COMPLEX) as Ops['sub'];

/**
 * a * b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32 < complex64); a number takes the dtype of the tensor.
 * Errors: AX101 for shapes that do not broadcast, AX128 for bool with bool or a fraction with int32, AX129
 * for what is no tensor.
 *
 * @example
 * mul(2, tensor([1, 2])); // [2, 4]
 * mul(zeros([2, 3]), zeros([4])); // throws AX101: mul: shapes [2, 3] and [4] do not broadcast (3 vs 4)
 * @see https://js.tensorflow.org/api/latest/#mul
 */
export const mul = /* @__PURE__ */ arithmetic('mul', 'Multiply', COMPLEX) as Ops['mul'];

/**
 * a / b, elementwise. Two int32 operands give the int32 floor of the quotient.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 * Errors: AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 *
 * @example
 * div(tensor([1, 3]), 2); // [0.5, 1.5]
 * div(zeros([2, 3]), zeros([4])); // throws AX101: div: shapes [2, 3] and [4] do not broadcast (3 vs 4)
 * @see https://js.tensorflow.org/api/latest/#div
 */
export const div = /* @__PURE__ */ arithmetic('div', quotient) as Ops['div'];

/**
 * a / b, elementwise, but 0 where b is 0, with derivative 0 there.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 * Errors: AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 *
 * @example
 * divNoNan(tensor([1, 3]), tensor([0, 2])); // [0, 1.5]
 * divNoNan(zeros([2, 3]), zeros([4])); // throws AX101: divNoNan: shapes [2, 3] and [4] do not broadcast (3 vs 4)
 * @see https://js.tensorflow.org/api/latest/#divNoNan
 */
export const divNoNan = /* @__PURE__ */ arithmetic('divNoNan', (a, b) =>
  scope('divNoNan', () => whereZero(b, 0, quotient(a, whereZero(b, 1, b)))),
) as Ops['divNoNan'];

/**
 * The largest integer not above a / b, elementwise. Its derivative is 0.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor. In tfjs the
 * result is always int32.
 * Errors: AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 *
 * @example
 * floorDiv(tensor([7, -7]), 2); // [3, -4]
 * floorDiv(zeros([2, 3]), zeros([4])); // throws AX101: floorDiv: shapes [2, 3] and [4] do not broadcast (3 vs 4)
 * @see https://js.tensorflow.org/api/latest/#floorDiv
 */
export const floorDiv = /* @__PURE__ */ arithmetic('floorDiv', floorQuotient) as Ops['floorDiv'];

function floorQuotient(a: Tensor, b: Tensor): Tensor {
  if (a.dtype === 'int32') return run('FloorDiv', a, b);
  return scope('floorDiv', () => {
    const exact = run('RealDiv', run('Sub', a, run('Mod', a, b)), b);
    return bind('Round', { x: exact }) as Tensor;
  });
}

/**
 * The remainder of a / b with the sign of b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 * Errors: AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 *
 * @example
 * mod(tensor([7, -7]), 3); // [1, 2]
 * mod(zeros([2, 3]), zeros([4])); // throws AX101: mod: shapes [2, 3] and [4] do not broadcast (3 vs 4)
 * @see https://js.tensorflow.org/api/latest/#mod
 */
export const mod = /* @__PURE__ */ arithmetic('mod', 'Mod') as Ops['mod'];

/**
 * a to the power of b, elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 * Errors: AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 *
 * @example
 * pow(tensor([2, 3]), 2); // [4, 9]
 * pow(zeros([2, 3]), zeros([4])); // throws AX101: pow: shapes [2, 3] and [4] do not broadcast (3 vs 4)
 * @see https://js.tensorflow.org/api/latest/#pow
 */
export const pow = /* @__PURE__ */ arithmetic('pow', 'Pow') as Ops['pow'];

/**
 * The larger of a and b, elementwise. Where they are equal each gets half of the derivative.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 * Errors: AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 *
 * @example
 * maximum(tensor([1, 5]), 3); // [3, 5]
 * maximum(zeros([2, 3]), zeros([4])); // throws AX101: maximum: shapes [2, 3] and [4] do not broadcast (3 vs 4)
 * @see https://js.tensorflow.org/api/latest/#maximum
 */
export const maximum = /* @__PURE__ */ arithmetic('maximum', 'Maximum') as Ops['maximum'];

/**
 * The smaller of a and b, elementwise. Where they are equal each gets half of the derivative.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 * Errors: AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 *
 * @example
 * minimum(tensor([1, 5]), 3); // [1, 3]
 * minimum(zeros([2, 3]), zeros([4])); // throws AX101: minimum: shapes [2, 3] and [4] do not broadcast (3 vs 4)
 * @see https://js.tensorflow.org/api/latest/#minimum
 */
export const minimum = /* @__PURE__ */ arithmetic('minimum', 'Minimum') as Ops['minimum'];

/**
 * (a - b) * (a - b), elementwise.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 * Errors: AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 *
 * @example
 * squaredDifference(tensor([1, 5]), 3); // [4, 4]
 * squaredDifference(zeros([2, 3]), zeros([4])); // throws AX101: squaredDifference: shapes [2, 3] and [4] do not broadcast (3 vs 4)
 * @see https://js.tensorflow.org/api/latest/#squaredDifference
 */
export const squaredDifference = /* @__PURE__ */ arithmetic(
  'squaredDifference',
  'SquaredDifference',
) as Ops['squaredDifference'];
