import type { Axis } from '../../kernel/axis.js';
import { axesOf } from '../../kernel/indices.js';
import type { Kernel, Output } from '../../kernel/kernel.js';
import type { Block, Point } from './block.js';
import type { Buffers } from './buffers.js';
import type { Evaluator } from './evaluate.js';
import { lanesOf, pieceOf } from './lanes.js';
import { nestedLoops, partsOf, type Step, sharedLoop } from './loops.js';
import { FAR } from './math/angles.js';
import { fitted } from './operators.js';
import { insideText, type Starts } from './places.js';
import { BLOCK, ROUND, type Schedule } from './schedule.js';
import { isMultiple, sizeText, type Value } from './text.js';

/** The loops in which outputs are written. Outputs that vary with the same axes share them. */
export class Stores {
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
    if (this.schedule.again) this.writeTwice();
    else for (const { axes, outputs } of groups.values()) this.writeGroup(axes, outputs);
  }

  /**
   * Processors that run shaders skip the body of no `if`, and of no loop at its first turn. So the reduction of far
   * angles, which is long, is there once for all that a thread computes.
   */
  private writeTwice(): void {
    const { main, schedule, kernel, evaluator } = this;
    const axis = kernel.axes[schedule.lanes!];
    const first = this.starts.get(axis)!.own;
    const end = main.name(`min(${first} + ${ROUND}, ${sizeText(axis.extent)})`);
    const [far, all, place] = [main.fresh('far'), main.inner(), main.fresh('i')];
    main.lines.push(`var ${far} = false;`);
    all.bind(axis, [place, ...[4, 8, 12].map((more) => all.name(`${place} + ${more}`))], 'blocks');
    for (const i of kernel.outputs.keys()) this.store(i, all);
    const angles = [...evaluator.angles].map((x) => `any(abs(${x}) > vec4<f32>(${FAR}))`);
    all.lines.push(`${far} = ${[far, ...angles].join(' | ')};`);
    main.close(`for (var ${place} = ${first}; ${place} < ${end}; ${place} += ${BLOCK})`, all);

    const [one, again] = [main.inner(), main.fresh('i')];
    one.bind(axis, [again]);
    this.buffers.rare = true;
    kernel.outputs.forEach((output, i) => {
      const value = evaluator.value(output.value, one, new Map());
      one.lines.push(...this.storeLines(i, output, value, one, new Map()));
    });
    main.close(`for (var ${again} = select(${end}, ${first}, ${far}); ${again} < ${end}; ${again}++)`, one);
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
    for (const part of partsOf(step, axes[axes.length - 1])) {
      for (const i of outputs) this.store(i, loop.body, part);
    }
    loop.close();
  }

  private stepOf(last: Axis, outputs: readonly number[]): Step {
    const { extent } = last;
    const rows = outputs.every((i) => lanesOf(this.kernel.outputs[i].at, last) === 'next');
    if (!rows || extent === 0 || !isMultiple(extent, 4) || this.main.lane) return 'plain';
    return this.schedule.blocks && isMultiple(extent, BLOCK) ? 'blocks' : 'lanes';
  }

  private store(i: number, block: Block, part: Point = new Map()): void {
    const output = this.kernel.outputs[i];
    for (const own of this.points(axesOfOutput(output))) {
      const point = new Map([...own, ...part]);
      const value = this.evaluator.value(output.value, block, point);
      const lines = this.storeLines(i, output, value, block, point);
      const tests = this.guards(own);
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
    if (form === 'next') {
      const piece = pieceOf(output.at, block, point);
      const start = piece === undefined ? point : new Map(point).set(lane!, 0);
      const place = this.evaluator.place(output.at, block, start);
      return [this.buffers.store(i, place, fitted(value, dtype, true), true, piece)];
    }
    return [0, 1, 2, 3].map((n) =>
      this.buffers.store(i, at(n), value.wide ? `${value.text}[${n}]` : value.text, false),
    );
  }

  private guards(point: Point): string[] {
    if (this.schedule.again) return [];
    const tests: string[] = [];
    for (const [axis, copy] of point) {
      const { lanes, blocks } = this.main.bound(axis)!;
      if (blocks) continue;
      const step = lanes ? 4 : 1;
      if (copy > 0 || this.schedule.shared) tests.push(insideText(this.starts, axis, copy, step));
    }
    return tests;
  }
}

/** The axes that an output's places or values vary with. */
export const axesOfOutput = ({ at, value }: Output): ReadonlySet<Axis> => axesOf(at, new Set(value.axes));
