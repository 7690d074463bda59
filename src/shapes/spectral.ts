import { raise } from '../messages/error.js';
import { operandShape } from '../messages/operands.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkRank } from './rank.js';
import { type Shape, sameShape } from './shape.js';
import { isIndex } from './sizes.js';

/** Throws unless the argument is a positive integer. */
export function checkPositive(op: string, argument: string, n: number): void {
  if (!isIndex(n) || n === 0) raise(invalidArgument, op, argument, 'a positive integer', `${n}`);
}

/** The last axis as the half of its spectrum, or of that of its first `fftLength` elements. */
export function rfftShape(op: string, shape: Shape, fftLength?: number | null): number[] {
  checkRank(op, 0, shape);
  const length = fftLength ?? shape[shape.length - 1];
  checkPositive(op, 'fftLength', length);
  return [...shape.slice(0, -1), Math.floor(length / 2) + 1];
}

/** The last axis as the signal that it is the half of the spectrum of. */
export function irfftShape(shape: Shape): number[] {
  checkRank('irfft', 0, shape);
  const last = shape[shape.length - 1];
  if (last === 0) raise(operandShape, 'irfft', 0, '[..., 1 or more]', shape);
  return [...shape.slice(0, -1), last === 1 ? 1 : 2 * (last - 1)];
}

/** Throws unless the second argument has the shape of the first. */
export function checkShared(op: string, a: Shape, b: Shape): void {
  if (!sameShape(a, b)) raise(operandShape, op, 1, printShape(a), b);
}
