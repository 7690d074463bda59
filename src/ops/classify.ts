import type { Ops } from '../../types/index.js';
import { numericUnary } from './elementwise.js';

/**
 * Whether each element is NaN.
 * Shape: kept. Dtype: float32, int32 or bool in, bool out.
 *
 * @example Right: [0, 1]
 * ```ts
 * isNaN(tensor([0, Number.NaN]));
 * ```
 * @example Wrong: AX129 `isNaN: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * isNaN(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#isNaN
 */
// biome-ignore lint/suspicious/noShadowRestrictedNames: tfjs' name
export const isNaN = /* @__PURE__ */ numericUnary('isNaN', 'IsNan') as Ops['isNaN'];

/**
 * Whether each element is positive or negative infinity.
 * Shape: kept. Dtype: float32, int32 or bool in, bool out.
 *
 * @example Right: [0, 1]
 * ```ts
 * isInf(tensor([0, Number.POSITIVE_INFINITY]));
 * ```
 * @example Wrong: AX129 `isInf: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * isInf(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#isInf
 */
export const isInf = /* @__PURE__ */ numericUnary('isInf', 'IsInf') as Ops['isInf'];

/**
 * Whether each element is neither infinite nor NaN.
 * Shape: kept. Dtype: float32, int32 or bool in, bool out.
 *
 * @example Right: [1, 0]
 * ```ts
 * isFinite(tensor([0, Number.NaN]));
 * ```
 * @example Wrong: AX129 `isFinite: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * isFinite(undefined);
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#isFinite
 */
// biome-ignore lint/suspicious/noShadowRestrictedNames: tfjs' name
export const isFinite = /* @__PURE__ */ numericUnary('isFinite', 'IsFinite') as Ops['isFinite'];
