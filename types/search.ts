import type { operandRank } from '../src/messages/move.js';
import type { operandShape } from '../src/messages/operands.js';
import type { printDim, printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { normalizeAxis } from './axes.js';
import type { Dim } from './dim.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { checkShape } from './scatter.js';
import type { at, isRankUnknown, Shape, setAt, unknownDims, withoutAxes } from './shape.js';
import type { unifyShape } from './stack.js';
import type { noIndex } from './symbolic.js';
import type { isNoCount } from './topk.js';

type butLast<shape extends Shape> = shape extends readonly [...infer front extends Shape, unknown]
  ? front
  : Shape;

/** The shape of the values to search for, or the message: there is a sequence for each row of them. */
export type searchSorted<op extends string, sequence extends Shape, values extends Shape> =
  checkRank<op, 0, sequence> extends infer message extends Message
    ? message
    : checkRank<op, 1, values> extends infer message extends Message
      ? message
      : unifyShape<butLast<sequence>, butLast<values>> extends null
        ? operandShape<op, 1, printShape<[...butLast<sequence>, '?']>, values>
        : values;

/** The message when weights are provably neither as many as x nor none, else null. */
type weightsError<op extends string, x extends Shape, weights extends Shape> = 0 extends weights[number]
  ? null
  : unifyShape<x, weights> extends null
    ? operandShape<op, 1, `${printShape<x>} or [0]`, weights>
    : null;
/** The counts of each value below `size` in each row of x, or the message. */
export type bincount<op extends string, x extends Shape, weights extends Shape, size extends Dim> = (
  op extends 'bincount'
    ? checkRank<op, 0, x, 1>
    : isRankUnknown<x> extends true
      ? null
      : x['length'] extends 1 | 2
        ? null
        : operandRank<op, 0, '1 or 2', x>
) extends infer message extends Message
  ? message
  : weightsError<op, x, weights> extends infer message extends Message
    ? message
    : [noIndex<size>] extends [never]
      ? isRankUnknown<x> extends true
        ? op extends 'bincount'
          ? [size]
          : Shape
        : [...butLast<x>, size]
      : invalidArgument<op, 'size', 'a non-negative integer', printDim<size>>;

/** The shapes of the different parts of x along an axis, whose number depends on the data, and of their numbers. */
export type uniqueParts<shape extends Shape, axis extends number> =
  checkRank<'unique', 0, shape> extends infer message extends Message
    ? message
    : normalizeAxis<'unique', shape, axis> extends infer index
      ? index extends string
        ? index
        : number extends index
          ? [values: isRankUnknown<shape> extends true ? Shape : unknownDims<shape>, indices: [number]]
          : [values: setAt<shape, index, number>, indices: [at<shape, `${index & number}`>]]
      : never;

/** x from `index` on, as many axes as the mask has, or null when there are fewer. */
type part<
  shape extends Shape,
  mask extends Shape,
  done extends Shape = [],
> = done['length'] extends mask['length']
  ? done
  : shape extends readonly [infer dim extends Dim, ...infer rest extends Shape]
    ? part<rest, mask, [...done, dim]>
    : null;
type split<shape extends Shape, index, done extends Shape = []> = done['length'] extends index
  ? [done, shape]
  : shape extends readonly [infer dim extends Dim, ...infer rest extends Shape]
    ? split<rest, index, [...done, dim]>
    : never;
type masked<front extends Shape, shape extends Shape, mask extends Shape> =
  part<shape, mask> extends infer wanted
    ? wanted extends Shape
      ? checkShape<'booleanMaskAsync', 1, mask, wanted> extends infer message extends Message
        ? message
        : shape extends readonly [...wanted, ...infer rest extends Shape]
          ? [...front, number, ...rest]
          : never
      : operandRank<'booleanMaskAsync', 1, shape['length'] extends 1 ? '1' : `1 to ${shape['length']}`, mask>
    : never;
/** The axes that the mask is for become one, whose size depends on the data; or the message. */
export type booleanMask<shape extends Shape, mask extends Shape, axis extends number> =
  checkRank<'booleanMaskAsync', 1, mask> extends infer message extends Message
    ? message
    : normalizeAxis<'booleanMaskAsync', shape, axis> extends infer index
      ? index extends string
        ? index
        : isRankUnknown<shape> extends true
          ? Shape
          : isRankUnknown<mask> extends true
            ? Shape
            : number extends index
              ? [number, ...withoutAxes<shape, mask>]
              : split<shape, index> extends [infer front extends Shape, infer rest extends Shape]
                ? masked<front, rest, mask>
                : never
      : never;

/** The shape of the targets, one for each row of predictions, or the message. */
export type inTopK<predictions extends Shape, targets extends Shape, k extends Dim> =
  isRankUnknown<predictions> extends true
    ? targets
    : predictions extends readonly [infer first extends Dim, ...infer middle extends Shape, infer classes]
      ? checkShape<'inTopKAsync', 1, targets, [first, ...middle]> extends infer message extends Message
        ? message
        : (k extends 0 ? true : isNoCount<classes, k>) extends false
          ? [first, ...middle]
          : invalidArgument<'inTopKAsync', 'k', `an integer from 1 to ${printDim<classes>}`, printDim<k>>
      : operandRank<'inTopKAsync', 0, '2 or more', predictions>;
