import type { invalidArgument } from '../src/messages/tensors.js';
import type { Dim } from './dim.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type {
  imageError,
  movesError,
  Padding,
  PadWords,
  printSizes,
  Sizes,
  Spatial,
  sizesError,
  windowed,
} from './windows.js';

/** The shape of a pool, whose windows keep the channels; or the message. */
export type pool<
  op extends string,
  n extends Spatial,
  x extends Shape,
  windows extends Sizes,
  strides extends Sizes,
  pad extends Padding,
  rounding = undefined,
  words extends keyof PadWords = 'pairs',
  dilations extends Sizes = 1,
  name extends string = 'filterSize',
> =
  isRankUnknown<x> extends true
    ? Shape
    : imageError<op, x, n> extends infer message extends Message
      ? message
      : sizesError<op, name, windows, n> extends infer message extends Message
        ? message
        : movesError<op, n, strides, pad, dilations, rounding, 'NHWC', words> extends infer message extends
              Message
          ? message
          : x extends readonly [...Shape, infer channels extends Dim]
            ? windowed<op, n, x, windows, strides, pad, dilations, rounding, 'NHWC', channels>
            : never;

/** Whether they are provably not all 1. */
type areDilated<sizes> = (sizes extends readonly unknown[] ? sizes[number] : sizes) extends infer one
  ? number extends one
    ? false
    : [one] extends [1]
      ? false
      : true
  : never;
/** `pool` of dilated windows, which can be padded by name alone. */
export type dilatedPool<
  x extends Shape,
  windows extends Sizes,
  pad extends Padding,
  dilations extends Sizes,
  strides extends Sizes,
  rounding,
> =
  isRankUnknown<x> extends true
    ? Shape
    : pool<
          'pool',
          2,
          x,
          windows,
          strides,
          pad,
          rounding,
          'pairs',
          dilations,
          'windowShape'
        > extends infer shape
      ? shape extends string
        ? shape
        : pad extends string | 0
          ? shape
          : areDilated<dilations> extends false
            ? shape
            : invalidArgument<
                'pool',
                'pad',
                `'same' or 'valid' for dilations ${printSizes<dilations>}`,
                pad extends number ? `${pad}` : '4 pairs'
              >
      : never;
