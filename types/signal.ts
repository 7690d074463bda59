import type { printDim } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { add, difference, multiply } from './arith.js';
import type { Dim } from './dim.js';
import type { ceilDivide, floorDivide } from './division.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { Shape } from './shape.js';
import type { positiveError, rfft } from './spectral.js';
import type { noIndex } from './symbolic.js';

/** A vector of this length, or the message. */
export type window<op extends string, length extends Dim> = [noIndex<length>] extends [never]
  ? [length]
  : invalidArgument<op, 'windowLength', 'a non-negative integer', printDim<length>>;

/** How many frames begin in a signal; without `padEnd` those that also end in it. */
type count<n, length, step, padEnd> = n extends number
  ? step extends number
    ? padEnd extends true
      ? ceilDivide<n, step>
      : length extends number
        ? whole<difference<n, length>, step>
        : number
    : number
  : number;
type whole<begins extends number, step extends number> = [begins] extends [never]
  ? 0
  : add<floorDivide<begins, step>, 1>;

/** Frames of a signal, one behind the other, or the message. */
export type frame<
  op extends string,
  shape extends Shape,
  length extends Dim,
  step extends Dim,
  padEnd extends boolean = false,
> =
  checkRank<op, 0, shape, 1> extends infer message extends Message
    ? message
    : positiveError<op, 'frameLength', length> extends infer message extends Message
      ? message
      : positiveError<op, 'frameStep', step> extends infer message extends Message
        ? message
        : [count<shape extends readonly [infer n] ? n : number, length, step, padEnd>, length];

/** The first of these powers of two that is not below n. */
type power<n extends number, candidate extends number = 1> = [difference<candidate, n>] extends [never]
  ? power<n, multiply<candidate, 2>>
  : candidate;
/** The smallest power of two that is not below n; unknown for what is no literal non-negative integer. */
export type enclosing<n> = n extends number
  ? number extends n
    ? number
    : [noIndex<n>] extends [never]
      ? power<n>
      : number
  : number;

/** The half spectra of frames, or the message. */
export type stft<shape extends Shape, length extends Dim, step extends Dim, fftLength = undefined> =
  frame<'stft', shape, length, step> extends infer frames
    ? frames extends readonly [infer n extends Dim, unknown]
      ? rfft<'stft', [n, number], fftLength extends Dim ? fftLength : enclosing<length>>
      : frames
    : never;
