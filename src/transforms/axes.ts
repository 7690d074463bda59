import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { axesKind, axesLeaf, axesTree } from '../messages/vmap.js';
import { isNode, mapAll, mapChildren, sameNode, structureOf } from '../tracing/tree.js';

/** inAxes or outAxes: an axis, null for unmapped, or a tree of those that is a prefix of the value's tree. */
export type AxisSpec = number | null | readonly AxisSpec[] | { readonly [key: string]: AxisSpec };

const isAxis = (x: unknown): x is number | null => x === null || Number.isInteger(x);

/** Check the kinds of a specification, before any value is known. */
export function checkAxes(path: string, spec: unknown, isWhole = true) {
  if (isAxis(spec)) return;
  if (!isNode(spec)) raise<[string, string]>(isWhole ? axesKind : axesLeaf, path, kindOf(spec));
  mapChildren(spec, (child, key) =>
    checkAxes(isWhole && Array.isArray(spec) ? `${path}[${key}]` : `${path}.${key}`, child, false),
  );
}

type Visit = (leaf: unknown, axis: number | null, path: string) => unknown;

/**
 * The tree with every leaf replaced by `visit`, which gets the axis that the specification gives it. Everything that
 * is no node is a leaf here, except null and undefined, which have none.
 */
export function mapAxes(
  spec: AxisSpec,
  value: unknown,
  specPath: string,
  path: string,
  visit: Visit,
): unknown {
  if (spec === null || typeof spec === 'number') {
    return mapAll(value, path, (leaf, leafPath) => visit(leaf, spec, leafPath));
  }
  if (!sameNode(spec, value)) raise(axesTree, specPath, structureOf(spec), path, structureOf(value));
  return mapChildren(value as unknown[], (child, key) =>
    mapAxes((spec as { [key: string]: AxisSpec })[key], child, `${specPath}.${key}`, `${path}.${key}`, visit),
  );
}

/** The axis (or argument) counted from 0, or null when it is out of range for the rank (or the count). */
export function normalizeAxis(axis: number, rank: number): number | null {
  const normalized = axis < 0 ? axis + rank : axis;
  return normalized >= 0 && normalized < rank ? normalized : null;
}
