import type { Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { kindOf } from '../messages/kind.js';

/** A leaf that transforms trace. Strings, functions, null and class instances pass through them untouched. */
export type Leaf = Tensor | number;

export const isTensor = (x: unknown): x is Tensor => x instanceof tf.Tensor;
export const isLeaf = (x: unknown): x is Leaf => typeof x === 'number' || isTensor(x);
export const shapeOf = (x: Leaf): number[] => (typeof x === 'number' ? [] : x.shape);

/** Arrays and plain objects are nodes of a tree. */
export function isNode(x: unknown): x is unknown[] | Record<string, unknown> {
  if (Array.isArray(x)) return true;
  if (typeof x !== 'object' || x === null || isTensor(x)) return false;
  const prototype = Object.getPrototypeOf(x);
  return prototype === Object.prototype || prototype === null;
}

/** The tree with every leaf replaced; `path` is `.w.0`: the keys from the root to the leaf. */
export const mapTree = (tree: unknown, f: (leaf: Leaf, path: string) => unknown): unknown =>
  mapAll(tree, '', (x, path) => (isLeaf(x) ? f(x, path) : x));

/** The tree with everything replaced that is no node, but for null and undefined; `path` is the root's. */
export function mapAll(tree: unknown, path: string, f: (x: unknown, path: string) => unknown): unknown {
  if (tree === null || tree === undefined) return tree;
  if (!isNode(tree)) return f(tree, path);
  return mapChildren(tree, (child, key) => mapAll(child, `${path}.${key}`, f));
}

export function mapChildren(
  node: unknown[] | Record<string, unknown>,
  f: (child: unknown, key: string) => unknown,
): unknown {
  if (Array.isArray(node)) return node.map((child, i) => f(child, String(i)));
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, f(child, key)]));
}

export function leaves(tree: unknown, found: Leaf[] = []): Leaf[] {
  if (isLeaf(tree)) found.push(tree);
  else if (isNode(tree)) for (const key in tree) leaves((tree as Record<string, unknown>)[key], found);
  return found;
}

export const tensors = (tree: unknown): Tensor[] => leaves(tree).filter(isTensor);

/** The tree with its leaves, in order, replaced by `values`. */
export function fill(tree: unknown, values: readonly unknown[]): unknown {
  let next = 0;
  return mapTree(tree, () => values[next++]);
}

/** Like `kindOf`, with the keys of objects. */
export const structureOf = (x: unknown): string =>
  isNode(x) && !Array.isArray(x) ? `an object with keys ${Object.keys(x).sort().join(', ')}` : kindOf(x);

/** Whether two values are the same kind of node, with the same keys. */
export function sameNode(a: unknown, b: unknown): boolean {
  if (!isNode(a) || !isNode(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key));
}
