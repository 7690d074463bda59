import type { operandShape } from '../src/messages/operands.js';
import type { printDim, printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { add, difference, multiply } from './arith.js';
import type { Dim } from './dim.js';
import type { floorDivide } from './division.js';
import type { sizeOf } from './product.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { unifyShape } from './stack.js';
import type { noIndex } from './symbolic.js';

/** The shape itself, of rank 1 or more, or the message. */
export type fft<op extends string, shape extends Shape> =
  checkRank<op, 0, shape> extends infer message extends Message ? message : shape;

/** The message about a number that is no positive integer, else null. */
export type positiveError<op extends string, argument extends string, n> = [
  n extends 0 ? n : noIndex<n>,
] extends [never]
  ? null
  : invalidArgument<op, argument, 'a positive integer', printDim<n>>;

type half<n> = n extends number ? add<floorDivide<n, 2>, 1> : number;
type halved<op extends string, others extends Shape, n> =
  positiveError<op, 'fftLength', n> extends infer message extends Message ? message : [...others, half<n>];
/** The last axis as the half of its spectrum, or of that of its first `length` elements; or the message. */
export type rfft<op extends string, shape extends Shape, length = undefined> =
  checkRank<op, 0, shape> extends infer message extends Message
    ? message
    : isRankUnknown<shape> extends true
      ? halved<op, [], length extends Dim ? length : number> extends infer message extends Message
        ? message
        : Shape
      : shape extends readonly [...infer others extends Shape, infer last]
        ? halved<op, others, length extends Dim ? length : last>
        : never;

type doubled<n> = n extends number ? (n extends 1 ? 1 : multiply<2, difference<n, 1>>) : number;
/** The last axis as the signal that it is the half of the spectrum of, or the message. */
export type irfft<shape extends Shape> =
  checkRank<'irfft', 0, shape> extends infer message extends Message
    ? message
    : isRankUnknown<shape> extends true
      ? Shape
      : shape extends readonly [...infer others extends Shape, infer last]
        ? last extends 0
          ? operandShape<'irfft', 0, '[..., 1 or more]', shape>
          : [...others, doubled<last>]
        : never;

/** What tfjs' own irfft, the chained one, gives: a matrix, but for stacks of matrices. */
export type irfftMethod<shape extends Shape> =
  isRankUnknown<shape> extends true
    ? Shape
    : shape['length'] extends 0 | 2 | 3
      ? irfft<shape>
      : shape extends readonly [...infer others extends Shape, infer last extends Dim]
        ? irfft<[sizeOf<others>, last]>
        : never;

/** The shape that two tensors share, or the message about the second. */
export type shared<op extends string, a extends Shape, b extends Shape> =
  unifyShape<a, b> extends infer shape
    ? shape extends Shape
      ? shape
      : operandShape<op, 1, printShape<a>, b>
    : never;
