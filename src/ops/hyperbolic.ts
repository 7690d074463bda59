import type { Ops } from '../../types/index.js';
import { floatUnary } from './elementwise.js';

/**
 * Hyperbolic sine, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 1.1752]
 * ```ts
 * sinh(tensor([0, 1]));
 * ```
 * @example Wrong: AX129 `sinh: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * sinh(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sinh
 */
export const sinh = /* @__PURE__ */ floatUnary('sinh', 'Sinh') as Ops['sinh'];

/**
 * Hyperbolic cosine, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [1, 1.54308]
 * ```ts
 * cosh(tensor([0, 1]));
 * ```
 * @example Wrong: AX129 `cosh: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * cosh(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#cosh
 */
export const cosh = /* @__PURE__ */ floatUnary('cosh', 'Cosh') as Ops['cosh'];

/**
 * Hyperbolic tangent, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 0.761594]
 * ```ts
 * tanh(tensor([0, 1]));
 * ```
 * @example Wrong: AX129 `tanh: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * tanh(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#tanh
 */
export const tanh = /* @__PURE__ */ floatUnary('tanh', 'Tanh') as Ops['tanh'];

/**
 * Inverse hyperbolic sine, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 0.881374]
 * ```ts
 * asinh(tensor([0, 1]));
 * ```
 * @example Wrong: AX129 `asinh: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * asinh(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#asinh
 */
export const asinh = /* @__PURE__ */ floatUnary('asinh', 'Asinh') as Ops['asinh'];

/**
 * Inverse hyperbolic cosine, elementwise; NaN below 1.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 1.31696]
 * ```ts
 * acosh(tensor([1, 2]));
 * ```
 * @example Wrong: AX129 `acosh: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * acosh(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#acosh
 */
export const acosh = /* @__PURE__ */ floatUnary('acosh', 'Acosh') as Ops['acosh'];

/**
 * Inverse hyperbolic tangent, elementwise; NaN outside [-1, 1].
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 0.549306]
 * ```ts
 * atanh(tensor([0, 0.5]));
 * ```
 * @example Wrong: AX129 `atanh: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * atanh(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#atanh
 */
export const atanh = /* @__PURE__ */ floatUnary('atanh', 'Atanh') as Ops['atanh'];
