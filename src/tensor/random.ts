import {
  type DataType,
  randomGamma as tfGamma,
  randomNormal as tfNormal,
  rand as tfRand,
  randomStandardNormal as tfStandardNormal,
  truncatedNormal as tfTruncated,
  randomUniform as tfUniform,
  randomUniformInt as tfUniformInt,
} from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { invalidArgument } from '../messages/tensors.js';
import type { Shape } from '../shapes/shape.js';
import { checkSizes } from '../shapes/sizes.js';
import { checkDtypeName } from './dtype.js';

type Real = 'float32' | 'int32';
const REAL: readonly DataType[] = ['float32', 'int32'];
const NUMERIC: readonly DataType[] = ['float32', 'int32', 'bool'];

/** A copy of the sizes for tfjs, which wants one of its own. */
function checked(op: string, shape: Shape, dtype: DataType, allowed = REAL): number[] {
  checkSizes(op, shape);
  checkDtypeName(op, dtype, allowed);
  return [...shape];
}

function checkNumber(op: string, argument: string, wanted: string, value: number, fits: boolean): void {
  if (!fits || !Number.isFinite(value)) raise(invalidArgument, op, argument, wanted, String(value));
}

/**
 * Numbers from a normal distribution.
 * Shape: `shape`. Dtype: `dtype`, by default float32; int32 is rounded.
 *
 * @example Right: [5, 5]
 * ```ts
 * randomNormal([2], 5, 0);
 * ```
 * @example Wrong: AX124 `randomNormal: sizes must be non-negative integers, got -1 in [2, -1]`
 * ```ts
 * randomNormal([2, -1]);
 * ```
 * @throws AX124 for negative or fractional sizes, AX125 for another dtype than float32 and int32.
 * @see https://js.tensorflow.org/api/latest/#randomNormal
 */
export const randomNormal = ((
  shape: Shape,
  mean: number = 0,
  stdDev: number = 1,
  dtype: Real = 'float32',
  seed?: number,
) =>
  tfNormal(
    checked('randomNormal', shape, dtype),
    mean,
    stdDev,
    dtype,
    seed,
  )) as unknown as Ops['randomNormal'];

/**
 * Numbers from the normal distribution of mean 0 and standard deviation 1.
 * Shape: `shape`. Dtype: `dtype`, by default float32; int32 is rounded.
 *
 * @example Right: []
 * ```ts
 * randomStandardNormal([0]);
 * ```
 * @example Wrong: AX124 `randomStandardNormal: sizes must be non-negative integers, got 1.5 in [1.5]`
 * ```ts
 * randomStandardNormal([1.5]);
 * ```
 * @throws AX124 for negative or fractional sizes, AX125 for another dtype than float32 and int32.
 * @see https://js.tensorflow.org/api/latest/#randomStandardNormal
 */
export const randomStandardNormal = ((shape: Shape, dtype: Real = 'float32', seed?: number) =>
  tfStandardNormal(
    checked('randomStandardNormal', shape, dtype),
    dtype,
    seed,
  )) as unknown as Ops['randomStandardNormal'];

/**
 * Numbers from a normal distribution, none of them further than two standard deviations from the mean.
 * Shape: `shape`. Dtype: `dtype`, by default float32; int32 is rounded.
 *
 * @example Right: [5, 5]
 * ```ts
 * truncatedNormal([2], 5, 0);
 * ```
 * @example Wrong: AX125 `truncatedNormal: stdDev must be a non-negative number, got -1`
 * ```ts
 * truncatedNormal([2], 0, -1);
 * ```
 * @throws AX124 for negative or fractional sizes, AX125 for another dtype than float32 and int32, a mean that is not
 * finite and a negative standard deviation.
 * @see https://js.tensorflow.org/api/latest/#truncatedNormal
 */
export const truncatedNormal = ((
  shape: Shape,
  mean: number = 0,
  stdDev: number = 1,
  dtype: Real = 'float32',
  seed?: number,
) => {
  const sizes = checked('truncatedNormal', shape, dtype);
  checkNumber('truncatedNormal', 'mean', 'a finite number', mean, true);
  checkNumber('truncatedNormal', 'stdDev', 'a non-negative number', stdDev, stdDev >= 0);
  return tfTruncated(sizes, mean, stdDev, dtype, seed);
}) as unknown as Ops['truncatedNormal'];

