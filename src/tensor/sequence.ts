import type { DataType } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import { arangeShape, stepOf } from '../shapes/arange.js';
import { checkDtypeName } from './dtype.js';
import { makeTensor } from './values.js';

function checkNumber(op: string, argument: string, value: number): void {
  if (!Number.isFinite(value)) raise(invalidArgument, op, argument, 'a finite number', String(value));
}

function checkCount(op: string, argument: string, value: number): void {
  if (!Number.isInteger(value) || value < 0) {
    raise(invalidArgument, op, argument, 'a non-negative integer', String(value));
  }
}

/** Elements by index. Adding up a step, as tfjs does, would add up its rounding too. */
const sequence = (count: number, element: (i: number) => number, dtype: DataType) =>
  makeTensor(
    Array.from({ length: count }, (_, i) => element(i)),
    [count],
    dtype,
  );

function numbers(op: string, start: number, stop: number, step: number, dtype: DataType) {
  checkNumber(op, 'start', start);
  checkNumber(op, 'stop', stop);
  checkNumber(op, 'step', step);
  checkDtypeName(op, dtype);
  const [count] = arangeShape(op, start, stop, step);
  const by = stepOf(op, start, stop, step);
  return sequence(count, (i) => start + i * by, dtype);
}

/**
 * The numbers from `start` up to, but without, `stop`. With one number: from 0 up to it.
 * Shape: [ceil((stop - start) / step)], [0] if that is negative. Dtype: `dtype`, by default float32.
 *
 * @example Right: [0, 1, 2, 3]
 * ```ts
 * arange(4);
 * ```
 * @example Right: [1, 1.25, 1.5, 1.75]
 * ```ts
 * arange(1, 2, 0.25);
 * ```
 * @example Wrong: AX125 `arange: step must be a number other than 0, got 0`
 * ```ts
 * arange(0, 4, 0);
 * ```
 * @throws AX125 for a step of 0 and numbers that are not finite.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.numpy.arange.html
 */
export const arange = ((first: number, second?: number, step = 1, dtype: DataType = 'float32') => {
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  return numbers('arange', start, stop, step, dtype);
}) as unknown as Ops['arange'];

/**
 * The numbers from `start` to, but without, `stop`. Unlike `arange` it wants both, and it counts down by itself: without a
 * step, or with a step of 1, down to a smaller `stop`.
 * Shape: [ceil((stop - start) / step)], [0] if that is negative. Dtype: `dtype`, by default float32.
 *
 * @example Right: [1, 3, 5]
 * ```ts
 * range(1, 6, 2);
 * ```
 * @example Right: [3, 2, 1]
 * ```ts
 * range(3, 0);
 * ```
 * @example Wrong: AX125 `range: step must be a number other than 0, got 0`
 * ```ts
 * range(0, 4, 0);
 * ```
 * @throws AX125 for a step of 0 and numbers that are not finite.
 * @see https://js.tensorflow.org/api/latest/#range
 */
export const range = ((start: number, stop: number, step = 1, dtype: DataType = 'float32') =>
  numbers('range', start, stop, step, dtype)) as unknown as Ops['range'];

/**
 * `count` numbers at equal distances, the first being `start` and the last `stop`.
 * Shape: [count]. Dtype: float32.
 *
 * @example Right: [0, 0.25, 0.5, 0.75, 1]
 * ```ts
 * linspace(0, 1, 5);
 * ```
 * @example Wrong: AX125 `linspace: count must be a non-negative integer, got 2.5`
 * ```ts
 * linspace(0, 1, 2.5);
 * ```
 * @throws AX125 for a count that is no non-negative integer and bounds that are not finite.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.numpy.linspace.html
 */
export const linspace = ((start: number, stop: number, count: number) => {
  checkNumber('linspace', 'start', start);
  checkNumber('linspace', 'stop', stop);
  checkCount('linspace', 'count', count);
  const last = count - 1;
  return sequence(
    count,
    (i) => (i > 0 && i === last ? stop : start + (i * (stop - start)) / (last || 1)),
    'float32',
  );
}) as Ops['linspace'];
