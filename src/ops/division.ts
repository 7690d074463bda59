import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { arithmetic } from './elementwise.js';
import { whereZero } from './select.js';

const run = (kernel: string, a: Tensor, b: Tensor) => bind(kernel, { a, b }) as Tensor;
const quotient = (a: Tensor, b: Tensor) => run(a.dtype === 'int32' ? 'FloorDiv' : 'RealDiv', a, b);

/**
 * a / b, elementwise. Two int32 operands give the int32 floor of the quotient.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 *
 * @example Right: [0.5, 1.5]
 * ```ts
 * div(tensor([1, 3]), 2);
 * ```
 * @example Wrong: AX101 `div: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * div(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#div
 */
export const div = /* @__PURE__ */ arithmetic('div', quotient) as Ops['div'];

/**
 * a / b, elementwise, but 0 where b is 0, with derivative 0 there.
 * Shapes broadcast as in numpy.
 * Dtype: the higher of the operands' (int32 < float32); a number takes the dtype of the tensor.
 *
 * @example Right: [0, 1.5]
 * ```ts
 * divNoNan(tensor([1, 3]), tensor([0, 2]));
 * ```
 * @example Wrong: AX101 `divNoNan: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * divNoNan(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
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
 *
 * @example Right: [3, -4]
 * ```ts
 * floorDiv(tensor([7, -7]), 2);
 * ```
 * @example Wrong: AX101 `floorDiv: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * floorDiv(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
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
 *
 * @example Right: [1, 2]
 * ```ts
 * mod(tensor([7, -7]), 3);
 * ```
 * @example Wrong: AX101 `mod: shapes [2, 3] and [4] do not broadcast (3 vs 4)`
 * ```ts
 * mod(zeros([2, 3]), zeros([4]));
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for bool with bool, complex64 or a fraction with
 * int32, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#mod
 */
export const mod = /* @__PURE__ */ arithmetic('mod', 'Mod') as Ops['mod'];
