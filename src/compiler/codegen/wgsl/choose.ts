import { type Axis, extentOf, known } from '../../kernel/axis.js';
import { type Expr, inOrder, type Reduce } from '../../kernel/expr.js';
import type { Kernel } from '../../kernel/kernel.js';
import { lanesOf } from './lanes.js';
import { loadsIn } from './loads.js';
import { type Adapter, BLOCK, type Schedule } from './schedule.js';
import { axesOfOutput } from './stores.js';
import { isMultiple } from './text.js';
import { MANY, threadsTogether } from './together.js';

/** Kernels of more operations would take long to compile if they treated blocks, that is four fours. */
const MOST_BY_BLOCKS = 64;
/** From how many places on there is work enough for workgroups of 64 threads that treat blocks. */
const MANY_PLACES = 65_536;

/** The schedule of a kernel of known sizes. */
export function chooseSchedule(kernel: Kernel, adapter: Adapter, fast: boolean): Schedule {
  const exprs = inOrder(kernel.outputs.map(({ value }) => value));
  const reduces = exprs.filter((x) => x.op === 'reduce');
  const outer = outerAxes(kernel, reduces, adapter);
  const inner = kernel.axes.filter((axis) => !outer.has(axis));
  const uses = (axis: Axis) => reduces.filter(({ axes }) => axes.has(axis)).length;
  inner.sort((a, b) => uses(b) - uses(a));
  const positions = (axes: Iterable<Axis>) => [...axes].map((axis) => kernel.axes.indexOf(axis));
  const length = Math.max(1, ...reduces.map((x) => extentOf(x.over)));
  const places = extentOf(kernel.axes) * length;
  const base = {
    outer: positions(kernel.axes.filter((axis) => outer.has(axis))),
    inner: positions(inner),
    copies: new Map<number, number>(),
    packed: false,
    blocks: places >= adapter.blocksFrom && lengthOf(kernel, reduces) <= MOST_BY_BLOCKS,
    again: false,
    threads: 64,
    together: false,
    shared: false,
  };
  const named = (schedule: Omit<Schedule, 'name'>): Schedule => ({ ...schedule, name: nameOf(schedule) });

  const tile = tileOf(kernel, reduces, outer, adapter);
  if (tile) return named({ ...base, ...tile });
  const together = threadsTogether(kernel, reduces, outer, adapter);
  const last = kernel.axes.length - 1;
  const lanes = lanesAlong(kernel, reduces, last) && outer.has(kernel.axes[last]) ? last : undefined;
  if (lanes !== undefined && (together === 1 || extentOf(outer) >= MANY)) {
    const whole = isMultiple(kernel.axes[last].extent, BLOCK) && extentOf(outer) >= adapter.blocksFrom;
    const blocks = base.blocks && whole;
    if (!blocks) return named({ ...base, blocks, lanes });
    const again = !fast && reduces.length === 0 && exprs.some(({ op }) => op === 'sin' || op === 'cos');
    return named({
      ...base,
      lanes,
      again,
      copies: new Map([[last, BLOCK / 4]]),
      threads: extentOf(outer) >= MANY_PLACES && !again ? 64 : 16,
    });
  }
  if (together > 1) return named({ ...base, together: true, threads: together });
  return named({ ...base, threads: reduces.length > 0 && adapter.software ? 8 : 64 });
}

const nameOf = ({
  outer,
  inner,
  lanes,
  copies,
  packed,
  blocks,
  again,
  threads,
  together,
  shared,
}: Omit<Schedule, 'name'>) =>
  [
    together ? 'group' : shared ? 'tile' : 'thread',
    threads,
    `${outer}/${inner}`,
    `lanes${lanes ?? ''}`,
    [...copies].map(([axis, count]) => `${axis}x${count}`).join(),
    packed ? 'packed' : '',
    blocks ? 'blocks' : '',
    again ? 'again' : '',
  ].join(' ');

/**
 * The axes to spread over threads: those for which the slowest thread has the least work. What a kernel writes once for
 * each row, one thread writes, so that rows are not spread over several places.
 */
