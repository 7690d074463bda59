import type { Axis } from '../../kernel/axis.js';
import type { Reduce } from '../../kernel/expr.js';
import { axesOf } from '../../kernel/indices.js';
import type { Kernel, Output } from '../../kernel/kernel.js';
import { Block, type Point } from './block.js';
import { Buffers } from './buffers.js';
import { Evaluator } from './evaluate.js';
import { tiledAxes } from './grid.js';
import { lanesOf } from './lanes.js';
import { nestedLoops, type Step, sharedLoop } from './loops.js';
import { Prelude } from './math/prelude.js';
import { fitted } from './operators.js';
import { bindOuter, insideText, type Starts } from './places.js';
import { Reductions } from './reductions.js';
import type { Schedule } from './schedule.js';
import { indented, multipleOf4, type Value } from './text.js';
import type { Tile } from './tiles.js';
import { Workgroup } from './workgroup.js';

/** The WGSL of a kernel whose sizes are parameters. */
export function shaderOf(kernel: Kernel, sizes: number, schedule: Schedule, subgroups: boolean): string {
  const buffers = new Buffers(kernel);
  const prelude = new Prelude();
  const main = new Block({ next: 0 });
  const workgroup = new Workgroup(schedule.threads, subgroups, prelude);
  const copied = [...schedule.copies].map(([axis, count]) => ({ axis: kernel.axes[axis], count }));
  const points = (axes: ReadonlySet<Axis>) =>
    copied
      .filter(({ axis }) => axes.has(axis))
      .reduce<Point[]>(
        (all, { axis, count }) =>
          all.flatMap((point) => Array.from({ length: count }, (_, i) => new Map(point).set(axis, i))),
        [new Map()],
      );
  for (let i = 0; i < sizes; i++) {
    main.lines.push(`let s${i} = sizes[${(i + 1) >> 2}].${'xyzw'[(i + 1) & 3]};`);
  }
  const starts = bindOuter(main, kernel.axes, schedule);
  const memory: string[] = [];
  const reductions: Reductions = new Reductions(
    kernel,
    {
      tile: schedule.shared ? tileOf(kernel.axes, schedule, starts) : undefined,
      declare: (line: string) => memory.push(line),
      packed: schedule.packed,
      threads: schedule.together ? schedule.threads : 1,
      acrossThreads: (x: Reduce, text: string) => workgroup.combined(x.kind, x.dtype, text),
      points,
    },
    () => evaluator,
  );
  const evaluator = new Evaluator(buffers, prelude, (x, home, at) => reductions.write(x, home, at));
  new Stores(kernel, schedule, main, starts, evaluator, buffers, points).write();

  return indented([
    ...workgroup.directives,
    ...buffers.declarations(sizes),
    ...prelude.lines,
    ...workgroup.declarations,
    ...memory,
    `@compute @workgroup_size(${schedule.threads})`,
    'fn main(',
    '@builtin(workgroup_id) wid: vec3<u32>,',
    '@builtin(num_workgroups) nwg: vec3<u32>,',
    '@builtin(local_invocation_index) li: u32,',
    ...workgroup.parameters,
    ') {',
    ...main.lines,
    '}',
  ]);
}

/** The loops in which outputs are written. Outputs that vary with the same axes share them. */
class Stores {
  private readonly inner: readonly Axis[];

  constructor(
    private readonly kernel: Kernel,
    private readonly schedule: Schedule,
    private readonly main: Block,
    private readonly starts: Starts,
    private readonly evaluator: Evaluator,
    private readonly buffers: Buffers,
    private readonly points: (axes: ReadonlySet<Axis>) => readonly Point[],
  ) {
    this.inner = schedule.inner.map((axis) => kernel.axes[axis]);
  }

  write(): void {
    const groups = new Map<string, { readonly axes: Axis[]; readonly outputs: number[] }>();
    this.kernel.outputs.forEach((output, i) => {
      const varying = axesOfOutput(output);
      const axes = this.inner.filter((axis) => varying.has(axis));
      const key = axes.map((axis) => axis.id).join();
      const group = groups.get(key);
      if (group) group.outputs.push(i);
      else groups.set(key, { axes, outputs: [i] });
    });
    for (const { axes, outputs } of groups.values()) this.writeGroup(axes, outputs);
  }

  private writeGroup(axes: readonly Axis[], outputs: readonly number[]): void {
    if (axes.length === 0) {
      for (const i of outputs) this.store(i, this.main);
      return;
    }
    const step = this.stepOf(axes[axes.length - 1], outputs);
    const loop = this.schedule.together
      ? sharedLoop(this.main, axes, step, this.schedule.threads)
      : nestedLoops(this.main, axes, step);
    for (const i of outputs) this.store(i, loop.body);
    loop.close();
  }

  private stepOf(last: Axis, outputs: readonly number[]): Step {
    const { extent } = last;
    const rows = outputs.every((i) => lanesOf(this.kernel.outputs[i].at, last) === 'next');
    return rows && extent !== 0 && multipleOf4(extent) && !this.main.lane ? 'lanes' : 'plain';
  }

  private store(i: number, block: Block): void {
    const output = this.kernel.outputs[i];
    for (const point of this.points(axesOfOutput(output))) {
      const value = this.evaluator.value(output.value, block, point);
      const lines = this.storeLines(i, output, value, block, point);
      const tests = this.guards(point);
      if (this.schedule.together && block === this.main) tests.push('local == 0');
      block.lines.push(...(tests.length === 0 ? lines : [`if (${tests.join(' && ')}) {`, ...lines, '}']));
    }
  }

  private storeLines(i: number, output: Output, value: Value, block: Block, point: Point): string[] {
    const { lane } = block;
    const form = lane ? lanesOf(output.at, lane) : 'same';
    const at = (n: number) => this.evaluator.place(output.at, block, point, n);
    const { dtype } = output;
    if (form === 'same')
      return [this.buffers.store(i, at(0), value.wide ? `${value.text}.x` : value.text, false)];
    if (form === 'next') return [this.buffers.store(i, at(0), fitted(value, dtype, true), true)];
    return [0, 1, 2, 3].map((n) =>
      this.buffers.store(i, at(n), value.wide ? `${value.text}[${n}]` : value.text, false),
    );
  }

  private guards(point: Point): string[] {
    const tests: string[] = [];
    for (const [axis, copy] of point) {
      const step = this.main.bound(axis)!.lanes ? 4 : 1;
      if (copy > 0 || this.schedule.shared) tests.push(insideText(this.starts, axis, copy, step));
    }
    return tests;
  }
}

const axesOfOutput = ({ at, value }: Output): ReadonlySet<Axis> => axesOf(at, new Set(value.axes));

function tileOf(axes: readonly Axis[], schedule: Schedule, starts: Starts): Tile {
  const square = schedule.square!;
  const [row, column] = tiledAxes(schedule).map((position, i) => ({
    axis: axes[position],
    copies: schedule.copies.get(position)!,
    threads: square[i],
    lanes: schedule.lanes === position,
    first: starts.get(axes[position])!.group,
    own: i === 0 ? `(local / ${square[1]})` : `(local % ${square[1]})`,
  }));
  return { row, column, threads: schedule.threads };
}
