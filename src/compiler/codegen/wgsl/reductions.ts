import type { Axis } from '../../kernel/axis.js';
import { type Expr, inOrder, type Reduce } from '../../kernel/expr.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { Block, Point } from './block.js';
import { type Evaluator, valueKey } from './evaluate.js';
import { lanesOf } from './lanes.js';
import { loadsIn } from './loads.js';
import { type Loop, nestedLoops, partsOf, type Step, sharedLoop } from './loops.js';
import { combined, fitted, foldedLanes, startOf } from './operators.js';
import { BLOCK } from './schedule.js';
import { isMultiple, typeOf, type Value } from './text.js';
import { sharedOperands, type Tile, tiledLoop } from './tiles.js';

/** What the schedule says of reductions. */
export interface ReduceOptions {
  readonly packed: boolean;
  readonly blocks: boolean;
  /** Threads that compute together what does not vary within a workgroup; 1 if each works alone. */
  readonly threads: number;
  /** The text of a number combined over the threads of a workgroup. */
  readonly acrossThreads: (reduce: Reduce, text: string) => string;
  /** All the points of the axes that have several places. */
  readonly points: (axes: ReadonlySet<Axis>) => readonly Point[];
  /** The square of outputs of a workgroup that shares what it reads. */
  readonly tile?: Tile;
  /** Put a line before the functions of the shader. */
  readonly declare: (line: string) => void;
}

/** Writes the loops of reductions. Those over the same axes that do not need one another share a loop. */
export class Reductions {
  private readonly all: readonly Reduce[];
  private readonly needs: ReadonlyMap<Reduce, ReadonlySet<Expr>>;
  private readonly begun = new Set<Reduce>();

  constructor(
    kernel: Kernel,
    private readonly options: ReduceOptions,
    private readonly evaluator: () => Evaluator,
  ) {
    const exprs = inOrder(kernel.outputs.map((output) => output.value));
    this.all = exprs.filter((x) => x.op === 'reduce');
    this.needs = new Map(this.all.map((x) => [x, new Set(inOrder([x.body]))]));
  }

  write(x: Reduce, home: Block, at: Point): Value {
    if (x.over.length === 0) return this.evaluator().value(x.body, home, at);
    const group = this.sharing(x, home, at);
    for (const member of group) this.begun.add(member);
    const together = this.options.threads > 1 && home.depth === 0;
    const { loop, step } = this.open(group, home, together);

    const last = x.over[x.over.length - 1];
    const totals = group.flatMap((reduce) =>
      this.options.points(reduce.axes).map((point) => ({ reduce, point, name: home.fresh('total') })),
    );
    const wide = new Map<Reduce, boolean>();
    const own = step === 'lanes' || step === 'blocks';
    if (own) for (const reduce of group) wide.set(reduce, true);
    for (const part of partsOf(step, last)) {
      for (const { reduce, point, name } of totals) {
        const inside = new Map([...point, ...part]);
        wide.set(reduce, this.update(reduce, name, loop.body, inside, wide.get(reduce)));
      }
    }
    for (const { reduce, name } of totals) {
      const type = typeOf(reduce.dtype, wide.get(reduce)!);
      const start = startOf(reduce.kind, reduce.dtype);
      this.evaluator().prelude.scan(start);
      home.lines.push(`var ${name} = ${type}(${start});`);
    }
    loop.close();
    for (const { reduce, point, name } of totals) {
      const one = own ? foldedLanes(reduce.kind, name, reduce.dtype, this.evaluator().prelude) : name;
      const text = together ? this.options.acrossThreads(reduce, one) : one;
      home.values.set(valueKey(reduce, point), { text: home.name(text), wide: wide.get(reduce)! && !own });
    }
    for (const member of group) this.begun.delete(member);
    return home.values.get(valueKey(x, at))!;
  }

  private open(group: readonly Reduce[], home: Block, together: boolean): { loop: Loop; step: Step } {
    const [{ over }] = group;
    const { tile, points, declare, threads } = this.options;
    const operands = tile && home.depth === 0 ? sharedOperands(group, tile) : [];
    if (tile && operands.length > 0) {
      const context = { tile, points, declare, evaluator: this.evaluator() };
      return { loop: tiledLoop(home, over, operands, context), step: 'plain' };
    }
    const step = this.stepOf(group, home);
    return { loop: together ? sharedLoop(home, over, step, threads) : nestedLoops(home, over, step), step };
  }

  /** Combine the total with the body's value; whether they are wide, which all the values of a reduction are alike. */
  private update(reduce: Reduce, name: string, block: Block, at: Point, known?: boolean): boolean {
    const evaluator = this.evaluator();
    const { body, dtype, kind } = reduce;
    const factors = kind === 'sum' && dtype === 'float32' && body.op === 'mul' ? body.args : [body];
    const values = factors.map((x) => evaluator.value(x, block, at));
    const wide = known ?? values.some((value) => value.wide);
    const texts = values.map((value) => fitted(value, dtype, wide));
    const next =
      texts.length === 2
        ? `fma(${texts[0]}, ${texts[1]}, ${name})`
        : combined(kind, name, texts[0], dtype, wide, evaluator.prelude);
    block.lines.push(`${name} = ${next};`);
    return wide;
  }

  private sharing(x: Reduce, home: Block, at: Point): Reduce[] {
    const group = [x];
    for (const other of this.all) {
      const fits =
        !group.includes(other) &&
        !this.begun.has(other) &&
        sameAxes(other, x) &&
        !home.values.has(valueKey(other, at)) &&
        [...group, ...this.begun].every((member) => this.independent(member, other));
      if (fits) group.push(other);
    }
    return group;
  }

  private independent(a: Reduce, b: Reduce): boolean {
    return !this.needs.get(a)!.has(b) && !this.needs.get(b)!.has(a);
  }

  private stepOf(group: readonly Reduce[], home: Block): Step {
    const { over } = group[0];
    const last = over[over.length - 1];
    if (!last || last.extent === 0 || !isMultiple(last.extent, 4)) return 'plain';
    const rows = group.some(({ body }) => loadsIn(body).some((load) => lanesOf(load.at, last) === 'next'));
    if (!rows) return 'plain';
    if (this.options.packed) return 'packed';
    if (home.lane) return 'plain';
    return this.options.blocks && isMultiple(last.extent, BLOCK) ? 'blocks' : 'lanes';
  }
}

const sameAxes = (a: Reduce, b: Reduce) =>
  a.over.length === b.over.length &&
  a.over.every((axis, i) => axis === b.over[i]) &&
  a.axes.size === b.axes.size &&
  [...a.axes].every((axis) => b.axes.has(axis));
