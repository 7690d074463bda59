import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import type { Shape } from '../shapes/shape.js';
import { checkSizes } from '../shapes/sizes.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { checkDtypeName } from './dtype.js';
import type { Element } from './values.js';

/** A tensor of one repeated value. */
export function fillTensor(shape: Shape, value: number, dtype: DataType): Tensor {
  if (dtype !== 'complex64') return bind('Fill', {}, { shape: [...shape], value, dtype }) as Tensor;
  return scope('complex', () => {
    const real = fillTensor(shape, value, 'float32');
    return bind('Complex', { real, imag: fillTensor(shape, 0, 'float32') }) as Tensor;
  });
}

function checkedFill(op: string, shape: Shape, value: number, dtype: DataType): Tensor {
  checkSizes(op, shape);
  checkDtypeName(op, dtype);
  return fillTensor(shape, value, dtype);
}

/**
 * Zeros.
 * Shape: `shape`. Dtype: `dtype`, by default float32.
 *
 * @example Right: [[0, 0, 0], [0, 0, 0]]
 * ```ts
 * zeros([2, 3]);
 * ```
 * @example Wrong: AX124 `zeros: sizes must be non-negative integers, got -1 in [2, -1]`
 * ```ts
 * zeros([2, -1]);
 * ```
 * @throws AX124 for negative or fractional sizes.
 * @see https://js.tensorflow.org/api/latest/#zeros
 */
export const zeros = ((shape: Shape, dtype: DataType = 'float32') =>
  checkedFill('zeros', shape, 0, dtype)) as Ops['zeros'];

/**
 * Ones.
 * Shape: `shape`. Dtype: `dtype`, by default float32.
 *
 * @example Right: [1, 1]
 * ```ts
 * ones([2]);
 * ```
 * @example Wrong: AX124 `ones: sizes must be non-negative integers, got 1.5 in [1.5]`
 * ```ts
 * ones([1.5]);
 * ```
 * @throws AX124 for negative or fractional sizes.
 * @see https://js.tensorflow.org/api/latest/#ones
 */
export const ones = ((shape: Shape, dtype: DataType = 'float32') =>
  checkedFill('ones', shape, 1, dtype)) as Ops['ones'];

/**
 * One value, repeated.
 * Shape: `shape`. Dtype: `dtype`, by default float32, or bool for a boolean.
 *
 * @example Right: [7, 7]
 * ```ts
 * fill([2], 7);
 * ```
 * @example Wrong: AX124 `fill: sizes must be non-negative integers, got -2 in [-2]`
 * ```ts
 * fill([-2], 7);
 * ```
 * @throws AX124 for negative or fractional sizes.
 * @see https://js.tensorflow.org/api/latest/#fill
 */
export const fill = ((
  shape: Shape,
  value: Element,
  dtype: DataType = typeof value === 'boolean' ? 'bool' : 'float32',
) => checkedFill('fill', shape, Number(value), dtype)) as Ops['fill'];
