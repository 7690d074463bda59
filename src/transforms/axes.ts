import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { axesKind, axesLeaf, axesTree } from '../messages/vmap.js';
import { isNode, mapChildren, sameNode, structureOf } from '../tracing/tree.js';

/** inAxes or outAxes: an axis, null for unmapped, or a tree of those that is a prefix of the value's tree. */
export type AxisSpec = number | null | readonly AxisSpec[] | { readonly [key: string]: AxisSpec };

const isAxis = (x: unknown): x is number | null => x === null || Number.isInteger(x);

/** Check the kinds of a specification, before any value is known. */
export function checkAxes(name: 'inAxes' | 'outAxes', spec: unknown) {
  if (isAxis(spec)) return;
  if (!isNode(spec)) raise(axesKind, name, kindOf(spec));
  mapChildren(spec, (child, key) =>
    checkLeaves(child, Array.isArray(spec) ? `${name}[${key}]` : `${name}.${key}`),
  );
}

function checkLeaves(spec: unknown, path: string) {
  if (isAxis(spec)) return;
  if (!isNode(spec)) raise(axesLeaf, path, kindOf(spec));
  mapChildren(spec, (child, key) => checkLeaves(child, `${path}.${key}`));
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
  if (spec === null || typeof spec === 'number') return visitAll(spec, value, path, visit);
  if (!sameNode(spec, value)) raise(axesTree, specPath, structureOf(spec), path, structureOf(value));
  return mapChildren(value as unknown[], (child, key) =>
    mapAxes((spec as { [key: string]: AxisSpec })[key], child, `${specPath}.${key}`, `${path}.${key}`, visit),
  );
}

function visitAll(axis: number | null, value: unknown, path: string, visit: Visit): unknown {
  if (value === null || value === undefined) return value;
  if (!isNode(value)) return visit(value, axis, path);
  return mapChildren(value, (child, key) => visitAll(axis, child, `${path}.${key}`, visit));
}

/** The axis counted from 0, or null when it is out of range for the rank. */
export function normalizeAxis(axis: number, rank: number): number | null {
  const normalized = axis < 0 ? axis + rank : axis;
  return normalized >= 0 && normalized < rank ? normalized : null;
}
