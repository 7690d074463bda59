import type { repeatedAxis } from '../src/messages/shapes.js';
import type { normalizeAxis } from './axes.js';
import type { Dim } from './dim.js';
import type { isRankUnknown, removeAt, Shape, setAt, unknownDims, withoutAxes } from './shape.js';

export type Axes = number | readonly number[] | null | undefined;

/** The union of the axes counted from the front, or the message. */
export type normalizeAxes<
  op extends string,
  shape extends Shape,
  axes extends readonly number[],
  all extends readonly number[],
  done extends number = never,
> = axes extends readonly [infer first extends number, ...infer rest extends readonly number[]]
  ? normalizeAxis<op, shape, first> extends infer index
    ? index extends number
      ? number extends index
        ? number
        : index extends done
          ? repeatedAxis<op, first, all>
          : normalizeAxes<op, shape, rest, all, done | index>
      : index
    : never
  : done;

type dropAxes<
  shape extends Shape,
  axes extends number,
  keepDims extends boolean,
  done extends Shape = [],
  seen extends readonly unknown[] = [],
> = shape extends readonly [infer first extends Dim, ...infer rest extends Shape]
  ? dropAxes<
      rest,
      axes,
      keepDims,
      seen['length'] extends axes ? (keepDims extends true ? [...done, 1] : done) : [...done, first],
      [...seen, 0]
    >
  : done;

type ones<shape extends Shape> = { -readonly [k in keyof shape]: 1 };

type reduceOne<op extends string, shape extends Shape, axis extends number, keepDims extends boolean> =
  normalizeAxis<op, shape, axis> extends infer index
    ? index extends string
      ? index
      : number extends index
        ? keepDims extends true
          ? unknownDims<shape>
          : withoutAxes<shape, [axis]>
        : keepDims extends true
          ? setAt<shape, index, 1>
          : removeAt<shape, index>
    : never;

type reduceMany<
  op extends string,
  shape extends Shape,
  axes extends readonly number[],
  keepDims extends boolean,
> = number extends axes['length']
  ? keepDims extends true
    ? unknownDims<shape>
    : Shape
  : axes extends readonly []
    ? shape
    : normalizeAxes<op, shape, axes, axes> extends infer index
      ? [index] extends [string]
        ? index
        : [index] extends [number]
          ? number extends index
            ? keepDims extends true
              ? unknownDims<shape>
              : withoutAxes<shape, axes>
            : dropAxes<shape, index, keepDims>
          : never
      : never;

/** The shape after a reduction over `axes` (all of them when undefined or null), or the message. */
export type reduce<op extends string, shape extends Shape, axes, keepDims extends boolean> =
  isRankUnknown<shape> extends true
    ? [axes] extends [undefined | null]
      ? keepDims extends true
        ? Shape
        : []
      : Shape
    : [axes] extends [undefined | null]
      ? keepDims extends true
        ? ones<shape>
        : []
      : axes extends number
        ? reduceOne<op, shape, axes, keepDims>
        : axes extends readonly number[]
          ? reduceMany<op, shape, axes, keepDims>
          : Shape;
