import type { operandRank } from '../src/messages/move.js';
import type { channelsError } from './conv.js';
import type { Dim } from './dim.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { imageError, movesError, Sizes, windowError, windowed } from './windows.js';

/** The message about the rank or the channels of a filter [height, width, channels], else null. */
export type dilationFilterError<x extends Shape, filter extends Shape> =
  isRankUnknown<filter> extends true
    ? null
    : filter['length'] extends 3
      ? channelsError<'dilation2d', x, filter, 2, 'NHWC'>
      : operandRank<'dilation2d', 1, '3', filter>;

type windowOf<filter extends Shape> = filter extends readonly [infer h extends Dim, infer w extends Dim, Dim]
  ? [h, w]
  : readonly number[];
type last<x extends Shape> = x extends readonly [...Shape, infer dim extends Dim] ? dim : never;

/** The shape of `dilation2d`, whose windows keep the channels; or the message. */
export type dilation2d<
  x extends Shape,
  filter extends Shape,
  strides extends Sizes,
  pad extends 'same' | 'valid',
  dilations extends Sizes = 1,
> =
  isRankUnknown<x> extends true
    ? Shape
    : imageError<'dilation2d', x, 2> extends infer message extends Message
      ? message
      : dilationFilterError<x, filter> extends infer message extends Message
        ? message
        : windowOf<filter> extends infer windows extends Shape
          ? windowError<'dilation2d', windows, 2> extends infer message extends Message
            ? message
            : movesError<
                  'dilation2d',
                  2,
                  strides,
                  pad,
                  dilations,
                  undefined,
                  'NHWC',
                  'word'
                > extends infer message extends Message
              ? message
              : windowed<'dilation2d', 2, x, windows, strides, pad, dilations, undefined, 'NHWC', last<x>>
          : never;
