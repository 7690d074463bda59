import type { concatSizes, joinRanks, nothingToJoin } from '../src/messages/join.js';
import type { normalizeAxis } from './axes.js';
import type { Dim, mayEqual, unifyDim } from './dim.js';
import type { isRankUnknown, Shape, unknownDims } from './shape.js';
import type { theOnly } from './stack.js';
import type { addDim } from './symbolic.js';

type joinDims<
  a extends Shape,
  b extends Shape,
  axis,
  allA extends Shape,
  allB extends Shape,
  done extends Shape = [],
> = a extends readonly [infer dimA extends Dim, ...infer restA extends Shape]
  ? b extends readonly [infer dimB extends Dim, ...infer restB extends Shape]
    ? done['length'] extends axis
      ? joinDims<restA, restB, axis, allA, allB, [...done, addDim<dimA, dimB>]>
      : mayEqual<dimA, dimB> extends true
        ? joinDims<restA, restB, axis, allA, allB, [...done, unifyDim<dimA, dimB> & Dim]>
        : concatSizes<allA, allB, done['length'] & number, dimA, dimB>
    : never
  : done;

type concatTwo<a extends Shape, b extends Shape, axis extends number> =
  isRankUnknown<a> extends true
    ? Shape
    : isRankUnknown<b> extends true
      ? Shape
      : normalizeAxis<'concat', a, axis> extends infer index
        ? index extends string
          ? index
          : a['length'] extends b['length']
            ? number extends index
              ? unknownDims<a>
              : joinDims<a, b, index, a, b>
            : joinRanks<'concat', a, b>
        : never;

/** Joined with others of unknown sizes, only the joined axis is unknown. */
type concatAll<shape extends Shape, axis extends number> = concatTwo<
  shape,
  { -readonly [k in keyof shape]: number },
  axis
>;

/** The shapes joined along `axis`, left to right, or the message. */
export type concat<shapes extends readonly Shape[], axis extends number> = number extends shapes['length']
  ? concatAll<theOnly<shapes[number]>, axis>
  : shapes extends readonly [infer first extends Shape, ...infer rest extends readonly Shape[]]
    ? concatRest<first, rest, axis>
    : nothingToJoin<'concat'>;
type concatRest<
  joined extends Shape,
  shapes extends readonly Shape[],
  axis extends number,
> = shapes extends readonly [infer first extends Shape, ...infer rest extends readonly Shape[]]
  ? concatTwo<joined, first, axis> extends infer result
    ? result extends Shape
      ? concatRest<result, rest, axis>
      : result
    : never
  : normalizeAxis<'concat', joined, axis> extends infer index
    ? index extends string
      ? index
      : joined
    : never;
