import type { entryCount, operandRank } from '../src/messages/move.js';
import type { printDim } from '../src/messages/print.js';
import type { invalidArgument, invalidSize } from '../src/messages/tensors.js';
import type { transposedSize } from '../src/messages/windows.js';
import type { channelsError, FilterRanks } from './conv.js';
import type { Dim, mayEqual } from './dim.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { noIndex } from './symbolic.js';
import type {
  imageError,
  movesError,
  Padding,
  PadWords,
  Sizes,
  Spatial,
  windowError,
  windowed,
} from './windows.js';

interface ChannelsOut {
  1: 2;
  2: 3;
  3: 4;
}
/** The message about the rank or the channels of a filter [...window, channels out, channels in], else null. */
export type transposedFilterError<
  op extends string,
  n extends Spatial,
  x extends Shape,
  filter extends Shape,
> =
  isRankUnknown<filter> extends true
    ? null
    : filter['length'] extends FilterRanks[n]
      ? channelsError<op, x, filter, ChannelsOut[n], n extends 3 ? 'NDHWC' : 'NHWC'>
      : operandRank<op, 1, `${FilterRanks[n]}`, filter>;

type last<shape extends Shape> = shape extends readonly [...Shape, infer dim extends Dim] ? dim : number;
type beforeLast<shape extends Shape> = shape extends readonly [...Shape, infer dim extends Dim, Dim]
  ? dim
  : number;
/** How many axes are before the last. */
type lastAxis<shape extends Shape> = shape extends readonly [...infer before, Dim] ? before['length'] : never;

/** The message when `to` cannot be the batch and the channels of what x comes from, else null. */
type outputError<
  op extends string,
  n extends Spatial,
  x extends Shape,
  filter extends Shape,
  to extends Shape,
> = to['length'] extends x['length']
  ? [noIndex<to[number]>] extends [never]
    ? mayEqual<last<to>, beforeLast<filter>> extends true
      ? x['length'] extends FilterRanks[n]
        ? mayEqual<to[0], x[0]> extends true
          ? null
          : invalidArgument<
              op,
              'outputShape[0]',
              `${printDim<x[0]>}, as axis 0 of argument 0`,
              printDim<to[0]>
            >
        : null
      : invalidArgument<
          op,
          `outputShape[${lastAxis<to>}]`,
          `${printDim<beforeLast<filter>>}, as axis ${n} of argument 1`,
          printDim<last<to>>
        >
    : invalidSize<op, noIndex<to[number]> & number, to>
  : entryCount<op, 'outputShape', to['length'], x>;

/** The message about the first axis that windows over `to` leave another size of than x has, else null. */
type leftError<
  op extends string,
  to extends Shape,
  x extends Shape,
  left extends Shape,
  dims extends Shape,
  done extends unknown[] = [],
> = left extends readonly [infer a extends Dim, ...infer restLeft extends Shape]
  ? dims extends readonly [infer b extends Dim, ...infer rest extends Shape]
    ? mayEqual<a, b> extends true
      ? leftError<op, to, x, restLeft, rest, [...done, 0]>
      : transposedSize<op, to, a, done['length'], b, x>
    : null
  : null;

/** `outputShape`, from which a convolution with the filter makes x; or the message. */
export type convTranspose<
  op extends string,
  n extends Spatial,
  x extends Shape,
  filter extends Shape,
  to extends Shape,
  strides extends Sizes,
  pad extends Padding,
  rounding = undefined,
  words extends keyof PadWords = 'pairs',
> =
  isRankUnknown<x> extends true
    ? to
    : isRankUnknown<to> extends true
      ? Shape
      : imageError<op, x, n> extends infer message extends Message
        ? message
        : transposedFilterError<op, n, x, filter> extends infer message extends Message
          ? message
          : outputError<op, n, x, filter, to> extends infer message extends Message
            ? message
            : windowOf<filter> extends infer windows extends Shape
              ? windowError<op, windows, n> extends infer message extends Message
                ? message
                : movesError<op, n, strides, pad, 1, rounding, 'NHWC', words> extends infer message extends
                      Message
                  ? message
                  : windowed<
                        op,
                        n,
                        to,
                        windows,
                        strides,
                        pad,
                        1,
                        rounding,
                        'NHWC',
                        last<x>
                      > extends infer left
                    ? left extends Shape
                      ? leftError<op, to, x, left, x> extends infer message extends Message
                        ? message
                        : to
                      : left
                    : never
              : never;
type windowOf<filter extends Shape> = filter extends readonly [...infer windows extends Shape, Dim, Dim]
  ? windows
  : readonly number[];
