import type { Ops } from '../../types/index.js';
import { floatUnary } from './elementwise.js';

/**
 * Sine of an angle in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * sin(tensor([0, Math.PI / 2])); // [0, 1]
 * sin(undefined); // throws AX129: sin: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#sin
 */
export const sin = /* @__PURE__ */ floatUnary('sin', 'Sin') as Ops['sin'];

/**
 * Cosine of an angle in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * cos(tensor([0, Math.PI])); // [1, -1]
 * cos(undefined); // throws AX129: cos: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#cos
 */
export const cos = /* @__PURE__ */ floatUnary('cos', 'Cos') as Ops['cos'];

/**
 * Tangent of an angle in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * tan(tensor([0, Math.PI / 4])); // [0, 1]
 * tan(undefined); // throws AX129: tan: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#tan
 */
export const tan = /* @__PURE__ */ floatUnary('tan', 'Tan') as Ops['tan'];

/**
 * Inverse sine, in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * asin(tensor([0, 1])); // [0, 1.5708]
 * asin(undefined); // throws AX129: asin: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#asin
 */
export const asin = /* @__PURE__ */ floatUnary('asin', 'Asin') as Ops['asin'];

/**
 * Inverse cosine, in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * acos(tensor([1, 0])); // [0, 1.5708]
 * acos(undefined); // throws AX129: acos: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#acos
 */
export const acos = /* @__PURE__ */ floatUnary('acos', 'Acos') as Ops['acos'];

/**
 * Inverse tangent, in radians, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * atan(tensor([0, 1])); // [0, 0.785398]
 * atan(undefined); // throws AX129: atan: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#atan
 */
export const atan = /* @__PURE__ */ floatUnary('atan', 'Atan') as Ops['atan'];

/**
 * Hyperbolic sine, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * sinh(tensor([0, 1])); // [0, 1.1752]
 * sinh(undefined); // throws AX129: sinh: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#sinh
 */
export const sinh = /* @__PURE__ */ floatUnary('sinh', 'Sinh') as Ops['sinh'];

/**
 * Hyperbolic cosine, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * cosh(tensor([0, 1])); // [1, 1.54308]
 * cosh(undefined); // throws AX129: cosh: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#cosh
 */
export const cosh = /* @__PURE__ */ floatUnary('cosh', 'Cosh') as Ops['cosh'];

/**
 * Hyperbolic tangent, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * tanh(tensor([0, 1])); // [0, 0.761594]
 * tanh(undefined); // throws AX129: tanh: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#tanh
 */
export const tanh = /* @__PURE__ */ floatUnary('tanh', 'Tanh') as Ops['tanh'];

/**
 * Inverse hyperbolic sine, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * asinh(tensor([0, 1])); // [0, 0.881374]
 * asinh(undefined); // throws AX129: asinh: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#asinh
 */
export const asinh = /* @__PURE__ */ floatUnary('asinh', 'Asinh') as Ops['asinh'];

/**
 * Inverse hyperbolic cosine, elementwise; NaN below 1.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * acosh(tensor([1, 2])); // [0, 1.31696]
 * acosh(undefined); // throws AX129: acosh: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#acosh
 */
export const acosh = /* @__PURE__ */ floatUnary('acosh', 'Acosh') as Ops['acosh'];

/**
 * Inverse hyperbolic tangent, elementwise; NaN outside [-1, 1].
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 * Errors: AX128 for complex64 and string tensors, AX129 for what is no tensor.
 *
 * @example
 * atanh(tensor([0, 0.5])); // [0, 0.549306]
 * atanh(undefined); // throws AX129: atanh: argument 0 must be a tensor or a number, got undefined
 * @see https://js.tensorflow.org/api/latest/#atanh
 */
export const atanh = /* @__PURE__ */ floatUnary('atanh', 'Atanh') as Ops['atanh'];
