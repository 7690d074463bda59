import type { entryCount, sliceRange } from '../src/messages/move.js';
import type { difference } from './arith.js';
import type { Dim } from './dim.js';
import type { fromValues } from './dims.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape, unknownDims } from './shape.js';
import type { noIndex, subtractDim } from './symbolic.js';

/** Whether `size` is provably more than there is. */
type exceeds<left, size> = left extends number
  ? size extends number
    ? [difference<left, size>] extends [never]
      ? true
      : false
    : false
  : false;

/** The size of one axis, in a tuple, or the message. */
type sliceDim<
  op extends string,
  all extends Shape,
  axis extends number,
  dim extends Dim,
  begin extends Dim,
  size extends Dim,
> = [noIndex<begin>] extends [never]
  ? subtractDim<dim, begin> extends infer left extends Dim
    ? [left] extends [never]
      ? sliceRange<op, begin, size, axis, all>
      : size extends -1
        ? [left]
        : [noIndex<size>] extends [never]
          ? exceeds<left, size> extends true
            ? sliceRange<op, begin, size, axis, all>
            : [size]
          : sliceRange<op, begin, size, axis, all>
    : never
  : sliceRange<op, begin, size, axis, all>;

type head<list extends Shape, otherwise extends Dim> = list extends readonly [
  infer first extends Dim,
  ...infer _,
]
  ? first
  : otherwise;
type tail<list extends Shape> = list extends readonly [unknown, ...infer rest extends Shape] ? rest : [];

type sliceAxes<
  op extends string,
  all extends Shape,
  shape extends Shape,
  begin extends Shape,
  size extends Shape,
  done extends Shape = [],
> = shape extends readonly [infer dim extends Dim, ...infer others extends Shape]
  ? sliceDim<op, all, done['length'], dim, head<begin, 0>, head<size, -1>> extends infer taken
    ? taken extends Shape
      ? sliceAxes<op, all, others, tail<begin>, tail<size>, [...done, ...taken]>
      : taken
    : never
  : done;

type fits<list extends Shape, shape extends Shape> = shape extends readonly [
  ...{ [k in keyof list]: unknown },
  ...unknown[],
]
  ? true
  : false;
type sliceLists<
  op extends string,
  shape extends Shape,
  begin extends Shape,
  size extends Shape,
> = number extends begin['length'] | size['length']
  ? unknownDims<shape>
  : fits<begin, shape> extends true
    ? fits<size, shape> extends true
      ? sliceAxes<op, shape, shape, begin, size>
      : entryCount<op, 'size', size['length'], shape>
    : entryCount<op, 'begin', begin['length'], shape>;

type toList<place> = place extends number
  ? fromValues<[place]>
  : place extends readonly number[]
    ? fromValues<place>
    : [];

/** The part of a shape that starts at `begin` and has `size`, where -1 is all that is left, or the message. */
export type slice<op extends string, shape extends Shape, begin, size, rank extends number = number> =
  isRankUnknown<shape> extends true
    ? Shape
    : checkRank<op, 0, shape, rank> extends infer message extends Message
      ? message
      : sliceLists<op, shape, toList<begin>, toList<size>>;
