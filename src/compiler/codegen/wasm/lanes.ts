import type { Axis } from '../../kernel/axis.js';
import { childrenOf, type Expr, type Load, type Reduce } from '../../kernel/expr.js';
import { growth } from './address.js';
import { clampedAlong } from './clamps.js';

/** Loads that run with a loop over the axes of a reduction: those of other reductions in it are done before. */
export function loadsIn(root: Expr, inner: ReadonlySet<Axis>): Load[] {
  const seen = new Set<Expr>();
  const loads: Load[] = [];
  const visit = (x: Expr) => {
    if (seen.has(x) || ![...inner].some((axis) => x.axes.has(axis))) return;
    seen.add(x);
    if (x.op === 'load') loads.push(x);
    childrenOf(x).forEach(visit);
  };
  visit(root);
  return loads;
}

const GATHER = 4;

/** Instructions that load four numbers along an axis. */
export function costAlong(load: Load, axis: Axis): number {
  if (!load.axes.has(axis)) return 1;
  const step = growth(load.at, axis);
  if (step === undefined && clampedAlong(load.at, axis)) return 2;
  return step === 1 ? 1 : step === -1 ? 1.5 : GATHER;
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const bodyLoads = ({ over, body }: Reduce) => loadsIn(body, new Set(over));

/** The axis that four lanes of a reduction on its own run along. */
export function ownLanes(reduce: Reduce): { readonly axis: Axis; readonly cost: number } {
  const loads = bodyLoads(reduce);
  const costs = reduce.over.map((axis) => ({
    axis,
    cost: sum(loads.map((load) => costAlong(load, axis))),
  }));
  return costs.reduce((best, next) => (next.cost <= best.cost ? next : best));
}

/** How a reduction that varies with the lanes goes on: four results at once, or each along lanes of its own. */
export function acrossOrAlong(reduce: Reduce, lanes: Axis) {
  const loads = bodyLoads(reduce);
  const across = sum(loads.map((load) => costAlong(load, lanes)));
  const { axis } = ownLanes(reduce);
  const along = sum(loads.map((load) => costAlong(load, axis) / (load.axes.has(lanes) ? 1 : 4)));
  return along < across ? { along: axis, cost: along } : { along: undefined, cost: across };
}
