import type { Expr, Load } from '../../kernel/expr.js';

/** The loads of an expression, but for those of the reductions in it. */
export function loadsIn(root: Expr): Load[] {
  const found = new Set<Expr>();
  const visit = (x: Expr) => {
    if (found.has(x) || x.op === 'reduce') return;
    found.add(x);
    if ('args' in x) x.args.forEach(visit);
  };
  visit(root);
  return [...found].filter((x) => x.op === 'load');
}
