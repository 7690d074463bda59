import type { Apply } from '../kernel/expr.js';
import { isExpensive } from '../tensors/builder.js';
import { argsOf, type Node } from '../tensors/node.js';

/** Instructions of functions that are not single ones. */
const EXPENSIVE = 16;
/** Computing an element costs about this many instructions where loading it would not pay. */
const CHEAP = 8;
/** A value that costs much is stored when it would be computed this many times. */
const TOO_OFTEN = 8;

export const instructionsOf = (fn: Apply['op']): number => (isExpensive(fn) ? EXPENSIVE : 1);

/** What computing an element costs, from tensors and reductions. */
export class Costs {
  private readonly known = new Map<Node, number>();

  of(node: Node): number {
    const found = this.known.get(node);
    if (found !== undefined) return found;
    const own = node.op === 'map' ? instructionsOf(node.fn) : 0;
    const isInside = node.op === 'map' || node.op === 'view';
    const cost = isInside ? argsOf(node).reduce((total, arg) => total + this.of(arg), own) : own;
    this.known.set(node, cost);
    return cost;
  }

  isCheap(node: Node): boolean {
    return this.of(node) <= CHEAP;
  }

  /** Whether to store a value instead of computing it `times` for every element. */
  isWorthStoring(node: Node, times: number): boolean {
    return times >= TOO_OFTEN && this.of(node) >= EXPENSIVE;
  }
}
