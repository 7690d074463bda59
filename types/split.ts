import type { splitSizes, splitUneven } from '../src/messages/move.js';
import type { printDim, printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { difference, quotient } from './arith.js';
import type { normalizeAxis } from './axes.js';
import type { Dim } from './dim.js';
import type { fromValues } from './dims.js';
import type { at, isRankUnknown, Shape, setAt, unknownDims } from './shape.js';
import type { addDim, noIndex, subtractDim } from './symbolic.js';

/** `count` copies of a type; an array when the count is unknown or large. */
export type repeat<type, count, done extends unknown[] = []> = done['length'] extends count
  ? done
  : done['length'] extends 64
    ? type[]
    : repeat<type, count, [...done, type]>;

type evenly<shape extends Shape, axis extends number, index, dim, count> = count extends number
  ? number extends count
    ? setAt<shape, index, number>[]
    : [count extends 0 ? count : noIndex<count>] extends [never]
      ? dim extends number
        ? quotient<dim, count> extends infer part extends number
          ? [part] extends [never]
            ? splitUneven<axis, shape, count>
            : repeat<setAt<shape, index, part>, count>
          : never
        : repeat<setAt<shape, index, number>, count>
      : invalidArgument<'split', 'numOrSizeSplits', 'a positive integer or sizes', printDim<count>>
  : setAt<shape, index, number>[];

/** The sum of the sizes but -1, or null when one is no size or there are two -1. */
type total<sizes extends Shape, sum extends Dim = 0, open extends boolean = false> = sizes extends readonly [
  infer first extends Dim,
  ...infer rest extends Shape,
]
  ? first extends -1
    ? open extends true
      ? null
      : total<rest, sum, true>
    : [noIndex<first>] extends [never]
      ? addDim<sum, first> extends infer next extends Dim
        ? total<rest, next, open>
        : never
      : null
  : sum;

type placed<shape extends Shape, index, sizes extends Shape, open extends Dim> = {
  -readonly [k in keyof sizes]: setAt<shape, index, sizes[k] extends -1 ? open : sizes[k]>;
};

type bySizes<shape extends Shape, axis extends number, index, dim, sizes extends Shape> =
  total<sizes> extends infer sum
    ? sum extends null
      ? invalidArgument<'split', 'numOrSizeSplits', 'sizes with at most one -1', printShape<sizes>>
      : [dim, sum] extends [infer whole extends number, infer known extends number]
        ? difference<whole, known> extends infer left extends number
          ? [left] extends [never]
            ? splitSizes<sizes, axis, shape>
            : -1 extends sizes[number]
              ? placed<shape, index, sizes, left>
              : number extends left
                ? placed<shape, index, sizes, number>
                : left extends 0
                  ? placed<shape, index, sizes, number>
                  : splitSizes<sizes, axis, shape>
          : never
        : placed<shape, index, sizes, subtractDim<dim, sum> & Dim>
    : never;

/** The shapes of the parts along an unknown axis. */
type alongAny<part extends Shape, parts> = parts extends number
  ? number extends parts
    ? part[]
    : repeat<part, parts>
  : parts extends readonly number[]
    ? { -readonly [k in keyof parts]: part }
    : part[];

/** The shapes of the parts, as a tuple when their number is known, or the message. */
export type split<shape extends Shape, parts, axis extends number> =
  normalizeAxis<'split', shape, axis> extends infer index
    ? index extends string
      ? index
      : number extends index
        ? alongAny<isRankUnknown<shape> extends true ? Shape : unknownDims<shape>, parts>
        : parts extends number
          ? evenly<shape, axis, index, at<shape, index>, fromValues<[parts]>[0]>
          : parts extends readonly number[]
            ? number extends parts['length']
              ? setAt<shape, index, number>[]
              : bySizes<shape, axis, index, at<shape, index>, fromValues<parts>>
            : Shape[]
    : never;
