import type { operandRank } from '../src/messages/move.js';
import type { channelMismatch } from '../src/messages/windows.js';
import type { Dim, mayEqual } from './dim.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { multiplyDim } from './symbolic.js';
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

/** The rank of a filter by the number of spatial axes; also that of a batch of images. */
export interface FilterRanks {
  1: 3;
  2: 4;
  3: 5;
}
interface Previous {
  1: 0;
  2: 1;
  3: 2;
  4: 3;
  5: 4;
}
type axisOf<x extends Shape, format> = format extends 'NCHW'
  ? x['length'] extends 4
    ? 1
    : 0
  : x['length'] extends keyof Previous
    ? Previous[x['length']]
    : never;

/** The message when the channels are provably not those that a filter takes, at `at` of its shape, else null. */
export type channelsError<
  op extends string,
  x extends Shape,
  filter extends Shape,
  at extends number,
  format extends string,
  argument extends number = 1,
> =
  isRankUnknown<x> extends true
    ? null
    : mayEqual<x[axisOf<x, format>], filter[at]> extends true
      ? null
      : channelMismatch<
          op,
          argument,
          filter,
          filter[at],
          at,
          x,
          x[axisOf<x, format>],
          axisOf<x, format>,
          format
        >;

/** The message about the rank or the channels of a filter, else null. */
export type filterError<
  op extends string,
  n extends Spatial,
  x extends Shape,
  filter extends Shape,
  format extends string,
  argument extends number = 1,
> =
  isRankUnknown<filter> extends true
    ? null
    : filter['length'] extends FilterRanks[n]
      ? channelsError<op, x, filter, n, format, argument>
      : operandRank<op, argument, `${FilterRanks[n]}`, filter>;

type made<kind, taken, last> = kind extends 'depthwise' ? multiplyDim<taken, last> & Dim : last & Dim;

/**
 * The shape of a convolution with a filter [...window, channels in, channels out], or of a depthwise one with [...window,
 * channels, multiplier]; or the message.
 */
export type conv<
  op extends string,
  n extends Spatial,
  x extends Shape,
  filter extends Shape,
  strides extends Sizes,
  pad extends Padding,
  format extends string,
  dilations extends Sizes = 1,
  rounding = undefined,
  kind extends 'full' | 'depthwise' = 'full',
  words extends keyof PadWords = 'pairs',
> =
  isRankUnknown<x> extends true
    ? Shape
    : imageError<op, x, n> extends infer message extends Message
      ? message
      : filterError<op, n, x, filter, format> extends infer message extends Message
        ? message
        : filter extends readonly [
              ...infer windows extends Shape,
              infer taken extends Dim,
              infer last extends Dim,
            ]
          ? windowError<op, windows, n> extends infer message extends Message
            ? message
            : movesError<
                  op,
                  n,
                  strides,
                  pad,
                  dilations,
                  rounding,
                  format,
                  words
                > extends infer message extends Message
              ? message
              : windowed<
                  op,
                  n,
                  x,
                  windows,
                  strides,
                  pad,
                  dilations,
                  rounding,
                  format,
                  made<kind, taken, last>
                >
          : isRankUnknown<filter> extends true
            ? movesError<
                op,
                n,
                strides,
                pad,
                dilations,
                rounding,
                format,
                words
              > extends infer message extends Message
              ? message
              : windowed<op, n, x, readonly number[], strides, pad, dilations, rounding, format, number>
            : never;
