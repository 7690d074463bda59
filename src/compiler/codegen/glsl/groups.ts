import { type Expr, inOrder, type Reduce } from '../../kernel/expr.js';
import type { Scopes } from './scope.js';

const isReduce = (x: Expr): x is Reduce => x.op === 'reduce';

/** Finds the reductions that can share one loop. */
export class Groups {
  /** Reductions below what is being printed, by the loop it is printed in. */
  private readonly pools: (readonly Reduce[])[] = [];
  private readonly open = new Set<Reduce>();
  private readonly below = new Map<Reduce, ReadonlySet<Expr>>();

  enter(roots: readonly Expr[], group: readonly Reduce[]) {
    this.pools.push(inOrder(roots).filter(isReduce));
    for (const x of group) this.open.add(x);
  }

  leave(group: readonly Reduce[]) {
    this.pools.pop();
    for (const x of group) this.open.delete(x);
  }

  /** A reduction and all others over the same axes for the same places, none of which needs another. */
  together(x: Reduce, scopes: Scopes): Reduce[] {
    const depth = scopes.depthOf(x.axes);
    const group = [x];
    for (const y of new Set(this.pools.flat())) {
      const alike = y.over.length === x.over.length && y.over.every((axis, i) => axis === x.over[i]);
      if (!alike || group.includes(y) || !scopes.has(y.axes) || scopes.depthOf(y.axes) !== depth) continue;
      if (scopes.stack[depth].names.has(`e${y.id}`)) continue;
      const free = [...group, ...this.open].every((z) => !this.needs(y, z) && !this.needs(z, y));
      if (free) group.push(y);
    }
    return group;
  }

  private needs(x: Reduce, y: Reduce): boolean {
    if (x === y) return true;
    const found = this.below.get(x) ?? new Set(inOrder([x.body]));
    this.below.set(x, found);
    return found.has(y);
  }
}