/**
 * Numbers from `minval`, by default 0, up to `maxval`, by default 1, all equally probable.
 * Shape: `shape`. Dtype: `dtype`, by default float32; int32 and bool lose the fraction.
 *
 * @example Right: [3, 3]
 * ```ts
 * randomUniform([2], 3, 3);
 * ```
 * @example Wrong: AX124 `randomUniform: sizes must be non-negative integers, got -1 in [2, -1]`
 * ```ts
 * randomUniform([2, -1]);
 * ```
 * @throws AX124 for negative or fractional sizes, AX125 for another dtype than float32, int32 and bool.
 * @see https://js.tensorflow.org/api/latest/#randomUniform
 */
export const randomUniform = ((
  shape: Shape,
  minval: number = 0,
  maxval: number = 1,
  dtype: DataType = 'float32',
  seed?: number | string,
) =>
  tfUniform(
    checked('randomUniform', shape, dtype, NUMERIC),
    minval,
    maxval,
    dtype,
    seed,
  )) as unknown as Ops['randomUniform'];

/**
 * Integers from `minval` up to, but without, `maxval`, all equally probable.
 * Shape: `shape`. Dtype: int32.
 *
 * @example Right: [3, 3]
 * ```ts
 * randomUniformInt([2], 3, 4);
 * ```
 * @example Wrong: AX124 `randomUniformInt: sizes must be non-negative integers, got -2 in [-2]`
 * ```ts
 * randomUniformInt([-2], 0, 10);
 * ```
 * @throws AX124 for negative or fractional sizes, AX125 for bounds that are not finite.
 * @see https://js.tensorflow.org/api/latest/#randomUniformInt
 */
export const randomUniformInt = ((shape: Shape, minval: number, maxval: number, seed?: number | string) => {
  const sizes = checked('randomUniformInt', shape, 'int32');
  checkNumber('randomUniformInt', 'minval', 'a finite number', minval, true);
  checkNumber('randomUniformInt', 'maxval', 'a finite number', maxval, true);
  return tfUniformInt(sizes, minval, maxval, seed);
}) as unknown as Ops['randomUniformInt'];

/**
 * Numbers from a gamma distribution of shape `alpha`, times `beta`, by default 1.
 * Shape: `shape`. Dtype: `dtype`, by default float32; int32 is rounded.
 *
 * @example Right: []
 * ```ts
 * randomGamma([0], 2);
 * ```
 * @example Wrong: AX125 `randomGamma: alpha must be a positive number, got -1`
 * ```ts
 * randomGamma([2], -1);
 * ```
 * @throws AX124 for negative or fractional sizes, AX125 for another dtype than float32 and int32, and for an `alpha` or
 * `beta` that is not positive.
 * @see https://js.tensorflow.org/api/latest/#randomGamma
 */
export const randomGamma = ((
  shape: Shape,
  alpha: number,
  beta: number = 1,
  dtype: Real = 'float32',
  seed?: number,
) => {
  const sizes = checked('randomGamma', shape, dtype);
  checkNumber('randomGamma', 'alpha', 'a positive number', alpha, alpha > 0);
  checkNumber('randomGamma', 'beta', 'a positive number', beta, beta > 0);
  return tfGamma(sizes, alpha, beta, dtype, seed);
}) as unknown as Ops['randomGamma'];

/**
 * What a function returns, called once for each element.
 * Shape: `shape`. Dtype: `dtype`, by default float32; int32 and bool lose the fraction.
 *
 * @example Right: [[7, 7]]
 * ```ts
 * rand([1, 2], () => 7);
 * ```
 * @example Wrong: AX124 `rand: sizes must be non-negative integers, got -1 in [-1]`
 * ```ts
 * rand([-1], Math.random);
 * ```
 * @throws AX124 for negative or fractional sizes, AX125 for another dtype than float32, int32 and bool, and for what is
 * no function.
 * @see https://js.tensorflow.org/api/latest/#rand
 */
export const rand = ((shape: Shape, randFunction: () => number, dtype: DataType = 'float32') => {
  const sizes = checked('rand', shape, dtype, NUMERIC);
  if (typeof randFunction !== 'function') {
    raise(invalidArgument, 'rand', 'randFunction', 'a function', kindOf(randFunction));
  }
  return tfRand(sizes, randFunction, dtype);
}) as unknown as Ops['rand'];
