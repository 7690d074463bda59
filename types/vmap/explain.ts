import type { kindOf } from '../../src/messages/kind.js';
import type {
  axesTree,
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
import type { isRankUnknown, Shape } from '../shape.js';
import type { AnyTensor, Tensor } from '../tensor.js';
import type { isSameNode, structureOf } from '../tree.js';
import type { toTuple } from '../union.js';
import type { leafSize, Unknown } from './sizes.js';
import type { Open, specOf } from './spec.js';

/*
 * Words the first problem of a mapped call, walking the arguments and their leaves in order as the run time does.
 * The items of a walk are [value, spec, path of the spec, path of the value].
 * Evaluated only when the fast path found that there is one.
 */

/** What the first mapped leaf of known size says. */
interface First<size = unknown, text extends string = string> {
  size: size;
  text: text;
}

type entries<
  value extends Args,
  spec,
  specPath extends string,
  path extends string,
  done extends Args = [],
> = number extends value['length']
  ? [[value[number], specOf<spec, '0'>, `${specPath}.0`, `${path}.0`]]
  : value extends readonly [infer first, ...infer rest]
    ? entries<
        rest,
        spec,
        specPath,
        path,
        [
          ...done,
          [
            first,
            specOf<spec, `${done['length']}`>,
            `${specPath}.${done['length']}`,
            `${path}.${done['length']}`,
          ],
        ]
      >
    : done;
type fields<
  value,
  spec,
  specPath extends string,
  path extends string,
  keys,
  done extends Args = [],
> = keys extends readonly [infer key extends string & keyof value, ...infer rest]
  ? fields<
      value,
      spec,
      specPath,
      path,
      rest,
      [...done, [value[key], specOf<spec, key>, `${specPath}.${key}`, `${path}.${key}`]]
    >
  : done;
type children<value, spec, specPath extends string, path extends string> = value extends Args
  ? entries<value, spec, specPath, path>
  : fields<value, spec, specPath, path, toTuple<keyof value>>;

/** The message, or the first leaf seen so far (null before one). */
type scan<items, first> = items extends readonly [
  [infer value, infer spec, infer specPath extends string, infer path extends string],
  ...infer rest,
]
  ? [Open] extends [spec]
    ? scan<rest, first>
    : spec extends null
      ? scan<rest, first>
      : unknown extends value
        ? scan<rest, first>
        : value extends Tensor<infer shape, infer _>
          ? spec extends number
            ? scanLeaf<shape, spec, path, rest, first>
            : axesTree<specPath, structureOf<spec>, path, 'a tensor'>
          : value extends null | undefined
            ? scan<rest, first>
            : value extends AnyTensor | number | string | boolean | ((...args: never) => unknown)
              ? spec extends number
                ? value extends AnyTensor
                  ? scan<rest, first>
                  : value extends number
                    ? mappedScalar<path, spec>
                    : mappedNonArray<path, kindOf<value>>
                : axesTree<specPath, structureOf<spec>, path, structureOf<value>>
              : spec extends number
                ? scan<[...children<value, spec, specPath, path>, ...rest], first>
                : isSameNode<spec, value> extends true
                  ? scan<[...children<value, spec, specPath, path>, ...rest], first>
                  : axesTree<specPath, structureOf<spec>, path, structureOf<value>>
  : first;
type scanLeaf<shape extends Shape, axis extends number, path extends string, rest extends Args, first> =
  isRankUnknown<shape> extends true
    ? scan<rest, first>
    : shape extends readonly []
      ? mappedScalar<path, axis>
      : normalizeAxis<'vmap', shape, axis> extends string
        ? inAxisOutOfRange<axis, path, shape>
        : leafSize<shape, axis> extends infer size
          ? size extends Unknown
            ? scan<rest, first>
            : first extends First<infer known, infer text>
              ? mayEqual<known, size> extends true
                ? scan<rest, first>
                : inconsistentSizes<text, mappedLeaf<path, shape, axis, size & Dim>>
              : scan<rest, First<size, mappedLeaf<path, shape, axis, size & Dim>>>
          : never;

type scanArguments<
  args extends Args,
  spec,
  axisSize,
  first = null,
  seen extends Args = [],
> = args extends readonly [infer arg, ...infer rest]
  ? scan<
      [[arg, specOf<spec, `${seen['length']}`>, `inAxes[${seen['length']}]`, `arg ${seen['length']}`]],
      first
    > extends infer result
    ? result extends string
      ? [seen['length'], result]
      : scanArguments<rest, spec, axisSize, result, [...seen, 0]>
    : never
  : first extends First<unknown, infer text>
    ? [null, inconsistentSizes<text, mappedAxisSize<axisSize & number>>]
    : [null, noArrays];

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
    ? withLeaves<scanArguments<args, spec, axisSize>, args>
    : spec['length'] extends args['length']
      ? withLeaves<scanArguments<args, spec, axisSize>, args>
      : [null, inAxesLength<spec['length'], args['length']>]
  : spec extends number | null
    ? withLeaves<scanArguments<args, spec, axisSize>, args>
    : [null, notWrapped<spec, args>];
/** An object describes one argument, so it must stand in a list. */
export type notWrapped<spec, args extends Args> = axesTree<
  'inAxes',
  structureOf<spec>,
  'the argument list',
  `an array of length ${args['length']}`
>;
/** noArrays, or nothingMapped when an argument has a leaf after all. */
type withLeaves<found, args extends Args> = found extends [null, noArrays]
  ? [null, true extends hasLeaf<args> ? nothingMapped : noArrays]
  : found;
