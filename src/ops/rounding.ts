import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { bind } from '../tracing/bind.js';
import { realUnary } from './elementwise.js';

/** Integers are round already, and not every backend's kernels take them. */
const rounding = (op: string, kernel: string) =>
  realUnary(op, (x) => bind(x.dtype === 'int32' ? 'Identity' : kernel, { x }) as Tensor);

/**
 * The largest integer not above x, elementwise.
 * Shape: kept. Dtype: float32 or int32, kept.
 *
 * @example Right: [1, -2]
 * ```ts
 * floor(tensor([1.7, -1.2]));
 * ```
 * @example Wrong: AX128 `floor: argument 0 must be float32 or int32, got bool; convert it with cast`
 * ```ts
 * floor(tensor([true]));
 * ```
 * @throws AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#floor
 */
export const floor = /* @__PURE__ */ rounding('floor', 'Floor') as Ops['floor'];

/**
 * The smallest integer not below x, elementwise.
 * Shape: kept. Dtype: float32 or int32, kept.
 *
 * @example Right: [2, -1]
 * ```ts
 * ceil(tensor([1.2, -1.7]));
 * ```
 * @example Wrong: AX128 `ceil: argument 0 must be float32 or int32, got bool; convert it with cast`
 * ```ts
 * ceil(tensor([true]));
 * ```
 * @throws AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#ceil
 */
export const ceil = /* @__PURE__ */ rounding('ceil', 'Ceil') as Ops['ceil'];

/**
 * The nearest integer, elementwise; halves go to the even one.
 * Shape: kept. Dtype: float32 or int32, kept.
 *
 * @example Right: [0, 2, 3]
 * ```ts
 * round(tensor([0.5, 1.5, 2.6]));
 * ```
 * @example Wrong: AX128 `round: argument 0 must be float32 or int32, got bool; convert it with cast`
 * ```ts
 * round(tensor([true]));
 * ```
 * @throws AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#round
 */
export const round = /* @__PURE__ */ rounding('round', 'Round') as Ops['round'];
