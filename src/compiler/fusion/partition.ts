import type { Limits } from '../../backends/target.js';
import { sameShape, sizeOf } from '../../shapes/shape.js';
import { type Axis, extentOf } from '../kernel/axis.js';
import { argsOf, isCombined, type Node, nodesBelow, type Reduced, type Scanned } from '../tensors/node.js';
import { Costs } from './cost.js';
import { axesAt, depthOf, Group, pureAxes, sameAxes } from './group.js';
import { isInPlace, isReady } from './inPlace.js';
import { hasOtherRows } from './otherRows.js';
import { Reach } from './reach.js';

/** Lengths of rows that a kernel may go over twice: their loops cost little, and a cache holds them. */
const SHORTEST = 16;
const LONGEST = 16384;

/** Why a value is stored that could be computed again in each kernel. */
export const SHARED = 'several kernels use it';

/** Which nodes become tensors, and which kernel computes them. */
export interface Partition {
  readonly groups: readonly Group[];
  readonly groupOf: ReadonlyMap<Node, Group>;
  /** Why a node that could have been part of a kernel was made a tensor. */
  readonly reasons: ReadonlyMap<Node, string>;
  isTensor(node: Node): boolean;
}

/**
 * Each node goes into the kernel that uses it, consumers first; it becomes a tensor of its own where several kernels
 * want it, where a kernel would compute it too often, and where a reduction does not fit into the kernel's loops. With
 * `again` several kernels that want a value compute it each, if none does so more than once.
 */
