import { type Axis, known } from '../../kernel/axis.js';
import { childrenOf, type Expr, inOrder, type Load, type Reduce } from '../../kernel/expr.js';
import { axesOf } from '../../kernel/indices.js';
import type { Kernel } from '../../kernel/kernel.js';
import { growth } from './address.js';
import { isMath } from './helpers.js';
import { keptExprs } from './kept.js';
import { acrossOrAlong, costAlong, loadsIn, ownLanes } from './lanes.js';
import { scannedAxis } from './scans.js';

/** How the loops of a kernel go: axes by their depth. */
export interface Schedule {
  /** The axis that four lanes run along. */
  readonly lanes: number | undefined;
  /** Vectors of four that one step takes. */
  readonly vectors: number;
  /** An axis of which one step takes several places, so that they share what they load. */
  readonly rows: number | undefined;
  readonly tile: number;
}

export const scheduleName = ({ lanes, vectors, rows, tile }: Schedule): string =>
  `lanes ${lanes}x${vectors} rows ${rows}x${tile}`;

const LANES = 4;
const ROWS = 4;
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** A kernel with its loops in the order that serves it best. */
export function scheduled(kernel: Kernel): { readonly kernel: Kernel; readonly schedule: Schedule } {
  const exprs = inOrder(kernel.outputs.map(({ value }) => value));
  const reduces = exprs.filter((x): x is Reduce => x.op === 'reduce');
  const loads = kernel.outputs.flatMap(({ value }) => loadsIn(value, new Set(kernel.axes)));
  const dependents = (axis: Axis) => reduces.filter((x) => x.axes.has(axis)).length;
  const scanned = scannedAxis(kernel);
  // What a reduction varies with comes first, so that it is computed once for all the other places.
  const axes = [...kernel.axes].sort(
    (a, b) => Number(a === scanned) - Number(b === scanned) || dependents(b) - dependents(a),
  );

  const lanes = bestLanes(kernel, axes, reduces, loads);
  const varying = lanes ? reduces.filter((x) => x.axes.has(lanes)) : [];
  const along = lanes && varying.some((x) => acrossOrAlong(x, lanes).along !== undefined);
  const shared = lanes && !scanned ? sharedRows(axes, lanes, varying) : undefined;
  // What is computed once for a further axis may cost more: its results stay in order.
  const rows = axes.every((axis) => dependents(axis) >= dependents(shared ?? axis)) ? shared : undefined;
  const order =
    rows && lanes && dependents(lanes) >= dependents(rows)
      ? [...axes.filter((axis) => axis !== lanes && axis !== rows), lanes, rows]
      : axes;
  const depth = (axis: Axis | undefined) => (axis ? order.indexOf(axis) : undefined);
  const ordered = { ...kernel, axes: order };
  const loops = { lanes: depth(lanes), rows: depth(rows), tile: rows ? (along ? 2 : ROWS) : 1 };
  const kept = new Set(keptExprs(ordered, loops));
  const costly = lanes && costlyAlong(kernel, lanes, kept);
  const vectors = along ? 1 : rows ? 2 : varying.length > 0 ? 4 : costly ? 1 : 4;
  return { kernel: ordered, schedule: { ...loops, vectors } };
}

/** The axis along which four places are computed at once with the least work, if any is long enough. */
function bestLanes(
  kernel: Kernel,
  axes: readonly Axis[],
  reduces: readonly Reduce[],
  loads: readonly Load[],
): Axis | undefined {
  const cost = (axis: Axis) => {
    const stores = kernel.outputs.map(({ at }) =>
      !axesOf(at).has(axis) || Math.abs(Number(growth(at, axis))) === 1 ? 1 : LANES,
    );
    const insides = reduces.map((x) => {
      const times = x.over.reduce((n, { extent }) => n * known(extent), 1);
      return times * (x.axes.has(axis) ? acrossOrAlong(x, axis).cost : ownLanes(x).cost);
    });
    const all = sum(stores) + sum(insides) + sum(loads.map((load) => costAlong(load, axis)));
    const extent = known(axis.extent);
    return (all * LANES * (Math.floor(extent / LANES) + (extent % LANES))) / extent;
  };
  const long = axes.filter((axis) => known(axis.extent) >= LANES);
  return long
    .map((axis) => ({ axis, cost: cost(axis) }))
    .reduce<{ readonly axis: Axis; readonly cost: number } | undefined>(
      (best, next) => (best && best.cost < next.cost ? best : next),
      undefined,
    )?.axis;
}

/** The innermost axis of which several places share loads of the reductions that vary with it. */
function sharedRows(axes: readonly Axis[], lanes: Axis, reduces: readonly Reduce[]): Axis | undefined {
  const shares = (axis: Axis) =>
    axis !== lanes &&
    known(axis.extent) >= ROWS &&
    reduces.some((x) => x.axes.has(axis) && loadsOf(x).some((load) => !load.axes.has(axis)));
  return axes.filter(shares).pop();
}

/** Whether a function of mathematics is computed for every place of an axis, unless it is kept from before. */
function costlyAlong({ outputs }: Kernel, axis: Axis, kept: ReadonlySet<Expr>): boolean {
  const seen = new Set<Expr>();
  const visit = (x: Expr): boolean => {
    if (seen.has(x) || kept.has(x) || !x.axes.has(axis)) return false;
    seen.add(x);
    return isMath(x.op) || childrenOf(x).some(visit);
  };
  return outputs.some(({ value }) => visit(value));
}

const loadsOf = ({ body, over }: { readonly body: Expr; readonly over: readonly Axis[] }): Load[] =>
  loadsIn(body, new Set(over));
