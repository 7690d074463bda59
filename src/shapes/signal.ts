import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkRank } from './rank.js';
import type { Shape } from './shape.js';
import { isIndex } from './sizes.js';
import { checkPositive, rfftShape } from './spectral.js';

export function windowShape(op: string, length: number): number[] {
  if (!isIndex(length)) raise(invalidArgument, op, 'windowLength', 'a non-negative integer', `${length}`);
  return [length];
}

/** Frames of a signal, one behind the other; with `padEnd` also those that reach beyond its end. */
export function frameShape(
  op: string,
  shape: Shape,
  length: number,
  step: number,
  padEnd = false,
): [count: number, length: number] {
  checkRank(op, 0, shape, 1);
  checkPositive(op, 'frameLength', length);
  checkPositive(op, 'frameStep', step);
  const [n] = shape;
  const count = padEnd ? Math.ceil(n / step) : Math.max(0, Math.floor((n - length) / step) + 1);
  return [count, length];
}

/** The smallest power of two that is not below a number. */
export function enclosingPower(value: number): number {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    raise(invalidArgument, 'enclosingPowerOfTwo', 'value', 'a non-negative number', `${value}`);
  }
  if (value <= 0.5) return 0;
  let power = 1;
  while (power < value) power *= 2;
  return power;
}

/** The half spectra of frames. */
export function stftShape(shape: Shape, length: number, step: number, fftLength?: number | null): number[] {
  const [count] = frameShape('stft', shape, length, step);
  return rfftShape('stft', [count, length], fftLength ?? enclosingPower(length));
}
