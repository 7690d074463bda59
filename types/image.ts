import type { operandShape } from '../src/messages/operands.js';
import type { printDim, printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { mayEqual } from './dim.js';
import type { checkMatrix, checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { leastDim, noIndex } from './symbolic.js';

/** Whether a size may be one of these; a name may be any. */
type mayBe<dim, sizes extends number> = dim extends number
  ? number extends dim
    ? true
    : [dim] extends [sizes]
      ? true
      : false
  : true;

/** The message about a height and a width, else null; `positive` refuses 0 too. */
type sizeError<
  op extends string,
  argument extends string,
  size extends Shape,
  positive extends boolean = false,
> = number extends size['length']
  ? null
  : size['length'] extends 2
    ? [
        positive extends true ? (0 extends size[number] ? 0 : noIndex<size[number]>) : noIndex<size[number]>,
      ] extends [never]
      ? null
      : wrongSize<op, argument, size, positive>
    : wrongSize<op, argument, size, positive>;
type wrongSize<
  op extends string,
  argument extends string,
  size extends Shape,
  positive extends boolean,
> = invalidArgument<
  op,
  argument,
  positive extends true ? 'two positive integers' : 'two non-negative integers',
  printShape<size>
>;

/** Height and width, also unknown ones, in place of those of an image or of images. */
type withSize<shape extends Shape, size extends Shape> =
  isRankUnknown<shape> extends true
    ? Shape
    : [...(number extends size['length'] ? [number, number] : size)] extends infer between extends Shape
      ? shape extends readonly [...infer first extends Shape, unknown, unknown, infer channels]
        ? [...first, ...between, channels] extends infer result extends Shape
          ? result
          : never
        : never
      : never;

/** Images [h, w, c] or [n, h, w, c] in another size, or the message. */
export type resize<op extends string, shape extends Shape, size extends Shape> =
  checkRank<op, 0, shape, 3 | 4, '3 or 4'> extends infer message extends Message
    ? message
    : sizeError<op, 'size', size> extends infer message extends Message
      ? message
      : withSize<shape, size>;

/** The shape of images [n, h, w, c], or the message. */
export type images<op extends string, shape extends Shape> =
  checkRank<op, 0, shape, 4> extends infer message extends Message ? message : shape;

/** `made` channels in place of `given`, or the message. */
export type recolored<op extends string, shape extends Shape, given extends number, made extends number> =
  checkMatrix<op, 0, shape> extends infer message extends Message
    ? message
    : isRankUnknown<shape> extends true
      ? Shape
      : shape extends readonly [...infer others extends Shape, infer channels]
        ? mayBe<channels, given> extends true
          ? [...others, made]
          : operandShape<op, 0, `[..., ${given}]`, shape>
        : never;

/** One channel in place of one or three, or the message. */
export type threshold<shape extends Shape> =
  checkRank<'threshold', 0, shape, 3> extends infer message extends Message
    ? message
    : shape extends readonly [infer h extends string | number, infer w extends string | number, infer c]
      ? mayBe<c, 1 | 3> extends true
        ? [h, w, 1]
        : operandShape<'threshold', 0, '[?, ?, 1 or 3]', shape>
      : [number, number, 1];

/** The first size, unknown when the rank is. */
type first<shape extends Shape> = isRankUnknown<shape> extends true ? number : shape[0];

/** The message about a list of boxes, which is this argument, else null. */
type boxesError<op extends string, argument extends number, boxes extends Shape> =
  isRankUnknown<boxes> extends true
    ? null
    : boxes extends readonly [unknown, infer corners]
      ? mayBe<corners, 4> extends true
        ? null
        : operandShape<op, argument, '[?, 4]', boxes>
      : operandShape<op, argument, '[?, 4]', boxes>;
/** The message about a vector with an entry for each box, else null. */
type perBoxError<op extends string, argument extends number, vector extends Shape, boxes extends Shape> =
  isRankUnknown<vector> extends true
    ? null
    : vector extends readonly [infer count]
      ? mayEqual<count, first<boxes>> extends true
        ? null
        : operandShape<op, argument, `[${printDim<first<boxes>>}]`, vector>
      : operandShape<op, argument, `[${printDim<first<boxes>>}]`, vector>;

/** For each box a part of an image in this size, or the message. */
export type cropped<image extends Shape, boxes extends Shape, boxInd extends Shape, size extends Shape> =
  checkRank<'cropAndResize', 0, image, 4> extends infer message extends Message
    ? message
    : boxesError<'cropAndResize', 1, boxes> extends infer message extends Message
      ? message
      : perBoxError<'cropAndResize', 2, boxInd, boxes> extends infer message extends Message
        ? message
        : sizeError<'cropAndResize', 'cropSize', size, true> extends infer message extends Message
          ? message
          : withSize<
              [first<boxes>, number, number, isRankUnknown<image> extends true ? number : image[3]],
              size
            >;

type transformsError<image extends Shape, transforms extends Shape> =
  isRankUnknown<transforms> extends true
    ? null
    : transforms extends readonly [infer count, infer entries]
      ? [mayEqual<count, first<image>> | mayBe<count, 1>, mayBe<entries, 8>] extends
          | [false, unknown]
          | [unknown, false]
        ? wrongTransforms<image, transforms>
        : null
      : wrongTransforms<image, transforms>;
type wrongTransforms<image extends Shape, transforms extends Shape> = operandShape<
  'transform',
  1,
  `[1 or ${printDim<first<image>>}, 8]`,
  transforms
>;

/** The images, in another size if one is given, or the message. */
export type transformed<image extends Shape, transforms extends Shape, size> =
  checkRank<'transform', 0, image, 4> extends infer message extends Message
    ? message
    : transformsError<image, transforms> extends infer message extends Message
      ? message
      : size extends Shape
        ? sizeError<'transform', 'outputShape', size> extends infer message extends Message
          ? message
          : withSize<image, size>
        : image;

/** The shape of the indices of boxes, of which at most `count` are kept, with padding; or the message. */
export type suppressed<op extends string, boxes extends Shape, scores extends Shape, count> =
  boxesError<op, 0, boxes> extends infer message extends Message
    ? message
    : perBoxError<op, 1, scores, boxes> extends infer message extends Message
      ? message
      : [noIndex<count>] extends [never]
        ? [leastDim<first<boxes>, count>]
        : invalidArgument<op, 'maxOutputSize', 'a non-negative integer', printDim<count>>;
