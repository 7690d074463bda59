import type { kindOf } from '../../src/messages/kind.js';
import type {
  coreRank,
  coreSize,
  loopMismatch,
  nullCore,
  vectorizeArgument,
} from '../../src/messages/vectorize.js';
import type { broadcast, Differ } from '../broadcast.js';
import type { Dim, mayEqual } from '../dim.js';
import type { Args } from '../rule.js';
import type { Shape } from '../shape.js';
import type { Split, shapeOfArray, split } from './walk.js';

/*
 * Words the first problem of a vectorized call, argument by argument as the run time looks at them: rank, then core
 * sizes, then loop axes. Evaluated only when the fast path found that there is one.
 */

interface Conflict<name extends string, first extends Dim, got extends Dim> {
  name: name;
  first: first;
  got: got;
}
/** The sizes of names with one core more, or the first name that already has another size. */
type bindCore<core extends Shape, shape, sizes> = core extends readonly [
  infer name extends string,
  ...infer restCore extends Shape,
]
  ? shape extends readonly [infer dim extends Dim, ...infer rest extends Shape]
    ? number extends dim
      ? bindCore<restCore, rest, sizes>
      : name extends keyof sizes
        ? mayEqual<sizes[name], dim> extends true
          ? bindCore<restCore, rest, sizes>
          : Conflict<name, sizes[name] & Dim, dim>
        : bindCore<restCore, rest, sizes & { [k in name]: dim }>
    : sizes
  : sizes;

export type explainCall<
  args extends Args,
  cores,
  loop extends Shape = [],
  sizes = unknown,
  seen extends Args = [],
> = args extends readonly [infer arg, ...infer rest]
  ? cores[seen['length'] & keyof cores] extends infer core extends Shape
    ? arg extends null
      ? core extends readonly []
        ? explainCall<rest, cores, loop, sizes, [...seen, 0]>
        : nullCore<seen['length'] & number, core>
      : shapeOfArray<arg> extends infer shape
        ? shape extends Shape
          ? explainArray<shape, core, rest, cores, loop, sizes, seen>
          : vectorizeArgument<seen['length'] & number, kindOf<arg>>
        : never
    : explainCall<rest, cores, loop, sizes, [...seen, 0]>
  : never;

type explainArray<
  shape extends Shape,
  core extends Shape,
  rest extends Args,
  cores,
  loop extends Shape,
  sizes,
  seen extends Args,
> =
  split<shape, core> extends Split<infer own, infer coreShape, infer _>
    ? bindCore<core, coreShape, sizes> extends infer bound
      ? bound extends Conflict<infer name, infer first, infer got>
        ? coreSize<seen['length'] & number, shape, core, name, first, got>
        : broadcast<loop, own> extends infer common
          ? common extends Shape
            ? explainCall<rest, cores, common, bound, [...seen, 0]>
            : common extends Differ<infer a, infer b>
              ? loopMismatch<seen['length'] & number, own, loop, a, b>
              : never
          : never
      : never
    : coreRank<seen['length'] & number, shape, core>;
