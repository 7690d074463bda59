import { type Axis, known } from '../kernel/axis.js';
import { childrenOf, type Dtype, type Expr, Exprs, inOrder, type Reduce } from '../kernel/expr.js';
import { addIndex, axisIndex, constantIndex, type Index, scaleIndex, substitute } from '../kernel/indices.js';
import type { Kernel, Output } from '../kernel/kernel.js';

/** A kernel, and which inputs of the one that it was part of it reads. */
export interface Part {
  readonly kernel: Kernel;
  readonly reads: readonly number[];
}

/**
 * Splits a kernel whose reductions do not vary with all of its axes. The first part gives what each row has once, as
 * one tensor, which is the first input of the second part. Several values are side by side as float32, which holds
 * int32 up to 2^24; more than two are in lines of two, as a texel is a square of four.
 */
export function apart({ axes, inputs, outputs }: Kernel): { rows: Part; elements: Part } | null {
  const roots = outputs.map(({ value }) => value);
  const reductions = outermost(roots, (x): x is Reduce => x.op === 'reduce');
  const varying = new Set(reductions.flatMap((x) => [...x.axes]));
  const rows = axes.filter((axis) => varying.has(axis));
  if (reductions.length === 0 || rows.length === axes.length) return null;
  const values = valuesOfRows(roots, varying);

  const free = 1 + Math.max(...axesIn(axes, roots).map(({ id }) => id));
  const lines = values.length > 2 ? [Math.ceil(values.length / 2), 2] : values.length > 1 ? [2] : [];
  const side = lines.map((extent, i) => ({ id: free + i, extent }));
  const dtype = values.length > 1 ? 'float32' : values[0].dtype;

  const first = new Rebuilt(inputs);
  const value = first.choice(values, rowMajor(side), dtype);
  const shape = [...rows, ...side].map(({ extent }) => known(extent));
  const output = { shape, dtype, at: rowMajor([...rows, ...side]), value };

  const second = new Rebuilt(inputs, [dtype]);
  const start = scaleIndex(
    rowMajor(rows),
    lines.reduce((a, b) => a * b, 1),
  );
  for (const [i, x] of values.entries()) second.load(x, addIndex(start, constantIndex(i)));
  return {
    rows: first.part([...rows, ...side], [output]),
    elements: second.part(
      axes,
      outputs.map((one) => ({ ...one, value: second.of(one.value) })),
    ),
  };
}

/** The first expressions of a kind on each way down. */
function outermost<E extends Expr>(roots: readonly Expr[], isOne: (x: Expr) => x is E): E[] {
  const found = new Set<E>();
  const seen = new Set<Expr>();
  const visit = (x: Expr) => {
    if (seen.has(x)) return;
    seen.add(x);
    if (isOne(x)) found.add(x);
    else childrenOf(x).forEach(visit);
  };
  roots.forEach(visit);
  return [...found];
}

/** The largest expressions with reductions in them that do not vary with other axes. */
function valuesOfRows(roots: readonly Expr[], varying: ReadonlySet<Axis>): Expr[] {
  const reducing = new Set<Expr>();
  for (const x of inOrder(roots)) {
    if (x.op === 'reduce' || childrenOf(x).some((y) => reducing.has(y))) reducing.add(x);
  }
  const isValue = (x: Expr): x is Expr => reducing.has(x) && [...x.axes].every((axis) => varying.has(axis));
  return outermost(roots, isValue);
}

const axesIn = (axes: readonly Axis[], roots: readonly Expr[]) => [
  ...axes,
  ...inOrder(roots).flatMap((x) => (x.op === 'reduce' ? x.over : [])),
];

const rowMajor = (axes: readonly Axis[]): Index =>
  axes.reduce((at, axis) => addIndex(scaleIndex(at, known(axis.extent)), axisIndex(axis)), constantIndex(0));

/** Expressions of a kernel made again for a part of it. */
class Rebuilt {
  private readonly exprs = new Exprs();
  private readonly made = new Map<Expr, Expr>();
  private readonly reads: number[] = [];

  /** Inputs of the whole kernel, and those that the part has before them. */
  constructor(
    private readonly inputs: readonly Dtype[],
    private readonly before: readonly Dtype[] = [],
  ) {}

  /** Has an expression read from the input that comes before. */
  load(x: Expr, at: Index) {
    this.made.set(x, this.cast(this.exprs.load(0, at, this.before[0]), x.dtype));
  }

  of(x: Expr): Expr {
    const found = this.made.get(x);
    if (found) return found;
    const made = this.build(x);
    this.made.set(x, made);
    return made;
  }

  /** Of some expressions the one with the number that a place has; the last one where there are not so many. */
  choice(xs: readonly Expr[], place: Index, dtype: Dtype): Expr {
    const { exprs } = this;
    return xs
      .map((x) => this.cast(this.of(x), dtype))
      .reduceRight((others, x, i) => {
        const isHere = exprs.apply('equal', [exprs.place(place), exprs.constant(i, 'int32')]);
        return exprs.apply('select', [isHere, x, others]);
      });
  }

  part(axes: readonly Axis[], outputs: readonly Output[]): Part {
    const { before, reads } = this;
    return { kernel: { axes, inputs: [...before, ...reads.map((i) => this.inputs[i])], outputs }, reads };
  }

  private build(x: Expr): Expr {
    const { exprs } = this;
    const of = (y: Expr) => this.of(y);
    const placeOf = (at: Index) => substitute(at, axisIndex, of);
    switch (x.op) {
      case 'reduce':
        return exprs.reduce(x.kind, x.over, of(x.body));
      case 'load':
        return exprs.load(this.input(x.input), placeOf(x.at), x.dtype);
      default:
        return exprs.like(x, placeOf, of);
    }
  }

  private input(i: number): number {
    if (!this.reads.includes(i)) this.reads.push(i);
    return this.before.length + this.reads.indexOf(i);
  }

  private cast(x: Expr, dtype: Dtype): Expr {
    return x.dtype === dtype ? x : this.exprs.apply('cast', [x], dtype);
  }
}
