import type { Ops } from '../../types/index.js';
import { floatUnary } from './elementwise.js';

/**
 * e to the power of x, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [1, 2.71828]
 * ```ts
 * exp(tensor([0, 1]));
 * ```
 * @example Wrong: AX129 `exp: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * exp(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#exp
 */
export const exp = /* @__PURE__ */ floatUnary('exp', 'Exp') as Ops['exp'];

/**
 * exp(x) - 1, elementwise, exact for small x too.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 0.000001]
 * ```ts
 * expm1(tensor([0, 1e-6]));
 * ```
 * @example Wrong: AX129 `expm1: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * expm1(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#expm1
 */
export const expm1 = /* @__PURE__ */ floatUnary('expm1', 'Expm1') as Ops['expm1'];

/**
 * Natural logarithm, elementwise; NaN below 0.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 2.30259]
 * ```ts
 * log(tensor([1, 10]));
 * ```
 * @example Wrong: AX129 `log: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * log(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#log
 */
export const log = /* @__PURE__ */ floatUnary('log', 'Log') as Ops['log'];

/**
 * log(1 + x), elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 0.693147]
 * ```ts
 * log1p(tensor([0, 1]));
 * ```
 * @example Wrong: AX129 `log1p: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * log1p(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#log1p
 */
export const log1p = /* @__PURE__ */ floatUnary('log1p', 'Log1p') as Ops['log1p'];

/**
 * Square root, elementwise; NaN below 0. Its derivative at 0 is infinite.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [2, 3]
 * ```ts
 * sqrt(tensor([4, 9]));
 * ```
 * @example Wrong: AX129 `sqrt: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * sqrt(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sqrt
 */
export const sqrt = /* @__PURE__ */ floatUnary('sqrt', 'Sqrt') as Ops['sqrt'];

/**
 * 1 / sqrt(x), elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0.5, 2]
 * ```ts
 * rsqrt(tensor([4, 0.25]));
 * ```
 * @example Wrong: AX129 `rsqrt: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * rsqrt(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#rsqrt
 */
export const rsqrt = /* @__PURE__ */ floatUnary('rsqrt', 'Rsqrt') as Ops['rsqrt'];

/**
 * 1 / x, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0.5, 0.25]
 * ```ts
 * reciprocal(tensor([2, 4]));
 * ```
 * @example Wrong: AX129 `reciprocal: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * reciprocal(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#reciprocal
 */
export const reciprocal = /* @__PURE__ */ floatUnary('reciprocal', 'Reciprocal') as Ops['reciprocal'];

/**
 * The Gauss error function, elementwise.
 * Shape: kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [0, 0.842701]
 * ```ts
 * erf(tensor([0, 1]));
 * ```
 * @example Wrong: AX129 `erf: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * erf(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#erf
 */
export const erf = /* @__PURE__ */ floatUnary('erf', 'Erf') as Ops['erf'];
