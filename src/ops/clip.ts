import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import { makeScalar } from '../tensor/values.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { realUnary } from './elementwise.js';

/** A fraction would be cut off in silence. */
function checkFits(op: string, argument: string, value: number, x: Tensor) {
  if (x.dtype === 'int32' && Number.isFinite(value) && !Number.isInteger(value)) {
    raise(invalidArgument, op, argument, 'an integer, as the tensor is int32', String(value));
  }
}

/** tfjs' wasm backend clips neither integers nor to a single value right. */
function clip(x: Tensor, clipValueMin: number, clipValueMax: number): Tensor {
  if (x.dtype === 'float32' && clipValueMin < clipValueMax) {
    return bind('ClipByValue', { x }, { clipValueMin, clipValueMax }) as Tensor;
  }
  const bound = (value: number) =>
    makeScalar(x.dtype === 'int32' ? Math.min(Math.max(value, -(2 ** 31)), 2 ** 31 - 1) : value, x.dtype);
  return scope('clipByValue', () => {
    const raised = bind('Maximum', { a: x, b: bound(clipValueMin) }) as Tensor;
    return bind('Minimum', { a: raised, b: bound(clipValueMax) }) as Tensor;
  });
}

/**
 * x where it lies between the bounds, elsewhere the bound it is beyond. At a bound half of the derivative
 * passes.
 * Shape: kept. Dtype: float32 or int32, kept.
 *
 * @example Right: [0, 0.5, 1]
 * ```ts
 * clipByValue(tensor([-1, 0.5, 2]), 0, 1);
 * ```
 * @example Wrong: AX125 `clipByValue: clipValueMin must be at most clipValueMax (0), got 1`
 * ```ts
 * clipByValue(zeros([2]), 1, 0);
 * ```
 * @throws AX125 for a lower bound above the upper one, or fractions with int32; AX128 for other dtypes;
 * AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#clipByValue
 */
export const clipByValue = /* @__PURE__ */ realUnary(
  'clipByValue',
  (x, clipValueMin: number, clipValueMax: number) => {
    if (!(clipValueMin <= clipValueMax)) {
      const wanted = `at most clipValueMax (${clipValueMax})`;
      raise(invalidArgument, 'clipByValue', 'clipValueMin', wanted, String(clipValueMin));
    }
    checkFits('clipByValue', 'clipValueMin', clipValueMin, x);
    checkFits('clipByValue', 'clipValueMax', clipValueMax, x);
    return clip(x, clipValueMin, clipValueMax);
  },
) as Ops['clipByValue'];

/**
 * 1 where x is positive, alpha * x, by default 0, elsewhere.
 * Shape: kept. Dtype: float32 or int32, kept.
 *
 * @example Right: [0, 0, 1]
 * ```ts
 * step(tensor([-2, 0, 3]));
 * ```
 * @example Wrong: AX128 `step: argument 0 must be float32 or int32, got bool; convert it with cast`
 * ```ts
 * step(tensor([true]));
 * ```
 * @throws AX125 for a fraction with int32; AX128 for other dtypes; AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#step
 */
export const step = /* @__PURE__ */ realUnary('step', (x, alpha: number = 0) => {
  checkFits('step', 'alpha', alpha, x);
  return bind('Step', { x }, { alpha }) as Tensor;
}) as Ops['step'];
