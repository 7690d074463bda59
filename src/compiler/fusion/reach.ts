import { argsOf, isCombined, type Node } from '../tensors/node.js';
import type { Group } from './group.js';
import { isInPlace } from './inPlace.js';

/** Which nodes are computed from which. */
export class Reach {
  private readonly belowOf = new Map<Node, ReadonlySet<Node>>();
  private readonly reductionsOf = new Map<Node, ReadonlySet<Node>>();

  /** What no kernel computes inside of the one that uses it: results of tfjs kernels, and indices. */
  private readonly apart: readonly Node[];

  /** Nodes, each before those it needs. */
  constructor(order: readonly Node[]) {
    this.apart = order.flatMap((node) =>
      node.op === 'opaque' ? [node] : node.op === 'take' && !isInPlace(node.indices) ? [node.indices] : [],
    );
    for (const node of [...order].reverse()) {
      const args = argsOf(node);
      this.belowOf.set(node, new Set(args.flatMap((arg) => [arg, ...this.below(arg)])));
      const own = isCombined(node) ? [node] : [];
      const isInside = node.op === 'map' || node.op === 'view';
      const others = isInside ? args.flatMap((arg) => [...this.reductions(arg)]) : [];
      this.reductionsOf.set(node, new Set([...own, ...others]));
    }
  }

  below(node: Node): ReadonlySet<Node> {
    return this.belowOf.get(node)!;
  }

  /** The reductions and scans that a node is computed from element by element. */
  reductions(node: Node): ReadonlySet<Node> {
    return this.reductionsOf.get(node)!;
  }

  /** Whether a node and some others are computed from a common one, or from each other. */
  shares(node: Node, others: readonly Node[]): boolean {
    const below = this.below(node);
    return others.some(
      (other) =>
        this.below(other).has(node) || [...this.below(other)].some((x) => x.op !== 'filled' && below.has(x)),
    );
  }

  /** Whether kernels that a group must wait for need a node: it cannot be computed in that group. */
  precedes(node: Node, group: Group, groups: readonly Group[]): boolean {
    const isBetween = (x: Node) =>
      (x === node || this.below(x).has(node)) && group.roots.some((root) => this.below(root).has(x));
    return this.apart.some(isBetween) || this.isAwaited(node, group, groups, new Set([group]));
  }

  private isAwaited(node: Node, group: Group, groups: readonly Group[], seen: Set<Group>): boolean {
    return groups.some((other) => {
      if (seen.has(other) || !this.needs(group, other)) return false;
      seen.add(other);
      return (
        other.roots.some((root) => this.below(root).has(node)) || this.isAwaited(node, other, groups, seen)
      );
    });
  }

  /** Whether a kernel needs what another one gives. */
  private needs(group: Group, other: Group): boolean {
    return group.roots.some((root) => other.roots.some((stored) => this.below(root).has(stored)));
  }
}
