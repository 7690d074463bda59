import type { permutationLength } from '../src/messages/reshape.js';
import type { repeatedAxis } from '../src/messages/shapes.js';
import type { normalizeAxis } from './axes.js';
import type { Dim } from './dim.js';
import type { at, isRankUnknown, Shape } from './shape.js';

export type reversed<shape extends Shape, done extends Shape = []> = shape extends readonly [
  infer first extends Dim,
  ...infer rest extends Shape,
]
  ? reversed<rest, [first, ...done]>
  : done;

type permute<
  shape extends Shape,
  perm extends readonly number[],
  all extends readonly number[],
  done extends Shape = [],
  seen = never,
> = perm extends readonly [infer first extends number, ...infer rest extends readonly number[]]
  ? normalizeAxis<'transpose', shape, first> extends infer index
    ? index extends string
      ? index
      : number extends index
        ? permute<shape, rest, all, [...done, number], seen>
        : index extends seen
          ? repeatedAxis<'transpose', first, all>
          : permute<shape, rest, all, [...done, at<shape, index> & Dim], seen | index>
    : never
  : done;

/** The shape with its axes permuted, reversed when `perm` is undefined, or the message. */
export type transpose<shape extends Shape, perm> =
  isRankUnknown<shape> extends true
    ? Shape
    : perm extends readonly number[]
      ? number extends perm['length']
        ? { -readonly [k in keyof shape]: number }
        : perm['length'] extends shape['length']
          ? permute<shape, perm, perm>
          : permutationLength<perm, shape>
      : reversed<shape>;
