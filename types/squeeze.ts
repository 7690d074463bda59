import type { squeezeSize } from '../src/messages/reshape.js';
import type { repeatedAxis } from '../src/messages/shapes.js';
import type { normalizeAxis } from './axes.js';
import type { Dim, mayEqual } from './dim.js';
import type { at, isRankUnknown, Shape, withoutAxes } from './shape.js';

type squeezeAll<shape extends Shape, done extends Shape = []> = shape extends readonly [
  infer first extends Dim,
  ...infer rest extends Shape,
]
  ? [first] extends [1]
    ? squeezeAll<rest, done>
    : number extends first
      ? Shape
      : squeezeAll<rest, [...done, first]>
  : done;

/** The union of the squeezed axes, `number` when unknown, or the message. */
type squeezed<
  shape extends Shape,
  axes extends readonly number[],
  all extends readonly number[],
  done extends number = never,
> = axes extends readonly [infer first extends number, ...infer rest extends readonly number[]]
  ? normalizeAxis<'squeeze', shape, first> extends infer index
    ? index extends number
      ? number extends index
        ? number
        : index extends done
          ? repeatedAxis<'squeeze', first, all>
          : mayEqual<at<shape, index>, 1> extends true
            ? squeezed<shape, rest, all, done | index>
            : squeezeSize<first, shape, at<shape, index> & Dim>
      : index
    : never
  : done;

type drop<
  shape extends Shape,
  axes,
  done extends Shape = [],
  seen extends readonly unknown[] = [],
> = shape extends readonly [infer first extends Dim, ...infer rest extends Shape]
  ? drop<rest, axes, seen['length'] extends axes ? done : [...done, first], [...seen, 0]>
  : done;

/** The shape without the given axes of size 1 (all of them when undefined), or the message. */
export type squeeze<shape extends Shape, axes> =
  isRankUnknown<shape> extends true
    ? Shape
    : axes extends number
      ? squeezeAxes<shape, [axes]>
      : axes extends readonly number[]
        ? number extends axes['length']
          ? Shape
          : axes extends readonly []
            ? squeezeAll<shape>
            : squeezeAxes<shape, axes>
        : squeezeAll<shape>;
type squeezeAxes<shape extends Shape, axes extends readonly number[]> =
  squeezed<shape, axes, axes> extends infer index
    ? [index] extends [string]
      ? index
      : number extends index
        ? withoutAxes<shape, axes>
        : drop<shape, index>
    : never;
