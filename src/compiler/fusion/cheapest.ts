import type { Limits } from '../../backends/target.js';
import { argsOf, type Node, nodesBelow } from '../tensors/node.js';
import type { Group } from './group.js';
import { launchesOf } from './launches.js';
import { type Partition, partition, SHARED } from './partition.js';
import { priceOf } from './price.js';
import type { Step } from './step.js';

/** The partition that costs less: with values that several kernels use stored, or with all of them computed again. */
export function cheapest(outputs: readonly Node[], limits: Limits): Partition {
  const stored = withinBuffers(outputs, limits, false);
  if (![...stored.reasons].some(([node, reason]) => node.op === 'map' && reason === SHARED)) return stored;
  const again = withinBuffers(outputs, limits, true);
  const price = (parts: Partition) =>
    priceOf(
      parts.groups.flatMap((group) => launchesOf(group, parts, limits)),
      limits.instruction,
    );
  return price(again) < price(stored) ? again : stored;
}

/** A partition in which no kernel has more tensors than the target allows. */
function withinBuffers(outputs: readonly Node[], limits: Limits, again: boolean): Partition {
  const forced = new Set<Node>();
  for (;;) {
    const parts = partition(outputs, limits, forced, again);
    const isLarge = ({ run, reads, gives }: Step) =>
      run === 'kernel' && reads.length + gives.length > limits.buffers;
    const large = parts.groups.find((group) => launchesOf(group, parts, limits).some(isLarge));
    if (!large) return parts;
    const sibling = large.roots.find((root) => large.roots.length > 1 && !forced.has(root));
    const part = widestPart(large, parts, limits.buffers - 1, forced) ?? sibling;
    if (!part) throw new Error(`no kernel of ${limits.buffers} tensors computes ${large.roots[0].op}`);
    forced.add(part);
  }
}

/** The node of a kernel that is computed from most tensors, but not from too many. */
function widestPart(group: Group, parts: Partition, most: number, forced: ReadonlySet<Node>): Node | null {
  const width = (node: Node) => {
    const found = new Set<Node>();
    const visit = (x: Node) => {
      if (parts.isTensor(x) && x !== node) found.add(x);
      else argsOf(x).forEach(visit);
    };
    visit(node);
    return found.size;
  };
  const inside = nodesBelow(group.roots).filter(
    (node) =>
      (node.op === 'map' || node.op === 'take') &&
      !parts.isTensor(node) &&
      !forced.has(node) &&
      group.accesses.has(node),
  );
  const fitting = inside.filter((node) => width(node) > 1 && width(node) <= most);
  return fitting.reduce<Node | null>(
    (best, node) => (best && width(best) >= width(node) ? best : node),
    null,
  );
}
