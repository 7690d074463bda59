import type { Ops } from '../../types/index.js';
import { floatUnary } from './elementwise.js';

/**
 * Sine of an angle in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 1]
 * ```ts
 * sin(tensor([0, Math.PI / 2]));
 * ```
 * @example Wrong: AX129 `sin: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * sin(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sin
 */
export const sin = /* @__PURE__ */ floatUnary('sin', 'Sin') as Ops['sin'];

/**
 * Cosine of an angle in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [1, -1]
 * ```ts
 * cos(tensor([0, Math.PI]));
 * ```
 * @example Wrong: AX129 `cos: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * cos(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#cos
 */
export const cos = /* @__PURE__ */ floatUnary('cos', 'Cos') as Ops['cos'];

/**
 * Tangent of an angle in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 1]
 * ```ts
 * tan(tensor([0, Math.PI / 4]));
 * ```
 * @example Wrong: AX129 `tan: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * tan(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#tan
 */
export const tan = /* @__PURE__ */ floatUnary('tan', 'Tan') as Ops['tan'];

/**
 * Inverse sine, in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 1.5708]
 * ```ts
 * asin(tensor([0, 1]));
 * ```
 * @example Wrong: AX129 `asin: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * asin(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#asin
 */
export const asin = /* @__PURE__ */ floatUnary('asin', 'Asin') as Ops['asin'];

/**
 * Inverse cosine, in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 1.5708]
 * ```ts
 * acos(tensor([1, 0]));
 * ```
 * @example Wrong: AX129 `acos: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * acos(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#acos
 */
export const acos = /* @__PURE__ */ floatUnary('acos', 'Acos') as Ops['acos'];

/**
 * Inverse tangent, in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 0.785398]
 * ```ts
 * atan(tensor([0, 1]));
 * ```
 * @example Wrong: AX129 `atan: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * atan(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#atan
 */
export const atan = /* @__PURE__ */ floatUnary('atan', 'Atan') as Ops['atan'];
