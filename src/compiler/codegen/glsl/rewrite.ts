import type { Axis } from '../../kernel/axis.js';
import type { Expr, Exprs } from '../../kernel/expr.js';
import { axisIndex, type Index, substitute } from '../../kernel/indices.js';

/** Expressions with some of their axes replaced by other places. */
export function rewriter(exprs: Exprs, places: ReadonlyMap<Axis, Index>): (x: Expr) => Expr {
  const done = new Map<Expr, Expr>();
  const axisAt = (axis: Axis) => places.get(axis) ?? axisIndex(axis);
  const indexOf = (index: Index) => substitute(index, axisAt, rewritten);
  const rewritten = (x: Expr): Expr => {
    const found = done.get(x);
    if (found) return found;
    const made = build(x);
    done.set(x, made);
    return made;
  };
  /** Of what a reduction combines: its own axes stay. */
  const around = (over: readonly Axis[]) =>
    over.some((axis) => places.has(axis))
      ? rewriter(exprs, new Map([...places].filter(([axis]) => !over.includes(axis))))
      : rewritten;
  const build = (x: Expr): Expr =>
    x.op === 'reduce'
      ? exprs.reduce(x.kind, x.over, around(x.over)(x.body))
      : exprs.like(x, indexOf, rewritten);
  return rewritten;
}