function outerAxes(kernel: Kernel, reduces: readonly Reduce[], adapter: Adapter): ReadonlySet<Axis> {
  const written = kernel.outputs.map(axesOfOutput);
  const all = new Set(kernel.axes.filter((axis) => written.every((axes) => axes.has(axis))));
  const own = reduces.map(({ axes }) => new Set([...axes].filter((axis) => all.has(axis))));
  const common = new Set([...all].filter((axis) => own.every((axes) => axes.has(axis))));
  const atOnce = adapter.software ? 8 : 4096;
  let best: ReadonlySet<Axis> = all;
  let least = Number.POSITIVE_INFINITY;
  for (const outer of [all, common, ...own]) {
    const threads = threadsTogether(kernel, reduces, outer, adapter);
    const each = workOf(kernel, reduces, outer) / threads;
    const work = each * Math.ceil((extentOf(outer) * threads) / atOnce);
    if (work < least) [best, least] = [outer, work];
  }
  return best;
}

/** Operations of one thread. */
function workOf(kernel: Kernel, reduces: readonly Reduce[], outer: ReadonlySet<Axis>): number {
  const within = (axes: Iterable<Axis>) => extentOf([...axes].filter((axis) => !outer.has(axis)));
  const stores = kernel.outputs.reduce(
    (n, output) => n + within(axesOfOutput(output)) * (1 + operations(output.value)),
    0,
  );
  return reduces.reduce((n, x) => n + within(x.axes) * extentOf(x.over) * (1 + operations(x.body)), stores);
}

/** Operations in the text of a kernel. */
const lengthOf = (kernel: Kernel, reduces: readonly Reduce[]): number =>
  [...kernel.outputs.map(({ value }) => value), ...reduces.map(({ body }) => body)].reduce(
    (n, x) => n + operations(x),
    0,
  );

function operations(root: Expr): number {
  const seen = new Set<Expr>();
  const visit = (x: Expr) => {
    if (seen.has(x) || x.op === 'reduce') return;
    seen.add(x);
    if ('args' in x) x.args.forEach(visit);
  };
  visit(root);
  return seen.size;
}

/** Whether a thread should compute four neighbours along an axis: outputs lie so, and what reductions read. */
function lanesAlong(kernel: Kernel, reduces: readonly Reduce[], position: number): boolean {
  const axis = kernel.axes[position];
  if (!axis || known(axis.extent) < 4 || !isMultiple(axis.extent, 4)) return false;
  const stored = kernel.outputs.every(({ at }) => lanesOf(at, axis) === 'next');
  const read = reduces.some(({ body }) => loadsIn(body).some((load) => lanesOf(load.at, axis) === 'next'));
  return stored && (reduces.length === 0 || read);
}

/** A tile of outputs for each thread, if what a reduction reads for one of them serves others. */
function tileOf(
  kernel: Kernel,
  reduces: readonly Reduce[],
  outer: ReadonlySet<Axis>,
  adapter: Adapter,
): Partial<Schedule> | undefined {
  if (outer.size !== kernel.axes.length || outer.size < 2) return undefined;
  const loads = reduces.flatMap(({ body }) => loadsIn(body)).filter(({ axes }) => axes.size > 0);
  const reused = (axis: Axis) => known(axis.extent) >= 2 && loads.some(({ axes }) => !axes.has(axis));
  const column = kernel.axes[kernel.axes.length - 1];
  const rows = kernel.axes.slice(0, -1).filter(reused);
  if (!reused(column) || rows.length === 0) return undefined;
  const row = rows.reduce((a, b) => (known(b.extent) > known(a.extent) ? b : a));
  const lanes =
    isMultiple(column.extent, 4) && kernel.outputs.every(({ at }) => lanesOf(at, column) === 'next');
  const work = extentOf(outer) * Math.max(...reduces.map(({ over }) => extentOf(over)));
  const tall = work >= adapter.tallFrom && known(row.extent) >= 8 && known(column.extent) >= 8;
  const wide = tall || (work >= adapter.wideFrom && known(column.extent) >= 8);
  const height = tall ? 8 : known(row.extent) >= 4 ? 4 : 2;
  const depth = Math.min(...reduces.map(({ over }) => known(over[over.length - 1].extent)));
  const least = Math.min(known(row.extent), known(column.extent), depth);
  const shared = !adapter.software && least >= adapter.sharedFrom;
  const side = shared && Math.min(known(row.extent), known(column.extent)) >= 512 ? 16 : 8;
  const position = (axis: Axis) => kernel.axes.indexOf(axis);
  return {
    lanes: lanes ? position(column) : undefined,
    copies: new Map([
      [position(row), height],
      [position(column), lanes ? (wide ? 2 : 1) : 4],
    ]),
    square: [side, side],
    threads: side * side,
    shared,
    packed: !shared,
    blocks: false,
  };
}
