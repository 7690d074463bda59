import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { bind } from '../tracing/bind.js';
import { isTensor } from '../tracing/tree.js';
import { realUnary } from './elementwise.js';
import type { TensorLike } from './operand.js';

const realAbs = /* @__PURE__ */ realUnary('abs', 'Abs');
const anyAbs = (x: TensorLike) =>
  isTensor(x) && x.dtype === 'complex64' ? (bind('ComplexAbs', { x }) as Tensor) : realAbs(x);

/**
 * Absolute value, elementwise. Its derivative at 0 is 1.
 * Shape: kept. Dtype: float32 or int32, kept; complex64 gives the float32 magnitude.
 *
 * @example Right: [1, 2]
 * ```ts
 * abs(tensor([-1, 2]));
 * ```
 * @example Wrong: AX128 `abs: argument 0 must be float32 or int32, got bool; convert it with cast`
 * ```ts
 * abs(tensor([true]));
 * ```
 * @throws AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#abs
 */
export const abs = anyAbs as Ops['abs'];

/**
 * -x, elementwise.
 * Shape: kept. Dtype: float32 or int32, kept.
 *
 * @example Right: [-1, 2]
 * ```ts
 * neg(tensor([1, -2]));
 * ```
 * @example Wrong: AX128 `neg: argument 0 must be float32 or int32, got bool; convert it with cast`
 * ```ts
 * neg(tensor([true]));
 * ```
 * @throws AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#neg
 */
export const neg = /* @__PURE__ */ realUnary('neg', 'Neg') as Ops['neg'];

/**
 * -1, 0 or 1, elementwise. Its derivative is 0.
 * Shape: kept. Dtype: float32 or int32, kept.
 *
 * @example Right: [-1, 0, 1]
 * ```ts
 * sign(tensor([-3, 0, 2]));
 * ```
 * @example Wrong: AX128 `sign: argument 0 must be float32 or int32, got bool; convert it with cast`
 * ```ts
 * sign(tensor([true]));
 * ```
 * @throws AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sign
 */
export const sign = /* @__PURE__ */ realUnary('sign', 'Sign') as Ops['sign'];

/**
 * x * x, elementwise.
 * Shape: kept. Dtype: float32 or int32, kept.
 *
 * @example Right: [4, 9]
 * ```ts
 * square(tensor([2, -3]));
 * ```
 * @example Wrong: AX128 `square: argument 0 must be float32 or int32, got bool; convert it with cast`
 * ```ts
 * square(tensor([true]));
 * ```
 * @throws AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#square
 */
export const square = /* @__PURE__ */ realUnary('square', 'Square') as Ops['square'];
