import type { operandRank } from '../src/messages/move.js';
import type { printDim, printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { strideDilation, windowSpan } from '../src/messages/windows.js';
import type { add, difference, multiply } from './arith.js';
import type { Dim } from './dim.js';
import type { ceilDivide } from './division.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { addDim, noIndex, subtractDim } from './symbolic.js';

/** One number for all spatial axes, or one for each. */
export type Sizes = number | readonly number[];
export type Pairs = readonly (readonly number[])[];
export type Padding = 'same' | 'valid' | number | Pairs;
export type Rounding = 'floor' | 'round' | 'ceil';
/** The number of spatial axes. */
export type Spatial = 1 | 2 | 3;

interface Ranks {
  1: [2 | 3, '2 or 3'];
  2: [3 | 4, '3 or 4'];
  3: [4 | 5, '4 or 5'];
}
/** The message when x is provably neither an image of so many spatial axes nor a batch of them, else null. */
export type imageError<op extends string, x extends Shape, n extends Spatial> =
  isRankUnknown<x> extends true
    ? null
    : x['length'] extends Ranks[n][0]
      ? null
      : operandRank<op, 0, Ranks[n][1], x>;

type along<sizes, i> = sizes extends readonly unknown[] ? (i extends keyof sizes ? sizes[i] : number) : sizes;
export type printSizes<sizes extends Sizes> = sizes extends Shape ? printShape<sizes> : printDim<sizes>;

type noSize<sizes> = sizes extends 0 ? sizes : noIndex<sizes>;
interface Wanted {
  1: 'a positive integer';
  2: '1 or 2 positive integers';
  3: '1 or 3 positive integers';
}
/** The message when these are provably no positive integers, or not as many as there are spatial axes, else null. */
export type sizesError<op extends string, name extends string, sizes extends Sizes, n extends Spatial> = (
  sizes extends readonly unknown[]
    ? number extends sizes['length']
      ? never
      : sizes['length'] extends n
        ? noSize<sizes[number]>
        : 0
    : noSize<sizes>
) extends infer wrong
  ? [wrong] extends [never]
    ? null
    : invalidArgument<op, name, Wanted[n], printSizes<sizes>>
  : never;

/** `sizesError` of the window of a filter, which may have names. */
export type windowError<op extends string, windows, n extends Spatial> = windows extends readonly number[]
  ? sizesError<op, 'the window', windows, n>
  : null;

/** Whether all of them may be 1. */
type mayBeOnes<sizes> = sizes extends 1 | readonly 1[]
  ? true
  : (sizes extends readonly unknown[] ? sizes[number] : sizes) extends infer one
    ? one extends number
      ? number extends one
        ? never
        : one extends 1
          ? never
          : one
      : never
    : never;
type bothError<op extends string, strides extends Sizes, dilations extends Sizes> = true extends
  | mayBeOnes<strides>
  | mayBeOnes<dilations>
  ? null
  : [mayBeOnes<strides>] extends [never]
    ? null
    : [mayBeOnes<dilations>] extends [never]
      ? null
      : strideDilation<op, printSizes<strides>, printSizes<dilations>>;

interface PadAxes {
  NWC: { '0': '2' };
  NHWC: { '0': '1'; '1': '2' };
  NCHW: { '0': '2'; '1': '3' };
}
/** Where the pair of a spatial axis is in the list of all four. */
type pairAt<format, i> = format extends keyof PadAxes
  ? i extends keyof PadAxes[format]
    ? PadAxes[format][i]
    : never
  : never;
type pairError<
  op extends string,
  pads extends Pairs,
  used,
  done extends unknown[] = [],
> = pads extends readonly [infer pair extends Shape, ...infer rest extends Pairs]
  ? [pair['length'] extends 2 ? noIndex<pair[number]> : number extends pair['length'] ? never : 0] extends [
      never,
    ]
    ? `${done['length']}` extends used
      ? pairError<op, rest, used, [...done, 0]>
      : [pair[number]] extends [0]
        ? pairError<op, rest, used, [...done, 0]>
        : number extends pair[number]
          ? pairError<op, rest, used, [...done, 0]>
          : invalidArgument<op, `pad[${done['length']}]`, '[0, 0]', printShape<pair>>
    : invalidArgument<op, `pad[${done['length']}]`, 'two non-negative integers', printShape<pair>>
  : null;

/** The kinds of padding that an op takes, in words. */
export interface PadWords {
  pairs: "'same', 'valid', a non-negative integer or 4 pairs";
  number: "'same', 'valid' or a non-negative integer";
  word: "'same' or 'valid'";
}
type padError<
  op extends string,
  pad extends Padding,
  rounding,
  format,
  kind extends keyof PadWords,
> = pad extends string
  ? rounding extends string
    ? invalidArgument<op, 'pad', `in numbers for dimRoundingMode '${rounding}'`, `'${pad}'`>
    : null
  : pad extends number
    ? [noIndex<pad>] extends [never]
      ? null
      : invalidArgument<op, 'pad', PadWords[kind], printDim<pad>>
    : pad extends Pairs
      ? number extends pad['length']
        ? null
        : pad['length'] extends 4
          ? pairError<op, pad, format extends keyof PadAxes ? PadAxes[format][keyof PadAxes[format]] : never>
          : invalidArgument<op, 'pad', PadWords[kind], `${pad['length']} pairs`>
      : null;

/** The message about how windows move, else null. */
export type movesError<
  op extends string,
  n extends Spatial,
  strides extends Sizes,
  pad extends Padding,
  dilations extends Sizes,
  rounding,
  format,
  kind extends keyof PadWords = 'pairs',
> =
  sizesError<op, n extends 1 ? 'stride' : 'strides', strides, n> extends infer message extends Message
    ? message
    : sizesError<op, n extends 1 ? 'dilation' : 'dilations', dilations, n> extends infer message extends
          Message
      ? message
      : bothError<op, strides, dilations> extends infer message extends Message
        ? message
        : padError<op, pad, rounding, format, kind>;

/** 'same', or what padding adds to an axis at both ends together. */
type padOf<pad, format, i> = pad extends string
  ? pad extends 'same'
    ? 'same'
    : 0
  : pad extends number
    ? add<pad, pad>
    : pad extends Pairs
      ? along<pad, pairAt<format, i>> extends readonly [
          infer before extends number,
          infer after extends number,
        ]
        ? add<before, after>
        : number
      : number;

/** How far the last pixel of a window is from the first. */
type reachOf<window, dilation> = window extends number
  ? dilation extends number
    ? number extends window
      ? number
      : multiply<difference<window, 1, 0>, dilation>
    : number
  : number;

/** What rounding adds to a numerator for rounding up to do as it says. */
type roundedBy<rounding, stride extends number> = rounding extends 'ceil'
  ? difference<stride, 1>
  : rounding extends 'round'
    ? difference<stride, ceilDivide<stride, 2>>
    : 0;

/** How windows move along an axis, worked out once for all images. */
interface Motion {
  /** What is padded more than windows reach, else -1. */
  more: number;
  /** What they reach more than is padded. */
  less: number;
  stride: unknown;
  up: number;
}
type motion<window, stride, dilation, padding, rounding> = padding extends number
  ? {
      more: difference<padding, reachOf<window, dilation>, -1>;
      less: difference<reachOf<window, dilation>, padding>;
      stride: stride;
      up: roundedBy<rounding, stride & number>;
    }
  : stride;
type motions<windows, strides, pad, dilations, rounding, format> = {
  [i in '0' | '1' | '2']: motion<
    along<windows, i>,
    along<strides, i>,
    along<dilations, i>,
    padOf<pad, format, i>,
    rounding
  >;
};

/** In how many places along an axis a window fits; 0 for none. */
type placesOf<dim, more extends number, less extends number> = number extends dim | more
  ? number
  : more extends -1
    ? dim extends number
      ? difference<dim, less, 0>
      : subtractDim<dim, less>
    : addDim<dim, more>;
/** With `stride` between them; null for none. */
type countOf<places, stride, up extends number> = places extends 0
  ? null
  : stride extends 1
    ? places
    : places extends number
      ? stride extends number
        ? number extends places | stride
          ? number
          : ceilDivide<add<places, up>, stride>
        : number
      : number;
/** The size of one axis for padding 'same'. */
type sameSize<dim, stride> = stride extends 1
  ? dim
  : dim extends number
    ? ceilDivide<dim, stride & number>
    : number;
/** The size of one axis of the result, or null where a window does not fit. */
type slide<dim, by> = by extends Motion
  ? countOf<placesOf<dim, by['more'], by['less']>, by['stride'], by['up']>
  : sameSize<dim, by>;
type slides<dims extends Shape, by> = {
  -readonly [i in keyof dims]: slide<dims[i], by[i & keyof by]>;
};
type sameSizes<dims extends Shape, strides> = [strides] extends [1]
  ? dims
  : { -readonly [i in keyof dims]: sameSize<dims[i], along<strides, i>> };

/** The message about the first axis that windows do not fit, else the sizes. */
type fitted<
  op extends string,
  x extends Shape,
  before extends readonly unknown[],
  sizes extends readonly unknown[],
  windows,
  dilations,
  pad,
  format,
  done extends Shape = [],
> = sizes extends readonly [infer size, ...infer rest]
  ? [size] extends [null]
    ? windowSpan<
        op,
        add<reachOf<along<windows, `${done['length']}`>, along<dilations, `${done['length']}`>>, 1>,
        [...before, ...done]['length'] & number,
        x,
        padOf<pad, format, `${done['length']}`> & Dim
      >
    : fitted<op, x, before, rest, windows, dilations, pad, format, [...done, Exclude<size, null> & Dim]>
  : done;

/**
 * x with the sizes of the spatial axes that windows leave, and `filters` channels; or the message. `dims` are the spatial
 * axes, behind `before`.
 */
type put<
  op extends string,
  x extends Shape,
  before extends Shape,
  dims extends Shape,
  windows,
  strides,
  pad,
  dilations,
  rounding,
  format,
> = [pad] extends ['same']
  ? sameSizes<dims, strides>
  : slides<dims, motions<windows, strides, pad, dilations, rounding, format>> extends infer sizes extends
        readonly unknown[]
    ? null extends sizes[number]
      ? fitted<op, x, before, sizes, windows, dilations, pad, format>
      : sizes
    : never;
type withChannels<before extends Shape, sizes, after extends Shape> = sizes extends Shape
  ? [...before, ...sizes, ...after]
  : sizes;

/** What windows over images make: spatial axes by the number of places, and `filters` channels; or the message. */
export type windowed<
  op extends string,
  n extends Spatial,
  x extends Shape,
  windows,
  strides,
  pad,
  dilations,
  rounding,
  format,
  filters extends Dim,
> = format extends 'NCHW'
  ? x extends readonly [
      ...infer batch extends Shape,
      infer c extends Dim,
      infer h extends Dim,
      infer w extends Dim,
    ]
    ? withChannels<
        [...batch, filters],
        put<op, x, [...batch, c], [h, w], windows, strides, pad, dilations, rounding, format>,
        []
      >
    : never
  : x extends readonly [...infer dims extends Shape, Dim]
    ? dims['length'] extends n
      ? withChannels<[], put<op, x, [], dims, windows, strides, pad, dilations, rounding, format>, [filters]>
      : dims extends readonly [infer batch extends Dim, ...infer rest extends Shape]
        ? withChannels<
            [batch],
            put<op, x, [batch], rest, windows, strides, pad, dilations, rounding, format>,
            [filters]
          >
        : never
    : never;
