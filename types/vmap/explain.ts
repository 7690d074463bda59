import type { kindOf } from '../../src/messages/kind.js';
import type {
  inAxesLength,
  inAxisOutOfRange,
  inconsistentSizes,
  mappedAxisSize,
  mappedLeaf,
  mappedNonArray,
  mappedScalar,
  noArrays,
  nothingMapped,
} from '../../src/messages/vmap.js';
import type { normalizeAxis } from '../axes.js';
import type { Dim, mayEqual } from '../dim.js';
import type { Args } from '../rule.js';
import type { isRankUnknown } from '../shape.js';
import type { AnyTensor, Tensor } from '../tensor.js';
import type { memberOf } from '../union.js';
import type { Bad, leafSize, Unknown } from './sizes.js';
import type { specOf, treeErrors } from './spec.js';

/*
 * Words the first problem of a mapped call, in argument order. Evaluated only when the fast path found one.
 */

/** The messages about leaves that cannot be mapped over their axis. */
type leafErrors<value, spec, path extends string> = spec extends null
  ? never
  : unknown extends value
    ? never
    : value extends Tensor<infer shape, infer _>
      ? isRankUnknown<shape> extends true
        ? never
        : spec extends number
          ? shape extends readonly []
            ? mappedScalar<path, spec>
            : normalizeAxis<'vmap', shape, spec> extends string
              ? inAxisOutOfRange<spec, path, shape>
              : never
          : never
      : value extends AnyTensor | null | undefined
        ? never
        : value extends number
          ? spec extends number
            ? mappedScalar<path, spec>
            : never
          : value extends string | boolean | ((...args: never) => unknown)
            ? mappedNonArray<path, kindOf<value>>
            : value extends Args
              ? { [k in keyof value]: leafErrors<value[k], specOf<spec, k>, `${path}.${k & string}`> }[number]
              : {
                  [k in keyof value]: leafErrors<value[k], specOf<spec, k>, `${path}.${k & string}`>;
                }[keyof value];

type Leaf = [size: unknown, text: string];
/** The mapped leaves of known size. */
type leaves<value, spec, path extends string> = spec extends null
  ? never
  : unknown extends value
    ? never
    : value extends Tensor<infer shape, infer _>
      ? leafSize<shape, spec> extends infer size
        ? size extends Unknown | Bad
          ? never
          : [size, mappedLeaf<path, shape, spec & number, size & Dim>]
        : never
      : value extends AnyTensor | number | string | boolean | null | undefined
        ? never
        : value extends Args
          ? { [k in keyof value]: leaves<value[k], specOf<spec, k>, `${path}.${k & string}`> }[number]
          : { [k in keyof value]: leaves<value[k], specOf<spec, k>, `${path}.${k & string}`> }[keyof value];

/** The members of a union of leaves whose size differs from the leaf's. */
type differing<union, leaf> = union extends Leaf
  ? mayEqual<union[0], (leaf & Leaf)[0]> extends true
    ? never
    : union
  : never;

type textOf<leaf> = leaf extends Leaf ? leaf[1] : never;

/** The message about two leaves of different sizes: `first` is the first known leaf, if any. */
type disagreement<found, first> = [first] extends [never]
  ? differing<found, memberOf<found>> extends infer other
    ? [other] extends [never]
      ? never
      : inconsistentSizes<textOf<memberOf<found>>, textOf<memberOf<other>>>
    : never
  : differing<found, first> extends infer other
    ? [other] extends [never]
      ? never
      : inconsistentSizes<textOf<first>, textOf<memberOf<other>>>
    : never;

type find<args extends Args, spec, axisSize, first = never, seen extends Args = []> = args extends readonly [
  infer arg,
  ...infer rest,
]
  ? specOf<spec, `${seen['length']}`> extends infer own
    ? treeErrors<own, arg, `inAxes[${seen['length']}]`, `arg ${seen['length']}`> extends infer treeMessages
      ? [treeMessages] extends [never]
        ? leafErrors<arg, own, `arg ${seen['length']}`> extends infer leafMessages
          ? [leafMessages] extends [never]
            ? leaves<arg, own, `arg ${seen['length']}`> extends infer found
              ? [found] extends [never]
                ? find<rest, spec, axisSize, first, [...seen, 0]>
                : disagreement<found, first> extends infer message
                  ? [message] extends [never]
                    ? find<
                        rest,
                        spec,
                        axisSize,
                        [first] extends [never] ? memberOf<found> : first,
                        [...seen, 0]
                      >
                    : [seen['length'], message]
                  : never
              : never
            : [seen['length'], memberOf<leafMessages>]
          : never
        : [seen['length'], memberOf<treeMessages>]
      : never
    : never
  : [first] extends [never]
    ? [null, true extends hasLeaf<args> ? nothingMapped : noArrays]
    : [null, inconsistentSizes<textOf<first>, mappedAxisSize<axisSize & number>>];

type hasLeaf<value> = unknown extends value
  ? true
  : value extends AnyTensor | number
    ? true
    : value extends string | boolean | null | undefined | ((...args: never) => unknown)
      ? false
      : value extends Args
        ? hasLeaf<value[number]>
        : hasLeaf<value[keyof value]>;

/** [argument number or null, message] for a call that cannot be mapped. */
export type explainCall<args extends Args, spec, axisSize> = spec extends Args
  ? number extends spec['length']
    ? find<args, spec, axisSize>
    : spec['length'] extends args['length']
      ? find<args, spec, axisSize>
      : [null, inAxesLength<spec['length'], args['length']>]
  : find<args, spec, axisSize>;
