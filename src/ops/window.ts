import type { Ops } from '../../types/index.js';
import { enclosingPower, windowShape } from '../shapes/signal.js';
import { makeReal } from '../tensor/values.js';

/** tfjs makes a window of one element NaN; as in TensorFlow it is 1. */
function makeWindow(op: string, length: number, a: number, b: number) {
  const shape = windowShape(op, length);
  const period = length - (length % 2);
  const element = (i: number) => a - b * Math.cos((2 * Math.PI * i) / period);
  const values = length === 1 ? [1] : Array.from({ length }, (_, i) => element(i));
  return makeReal(values, shape, 'float32');
}

/**
 * a - b times a cosine that runs through one period.
 * Shape: [windowLength]. Dtype: float32.
 *
 * @example Right: [0, 1, 2, 1]
 * ```ts
 * cosineWindow(4, 1, 1);
 * ```
 * @example Wrong: AX125 `cosineWindow: windowLength must be a non-negative integer, got 2.5`
 * ```ts
 * cosineWindow(2.5, 1, 1);
 * ```
 * @throws AX125 for a length that is no non-negative integer.
 */
export const cosineWindow = ((windowLength: number, a: number, b: number) =>
  makeWindow('cosineWindow', windowLength, a, b)) as unknown as Ops['cosineWindow'];

/**
 * The window 0.54 - 0.46 cos: it does not quite come down to 0 at its ends.
 * Shape: [windowLength]. Dtype: float32.
 *
 * @example Right: [0.08, 0.54, 1, 0.54]
 * ```ts
 * signal.hammingWindow(4);
 * ```
 * @example Wrong: AX125 `hammingWindow: windowLength must be a non-negative integer, got -1`
 * ```ts
 * signal.hammingWindow(-1);
 * ```
 * @throws AX125 for a length that is no non-negative integer.
 * @see https://js.tensorflow.org/api/latest/#signal.hammingWindow
 */
export const hammingWindow = ((windowLength: number) =>
  makeWindow('hammingWindow', windowLength, 0.54, 0.46)) as unknown as Ops['signal']['hammingWindow'];

/**
 * The window 0.5 - 0.5 cos: it comes down to 0 at its ends.
 * Shape: [windowLength]. Dtype: float32.
 *
 * @example Right: [0, 0.5, 1, 0.5]
 * ```ts
 * signal.hannWindow(4);
 * ```
 * @example Wrong: AX125 `hannWindow: windowLength must be a non-negative integer, got -1`
 * ```ts
 * signal.hannWindow(-1);
 * ```
 * @throws AX125 for a length that is no non-negative integer.
 * @see https://js.tensorflow.org/api/latest/#signal.hannWindow
 */
export const hannWindow = ((windowLength: number) =>
  makeWindow('hannWindow', windowLength, 0.5, 0.5)) as unknown as Ops['signal']['hannWindow'];

/**
 * The smallest power of two that is not below a number, or 0 up to a half. A number, not a tensor.
 *
 * @example Right: 8
 * ```ts
 * enclosingPowerOfTwo(5);
 * ```
 * @example Wrong: AX125 `enclosingPowerOfTwo: value must be a non-negative number, got -1`
 * ```ts
 * enclosingPowerOfTwo(-1);
 * ```
 * @throws AX125 for what is no non-negative number.
 */
export const enclosingPowerOfTwo = enclosingPower as unknown as Ops['enclosingPowerOfTwo'];
