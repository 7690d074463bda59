import type { nothingToJoin } from '../src/messages/join.js';
import type { ensuredShape, shapesDiffer } from '../src/messages/same.js';
import type { difference } from './arith.js';
import type { concat } from './concat.js';
import type { Dim, mayEqual } from './dim.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { theOnly, unifyShape } from './stack.js';

/** The common shape of two arguments that must have one, or the message. */
export type sameShape<op extends string, a extends Shape, b extends Shape> =
  unifyShape<a, b> extends infer shape ? (shape extends Shape ? shape : shapesDiffer<op, a, b>) : never;

type allSame<op extends string, found extends Shape, shapes> = shapes extends readonly [
  infer first extends Shape,
  ...infer rest,
]
  ? sameShape<op, found, first> extends infer shape
    ? shape extends Shape
      ? allSame<op, shape, rest>
      : shape
    : never
  : found;
/** The shape that all terms have, or the message. */
export type addN<shapes extends readonly Shape[]> = number extends shapes['length']
  ? theOnly<shapes[number]>
  : shapes extends readonly [infer first extends Shape, ...infer rest]
    ? allSame<'addN', first, rest>
    : nothingToJoin<'addN'>;

type rankErrors<
  op extends string,
  shapes,
  rank extends number,
  seen extends readonly 0[] = [],
> = shapes extends readonly [infer first extends Shape, ...infer rest]
  ? checkRank<op, seen['length'], first, rank> extends infer message extends Message
    ? message
    : rankErrors<op, rest, rank, [...seen, 0]>
  : null;
/** `concat` of shapes of one rank. */
export type rankedConcat<
  op extends string,
  shapes extends readonly Shape[],
  rank extends number,
  axis extends number,
> = rankErrors<op, shapes, rank> extends infer message extends Message ? message : concat<shapes, axis>;

type longer<a, b> = a extends number
  ? b extends number
    ? number extends a | b
      ? number
      : [difference<a, b>] extends [never]
        ? b
        : a
    : number
  : a extends b
    ? a
    : number;
/** The shape of the common shape of two shapes, which are vectors, or the message. */
export type broadcastArgs<a extends Shape, b extends Shape> =
  checkRank<'broadcastArgs', 0, a, 1> extends infer message extends Message
    ? message
    : checkRank<'broadcastArgs', 1, b, 1> extends infer message extends Message
      ? message
      : [a, b] extends [readonly [infer m], readonly [infer n]]
        ? [longer<m, n>]
        : [number];

/** Sizes, and null for those that may be any. */
export type Wanted = readonly (Dim | null)[];
/** As messages print it: `?` for null. */
type printed<wanted extends Wanted> = {
  -readonly [k in keyof wanted]: wanted[k] extends null ? '?' : wanted[k] & Dim;
};
type ensured<x extends Shape, wanted extends Wanted, done extends Shape = []> = x extends readonly [
  infer dim extends Dim,
  ...infer rest extends Shape,
]
  ? wanted extends readonly [infer first, ...infer others extends Wanted]
    ? first extends null
      ? ensured<rest, others, [...done, dim]>
      : mayEqual<first, dim> extends true
        ? ensured<rest, others, [...done, number extends first ? dim : first & Dim]>
        : null
    : null
  : wanted extends readonly []
    ? done
    : null;
type anySize<wanted extends Wanted> = {
  -readonly [k in keyof wanted]: wanted[k] extends null ? number : wanted[k] & Dim;
};
/** The shape of x with all that is wanted of it, or the message. */
export type ensureShape<x extends Shape, wanted extends Wanted> = number extends wanted['length']
  ? x
  : isRankUnknown<x> extends true
    ? anySize<wanted>
    : ensured<x, wanted> extends infer shape
      ? shape extends Shape
        ? shape
        : ensuredShape<printed<wanted>, x>
      : never;