export function partition(
  outputs: readonly Node[],
  limits: Limits,
  forced: ReadonlySet<Node>,
  again: boolean,
): Partition {
  const order = nodesBelow(outputs).sort((a, b) => b.id - a.id);
  const costs = new Costs();
  const reach = new Reach(order);
  const groups: Group[] = [];
  const groupOf = new Map<Node, Group>();
  const users = new Map<Node, Set<Group>>();
  const reasons = new Map<Node, string>();
  const tensors = new Set<Node>(outputs);
  for (const node of order) if (node.op === 'opaque') for (const arg of node.args) tensors.add(arg);
  for (const node of order) if (node.op === 'take' && !isInPlace(node.indices)) tensors.add(node.indices);

  const use = (group: Group, node: Node) => {
    group.inline(node);
    const args = node.op === 'take' && isInPlace(node.indices) ? [node.x] : argsOf(node);
    for (const arg of args) users.set(arg, (users.get(arg) ?? new Set()).add(group));
  };

  const store = (node: Node, reason: string) => {
    tensors.add(node);
    if (reason) reasons.set(node, reason);
    const rowGroup = rowsOf(node);
    const beside = rowGroup ?? siblingOf(node);
    const passing = beside ? undefined : passingOver(node);
    const group = beside ?? passing ?? new Group(node.shape);
    if (!groups.includes(group)) groups.push(group);
    if (rowGroup) group.addRoot(node, group.accesses.get(node)![0].at);
    else if (passing) {
      const places = passing.own.slice(0, node.shape.length);
      passing.rows = pureAxes(places);
      passing.addRoot(node, places);
    } else {
      group.addRoot(node);
      if (node.op === 'reduce') group.rows = new Set(group.axes);
      if (node.op === 'scan') placeAlong(node, group);
    }
    groupOf.set(node, group);
    use(group, node);
  };

  /** Whether a kernel that goes over rows would leave most of the target idle, for longer than more launches take. */
  const hasFewRows = (rows: number, elements: number) =>
    rows < limits.parallelism && elements > rows * limits.short;

  /** A kernel that computes a value once for each of its rows anyway, and can write it down. */
  const rowsOf = (node: Node) =>
    [...(users.get(node) ?? [])].find((group) => {
      if (!limits.rowOutputs || group.roots.length >= limits.outputs || forced.has(node)) return false;
      if (node.op === 'scan') return false;
      const accesses = group.accesses.get(node)!;
      const axes = accesses.length === 1 ? pureAxes(accesses[0].at) : null;
      if (axes === null || ![...axes].every((axis) => group.axes.includes(axis))) return false;
      // A part of it may be all that the kernel reads.
      if (extentOf(axes) !== sizeOf(node.shape)) return false;
      const isWhole = axes.size === group.axes.length;
      if (isWhole && !(node.op === 'reduce' && group.isOwnPlace(node, accesses[0].at))) return false;
      if (reach.precedes(node, group, groups)) return false;
      if (node.op === 'reduce') return placeInside(node, group) === null;
      if (group.rows !== null) return sameAxes(group.rows, axes);
      if (hasFewRows(extentOf(axes), sizeOf(group.shape)) || reach.reductions(node).size === 0) return false;
      group.rows = axes;
      return true;
    });

  /** A kernel that goes over the rows which a reduction combines, and reads what they are computed from. */
  const passingOver = (node: Node) => {
    if (node.op !== 'reduce' || !limits.rowOutputs || forced.has(node)) return undefined;
    const [size, count] = [sizeOf(node.x.shape), sizeOf(node.shape)];
    const isLast = node.over.every((dim) => dim >= node.shape.length);
    const shortest = reach.reductions(node.x).size > 0 ? 1 : SHORTEST;
    if (!isLast || count < 2 || size / count < shortest || size / count > LONGEST) return undefined;
    return groups.find((group) => {
      if (!sameShape(group.shape, node.x.shape) || group.roots.length >= limits.outputs) return false;
      const isRead = (x: Node) =>
        sizeOf(x.shape) >= size && x.op !== 'filled' && group.roots.some((root) => reach.below(root).has(x));
      return (
        (group.rows === null || sameAxes(group.rows, pureAxes(group.own.slice(0, node.shape.length))!)) &&
        [...reach.below(node)].some(isRead) &&
        [...reach.reductions(node.x)].every((r) =>
          group.roots.some((root) => reach.reductions(root).has(r)),
        ) &&
        !reach.precedes(node, group, groups)
      );
    });
  };

  /** Whether a kernel has buffers for one more output, and for what it is computed from as far as that is known. */
  const fitsInto = (node: Node, group: Group) => {
    const read = new Set<Node>();
    const seen = new Set<Node>();
    const visit = (x: Node) => {
      if (seen.has(x)) return;
      seen.add(x);
      if (isReady(x) || (tensors.has(x) && !group.roots.includes(x) && x !== node)) read.add(x);
      else argsOf(x).forEach(visit);
    };
    [...group.roots, node].forEach(visit);
    return read.size + group.roots.length + 1 <= limits.buffers;
  };

  /** A kernel with the same loops that reads what this node is computed from. */
  const siblingOf = (node: Node) =>
    groups.find(
      (group) =>
        sameShape(group.shape, node.shape) &&
        group.roots.length < limits.outputs &&
        !forced.has(node) &&
        reach.shares(node, group.roots) &&
        fitsInto(node, group) &&
        !reach.precedes(node, group, groups) &&
        (node.op !== 'reduce' || group.rows === null || group.rows.size === group.axes.length) &&
        ([...reach.reductions(node)].every((r) =>
          group.roots.some((root) => reach.reductions(root).has(r)),
        ) ||
          (node.op === 'reduce' && computesInPlace(group, node))) &&
        (node.op !== 'scan' || (group.isInPlace(node) && placeAlong(node, group) === null)),
    );

  /** Whether a kernel has to compute a reduction at its own places, once for each. */
  const computesInPlace = (group: Group, node: Reduced) =>
    group.accesses.has(node) && group.isInPlace(node) && placeInside(node, group) === null;

  /** Why a reduction cannot be computed inside of a kernel that uses it; null when it can, and then it is. */
  const placeInside = (node: Reduced, group: Group): string | null => {
    const accesses = group.accesses.get(node)!;
    if (accesses.length > 1) return 'it is read at several places';
    const [{ at, loops }] = accesses;
    const axes = pureAxes(at);
    if (axes === null) return 'its elements are moved';
    if ([...axes].some((axis) => loops.includes(axis))) return 'another reduction goes over it';
    const isWhole = group.axes.every((axis) => axes.has(axis));
    if (!isWhole && hasFewRows(extentOf(axes), sizeOf(group.shape))) return 'it has few elements';
    if (group.rows !== null && !sameAxes(group.rows, axes))
      return 'it goes over other axes than its neighbours';
    group.rows = axes;
    return null;
  };

  /** Why a scan cannot go along the rows of a kernel that uses it; null when it can, and then it does. */
  const placeAlong = (node: Scanned, group: Group): string | null => {
    const accesses = group.accesses.get(node)!;
    if (accesses.length > 1) return 'it is read at several places';
    const [{ at, loops }] = accesses;
    const axes = pureAxes(at);
    if (axes === null) return 'its elements are moved';
    if (loops.length > 0) return 'a reduction goes over it';
    if (axes.size < group.axes.length) return 'its kernel has more axes';
    const [along] = axesAt([at[node.dim]]);
    if (along?.extent !== node.shape[node.dim]) return 'some of its elements are not wanted';
    axes.delete(along);
    if (group.rows !== null && !sameAxes(group.rows, axes))
      return 'it goes along another axis than its neighbours';
    const { scanned } = group;
    if (scanned && scanned.reverse !== node.reverse) return 'another scan goes the other way';
    group.rows = axes;
    group.scanned = { along, reverse: node.reverse };
    return null;
  };

  /** How often a kernel would compute an element of a node. */
  const repetitions = (node: Node, group: Group) => {
    const accesses = group.accesses.get(node)!;
    const isOfRows = reach.reductions(node).size > 0;
    return accesses.reduce((total, { at, loops }) => {
      const varying = axesAt(at);
      // Its reduction will set the order of the axes.
      if (isOfRows && !loops.some((axis) => varying.has(axis))) return total + 1;
      const outside = inOrder(group).filter((axis) => loops.length === 0 || group.rows?.has(axis));
      const nest = [...outside, ...loops];
      return total + extentOf(nest.slice(0, depthOf(varying, nest))) / extentOf(varying);
    }, 0);
  };

  for (const node of order) {
    if (isReady(node)) continue;
    if (tensors.has(node)) {
      store(node, '');
      continue;
    }
    const using = [...(users.get(node) ?? [])];
    if (using.length === 0) continue;
    const isMoved = node.op === 'view' || (node.op === 'take' && !forced.has(node));
    if (node.op === 'filled' || node.op === 'places' || isMoved) {
      for (const group of using) use(group, node);
      continue;
    }
    const problem = problemOf(node, using);
    if (problem !== null) store(node, problem);
    else for (const group of using) use(group, node);
  }

  function problemOf(node: Node, using: readonly Group[]): string | null {
    if (forced.has(node)) return 'its kernel would read too many tensors';
    const isShared = using.length > 1 && (isCombined(node) || !costs.isCheap(node));
    const isOnce = () => !isCombined(node) && using.every((group) => repetitions(node, group) <= 1);
    if (isShared && !(again && isOnce())) return SHARED;
    if (node.op === 'reduce') return placeInside(node, using[0]);
    if (node.op === 'scan') return placeAlong(node, using[0]);
    if (using.some((group) => hasOtherRows(node, reach.reductions(node), group, hasFewRows)))
      return 'it has rows of its own';
    if (using.some((group) => costs.isWorthStoring(node, repetitions(node, group)))) {
      return 'it would be computed many times';
    }
    return null;
  }

  return { groups, groupOf, reasons, isTensor: (node) => tensors.has(node) || isReady(node) };
}

/** The axes of a kernel, outermost first: those its reductions vary with come before those they do not. */
export function inOrder({ axes, rows }: Group): readonly Axis[] {
  if (rows === null) return axes;
  return [...axes.filter((axis) => rows.has(axis)), ...axes.filter((axis) => !rows.has(axis))];
}
