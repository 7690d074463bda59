import { type Expr, inOrder, type Reduce } from '../../kernel/expr.js';
import type { Scopes } from './scope.js';

const isReduce = (x: Expr): x is Reduce => x.op === 'reduce';

/** Finds the reductions that can share one loop. */
export class Groups {
  /** Reductions below what is being printed, by the loop it is printed in. */
  private readonly pools: (readonly Reduce[])[] = [];
  private readonly open = new Set<Reduce>();
  private readonly below = new Map<Reduce, ReadonlySet<Expr>>();
  private readonly levels = new Map<Reduce, number>();

  enter(roots: readonly Expr[], group: readonly Reduce[]) {
    this.pools.push(inOrder(roots).filter(isReduce));
    for (const x of group) this.open.add(x);
  }

  leave(group: readonly Reduce[]) {
    this.pools.pop();
    for (const x of group) this.open.delete(x);
  }

  /**
   * A reduction and all others over the same axes for the same places, none of which needs another. Those of one level
   * go together, so that of several chains the first links share a loop, then the second ones.
   */
  together(x: Reduce, scopes: Scopes): Reduce[] {
    const depth = scopes.depthOf(x.axes);
    const group = [x];
    for (const y of new Set(this.pools.flat())) {
      const alike = y.over.length === x.over.length && y.over.every((axis, i) => axis === x.over[i]);
      if (!alike || group.includes(y) || !scopes.has(y.axes) || scopes.depthOf(y.axes) !== depth) continue;
      if (scopes.stack[depth].names.has(`e${y.id}`)) continue;
      if (this.levelOf(y) !== this.levelOf(x) || [...this.open].some((z) => this.needs(y, z))) continue;
      group.push(y);
    }
    return group;
  }

  private needs(x: Reduce, y: Reduce): boolean {
    return x === y || this.belowOf(x).has(y);
  }

  private belowOf(x: Reduce): ReadonlySet<Expr> {
    const found = this.below.get(x) ?? new Set(inOrder([x.body]));
    this.below.set(x, found);
    return found;
  }

  /** How many reductions are in each other here; of one level, none needs another. */
  private levelOf(x: Reduce): number {
    const found = this.levels.get(x);
    if (found !== undefined) return found;
    const level = [...this.belowOf(x)].filter(isReduce).reduce((n, y) => Math.max(n, this.levelOf(y) + 1), 0);
    this.levels.set(x, level);
    return level;
  }
}
