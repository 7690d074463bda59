import type { Axis } from '../../kernel/axis.js';
import type { Reduce } from '../../kernel/expr.js';
import type { Kernel } from '../../kernel/kernel.js';
import { Block, type Point } from './block.js';
import { Buffers } from './buffers.js';
import { Evaluator } from './evaluate.js';
import { tiledAxes } from './grid.js';
import { Prelude } from './math/prelude.js';
import { bindOuter, type Starts } from './places.js';
import { Reductions } from './reductions.js';
import type { Schedule } from './schedule.js';
import { Stores } from './stores.js';
import { indented } from './text.js';
import type { Tile } from './tiles.js';
import { Workgroup } from './workgroup.js';

/** The parts of a shader. */
export interface Shader {
  /** How many sizes are parameters. */
  readonly sizes: number;
  readonly threads: number;
  readonly buffers: Buffers;
  readonly workgroup: Workgroup;
  /** Functions, and the memory that a workgroup shares. */
  readonly declarations: readonly string[];
  readonly main: readonly string[];
}

/** The shader of a kernel whose sizes are parameters. */
export function shaderOf(
  kernel: Kernel,
  sizes: number,
  schedule: Schedule,
  subgroups: boolean,
  fast: boolean,
): Shader {
  const buffers = new Buffers(kernel);
  const prelude = new Prelude(fast);
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
      blocks: schedule.blocks,
      threads: schedule.together ? schedule.threads : 1,
      acrossThreads: (x: Reduce, text: string) => workgroup.combined(x.kind, x.dtype, text),
      points,
    },
    () => evaluator,
  );
  const evaluator = new Evaluator(
    buffers,
    prelude,
    (x, home, at) => reductions.write(x, home, at),
    schedule.again,
  );
  new Stores(kernel, schedule, main, starts, evaluator, buffers, points).write();

  const declarations = [...prelude.lines, ...workgroup.declarations, ...memory];
  return { sizes, threads: schedule.threads, buffers, workgroup, declarations, main: main.lines };
}

/** A module of its own. */
export const moduleText = ({ sizes, threads, buffers, workgroup, declarations, main }: Shader): string =>
  indented([
    ...workgroup.directives,
    ...buffers.bindings(sizes),
    ...buffers.accessors(),
    ...declarations,
    `@compute @workgroup_size(${threads})`,
    'fn main(',
    '@builtin(workgroup_id) wid: vec3<u32>,',
    '@builtin(num_workgroups) nwg: vec3<u32>,',
    '@builtin(local_invocation_index) li: u32,',
    ...workgroup.parameters,
    ') {',
    ...main,
    '}',
  ]);

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
