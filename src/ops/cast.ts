import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { checkDtypeName, NUMBER_DTYPES } from '../tensor/dtype.js';
import { makeScalar } from '../tensor/values.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { onTensor } from './convert.js';
import { REAL } from './operand.js';

/** Not every backend's Cast makes booleans of 0 and 1. */
const isTrue = (x: Tensor): Tensor =>
  scope('cast', () => bind('NotEqual', { a: x, b: makeScalar(0, x.dtype) }) as Tensor);

/**
 * The elements in another dtype: fractions are cut off, anything but 0 is true.
 * Shape: kept. Dtype: `dtype`.
 *
 * @example Right: [1, -1]
 * ```ts
 * cast(tensor([1.7, -1.7]), 'int32');
 * ```
 * @example Wrong: AX125 `cast: dtype must be float32 or int32 or bool or complex64, got float16`
 * ```ts
 * cast(zeros([2]), 'float16');
 * ```
 * @throws AX125 for an unknown dtype, or between strings and numbers; AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#cast
 */
export const cast = /* @__PURE__ */ onTensor('cast', (x, dtype: DataType) => {
  checkDtypeName('cast', dtype, x.dtype === 'string' ? ['string'] : NUMBER_DTYPES);
  return dtype === 'bool' && REAL.includes(x.dtype) ? isTrue(x) : (bind('Cast', { x }, { dtype }) as Tensor);
}) as Ops['cast'];

/**
 * The same elements under a handle of their own: disposing one leaves the other.
 * Shape and dtype: those of x.
 *
 * @example Right: [1, 2]
 * ```ts
 * clone(tensor([1, 2]));
 * ```
 * @example Wrong: AX129 `clone: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * clone(undefined);
 * ```
 * @throws AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#clone
 */
export const clone = /* @__PURE__ */ onTensor(
  'clone',
  (x) => bind('Identity', { x }) as Tensor,
) as Ops['clone'];

/**
 * Zeros. They do not depend on x: under vmap they count as unmapped.
 * Shape and dtype: those of x.
 *
 * @example Right: [0, 0]
 * ```ts
 * zerosLike(tensor([1, 2]));
 * ```
 * @example Wrong: AX129 `zerosLike: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * zerosLike(undefined);
 * ```
 * @throws AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#zerosLike
 */
export const zerosLike = /* @__PURE__ */ onTensor(
  'zerosLike',
  (x) => bind('ZerosLike', { x }) as Tensor,
) as Ops['zerosLike'];

/**
 * Ones. They do not depend on x: under vmap they count as unmapped.
 * Shape and dtype: those of x.
 *
 * @example Right: [1, 1]
 * ```ts
 * onesLike(tensor([1, 2]));
 * ```
 * @example Wrong: AX129 `onesLike: argument 0 must be a tensor or a number, got undefined`
 * ```ts
 * onesLike(undefined);
 * ```
 * @throws AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#onesLike
 */
export const onesLike = /* @__PURE__ */ onTensor(
  'onesLike',
  (x) => bind('OnesLike', { x }) as Tensor,
) as Ops['onesLike'];
