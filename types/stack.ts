import type { nothingToJoin, stackShapes } from '../src/messages/join.js';
import type { Dim, mayEqual, unifyDim } from './dim.js';
import type { insertAxis } from './expandDims.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { UnionToIntersection } from './union.js';

/** What both shapes may be, or null when they are provably different. */
export type unifyShape<a extends Shape, b extends Shape, done extends Shape = []> =
  isRankUnknown<a> extends true
    ? b
    : isRankUnknown<b> extends true
      ? a
      : a extends readonly [infer dimA extends Dim, ...infer restA extends Shape]
        ? b extends readonly [infer dimB extends Dim, ...infer restB extends Shape]
          ? mayEqual<dimA, dimB> extends true
            ? unifyShape<restA, restB, [...done, unifyDim<dimA, dimB> & Dim]>
            : null
          : null
        : b extends readonly []
          ? done
          : null;

type common<shapes extends readonly Shape[], found extends Shape> = shapes extends readonly [
  infer first extends Shape,
  ...infer rest extends readonly Shape[],
]
  ? unifyShape<found, first> extends infer result
    ? result extends Shape
      ? common<rest, result>
      : stackShapes<found, first>
    : never
  : found;

/** The shape that all tensors of an array have, unknown if there are several. */
export type theOnly<shape extends Shape> = [UnionToIntersection<shape>] extends [never] ? Shape : shape;
type stackAll<shape extends Shape, axis extends number> =
  isRankUnknown<shape> extends true ? Shape : insertAxis<'stack', shape, axis, number>;

/** The common shape with the new axis, or the message. */
export type stack<shapes extends readonly Shape[], axis extends number> = number extends shapes['length']
  ? stackAll<theOnly<shapes[number]>, axis>
  : shapes extends readonly [infer first extends Shape, ...infer rest extends readonly Shape[]]
    ? common<rest, first> extends infer result
      ? result extends Shape
        ? insertAxis<'stack', result, axis, shapes['length']>
        : result
      : never
    : nothingToJoin<'stack'>;
