import type { kindOf } from '../../src/messages/kind.js';
import type { axesKind, axesLeaf, axesTree } from '../../src/messages/vmap.js';
import type { Args } from '../rule.js';
import type { AnyTensor } from '../tensor.js';
import type { isSameNode, structureOf } from '../tree.js';

/*
 * inAxes and outAxes: an axis, null for unmapped, or a tree of those that is a prefix of the value's tree. Everything
 * here is evaluated only for specifications that are no plain number or null.
 */

export type isAxis<spec> = [spec] extends [number | null] ? true : false;

/** `number | null`: whether there is an axis is known at run time only. */
export type Open = number | null;

/** The part of a specification for one child of a node. */
export type specOf<spec, key> = spec extends number | null
  ? spec
  : key extends keyof spec
    ? spec[key]
    : spec extends Args
      ? number extends spec['length']
        ? spec[number]
        : 0
      : 0;

type isInteger<axis> = axis extends number ? (`${axis}` extends `${string}.${string}` ? false : true) : true;

/** The messages about leaves that are neither integers nor null. */
type leafErrors<spec, path extends string> = [spec] extends [number | null]
  ? isInteger<spec> extends true
    ? never
    : axesLeaf<path, 'a number'>
  : spec extends string | boolean | undefined | AnyTensor | ((...args: never) => unknown)
    ? axesLeaf<path, kindOf<spec>>
    : { [k in keyof spec]: leafErrors<spec[k], `${path}.${k & string}`> }[spec extends Args
        ? number & keyof spec
        : keyof spec];

type topErrors<name extends string, spec> = spec extends Args
  ? { [k in keyof spec]: leafErrors<spec[k], `${name}[${k & string}]`> }[number]
  : { [k in keyof spec]: leafErrors<spec[k], `${name}.${k & string}`> }[keyof spec];

/** The message about a specification whose leaves are of a wrong kind, else null. */
export type kindError<name extends string, spec> = [spec] extends [number | null | undefined]
  ? isInteger<spec> extends true
    ? null
    : axesKind<name, 'a number'>
  : spec extends string | boolean | AnyTensor | ((...args: never) => unknown)
    ? axesKind<name, kindOf<spec>>
    : topErrors<name, spec> extends infer message
      ? [message] extends [never]
        ? null
        : message
      : never;

/** The messages about nodes of a specification that the value does not have. */
export type treeErrors<spec, value, specPath extends string, path extends string> = [spec] extends [
  number | null,
]
  ? never
  : unknown extends value
    ? never
    : value extends null | undefined
      ? never
      : isSameNode<spec, value> extends true
        ? {
            [k in keyof spec]: treeErrors<
              spec[k],
              k extends keyof value ? value[k] : null,
              `${specPath}.${k & string}`,
              `${path}.${k & string}`
            >;
          }[spec extends Args ? number & keyof spec : keyof spec]
        : axesTree<specPath, structureOf<spec>, path, structureOf<value>>;
