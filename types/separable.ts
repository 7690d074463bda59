import type { printDim, printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { conv } from './conv.js';
import type { Dim, mayEqual } from './dim.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { Sizes } from './windows.js';

type isPointwise<filter extends Shape, taken> = filter extends readonly [infer h, infer w, infer c, Dim]
  ? [mayEqual<h, 1>, mayEqual<w, 1>, mayEqual<c, taken>] extends [true, true, true]
    ? true
    : false
  : isRankUnknown<filter>;

/** The shape of `separableConv2d`, or the message. */
export type separable<
  x extends Shape,
  depthwise extends Shape,
  pointwise extends Shape,
  strides extends Sizes,
  pad extends 'same' | 'valid',
  dilations extends Sizes = 1,
> =
  isRankUnknown<x> extends true
    ? Shape
    : conv<
          'separableConv2d',
          2,
          x,
          depthwise,
          strides,
          pad,
          'NHWC',
          dilations,
          undefined,
          'depthwise',
          'word'
        > extends infer shape
      ? shape extends readonly [...infer places extends Shape, infer taken]
        ? isPointwise<pointwise, taken> extends true
          ? [...places, isRankUnknown<pointwise> extends true ? number : pointwise[3]]
          : invalidArgument<
              'separableConv2d',
              'argument 2',
              `a filter [1, 1, ${printDim<taken>}, channels out]`,
              printShape<pointwise>
            >
        : shape
      : never;
