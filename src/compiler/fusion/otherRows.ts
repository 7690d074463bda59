import { sizeOf } from '../../shapes/shape.js';
import { type Axis, extentOf } from '../kernel/axis.js';
import type { Node, Reduced } from '../tensors/node.js';
import { type Access, accessKey, type Group, pureAxes, sameAxes } from './group.js';

/** How a kernel would read the reductions below a node, were the node computed in it. */
function readsBelow(group: Group, node: Node, access: Access): readonly (readonly [Reduced, Access])[] {
  const seen = new Set<string>();
  const found: (readonly [Reduced, Access])[] = [];
  const visit = (x: Node, at: Access) => {
    const key = `${x.id}@${accessKey(at.at)}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (x.op === 'reduce') found.push([x, at]);
    else if (x.op === 'map' || x.op === 'view')
      for (const [arg, next] of group.needs(x, at)) visit(arg, next);
  };
  visit(node, access);
  return found;
}

/** What a node is computed from at the same places, but for what is spread out from fewer elements. */
function inPlace(node: Node, found = new Set<Node>()): Set<Node> {
  if (found.has(node) || node.op === 'filled' || node.op === 'places') return found;
  if (node.op === 'view' && sizeOf(node.x.shape) < sizeOf(node.shape)) return found;
  found.add(node);
  if (node.op === 'map') for (const arg of node.args) inPlace(arg, found);
  return found;
}

/**
 * Whether a node has several reductions along rows of its own elements that do not fit into the kernel which
 * uses it: each would be a kernel that reads all of the rows again, where one kernel computes them with the node.
 * `reductions` are all below it.
 */
export function hasOtherRows(
  node: Node,
  reductions: ReadonlySet<Node>,
  group: Group,
  hasFewRows: (rows: number, elements: number) => boolean,
): boolean {
  const accesses = group.accesses.get(node)!;
  if (group.rows === null || accesses.length > 1 || reductions.size < 2) return false;
  const own = inPlace(node);
  const isOfOwn = (x: Node) => x.op === 'reduce' && [...inPlace(x.x)].some((y) => own.has(y));
  const wanted = new Set([...reductions].filter(isOfOwn));
  if (wanted.size < 2) return false;
  const [access] = accesses;
  const rows = readsBelow(group, node, access)
    .filter(([x]) => wanted.has(x))
    .map(([, { at }]) => pureAxes(at));
  const [first] = rows;
  const isOne = (axes: ReadonlySet<Axis> | null) => axes !== null && first !== null && sameAxes(axes, first);
  if (first === null || !rows.every(isOne)) return false;
  if (hasFewRows(extentOf(first), sizeOf(node.shape))) return false;
  return !sameAxes(first, group.rows) || [...first].some((axis) => access.loops.includes(axis));
}
