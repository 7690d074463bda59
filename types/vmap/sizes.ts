import type { normalizeAxis } from '../axes.js';
import type { Args } from '../rule.js';
import type { at, Shape } from '../shape.js';
import type { AnyTensor, Tensor } from '../tensor.js';
import type { UnionToIntersection } from '../union.js';
import type { Open, specOf } from './spec.js';

/*
 * The size of the mapped axes. The fast path takes the union of the sizes of all mapped leaves; explain.ts words an
 * error once this found that there is one.
 */

interface Bad {
  bad: true;
}
export interface Unknown {
  unknown: true;
}

type sizeOrUnknown<size> = number extends size ? Unknown : size;
/** The size of one leaf's mapped axis; axis 0, the usual one, comes first. */
export type leafSize<shape extends Shape, axis> = axis extends 0
  ? shape extends readonly [infer size, ...unknown[]]
    ? sizeOrUnknown<size>
    : number extends shape['length']
      ? Unknown
      : Bad
  : axis extends number
    ? normalizeAxis<'vmap', shape, axis> extends infer index
      ? index extends string
        ? Bad
        : number extends index
          ? Unknown
          : sizeOrUnknown<at<shape, index>>
      : never
    : Bad;

type sizesOf<value, spec> = [Open] extends [spec]
  ? Unknown
  : spec extends null
    ? never
    : unknown extends value
      ? Unknown
      : value extends Tensor<infer shape, infer _>
        ? leafSize<shape, spec>
        : value extends AnyTensor
          ? Unknown
          : value extends null | undefined
            ? never
            : value extends number | boolean | string
              ? spec extends number
                ? Bad
                : never
              : value extends Args
                ? { [k in keyof value]: sizesOf<value[k], specOf<spec, k>> }[number]
                : value extends (...args: never) => unknown
                  ? Bad
                  : { [k in keyof value]: sizesOf<value[k], specOf<spec, k>> }[keyof value];

/** The one size of all mapped axes: a dim, `number` when unknown, or Bad. `axisSize` is `never` without the option. */
export type mappedSize<args extends Args, spec, axisSize = never> =
  | { [k in keyof args]: sizesOf<args[k], specOf<spec, k>> }[number]
  | (number extends axisSize ? Unknown : axisSize) extends infer sizes
  ? [sizes] extends [never]
    ? Bad
    : [Extract<sizes, Bad>] extends [never]
      ? Exclude<sizes, Unknown> extends infer known
        ? [known] extends [never]
          ? number
          : [UnionToIntersection<known>] extends [never]
            ? Bad
            : known
        : never
      : Bad
  : never;
