import type { Axis } from '../../kernel/axis.js';
import { childrenOf, type Expr, inOrder, type Reduce } from '../../kernel/expr.js';
import { axisIndex } from '../../kernel/indices.js';
import type { Kernel } from '../../kernel/kernel.js';
import { type Sizes, sizeTimes } from './address.js';
import { i32 } from './asm/scalar.js';
import type { Local, V128 } from './asm/value.js';
import { type Buffer, load, store } from './elements.js';
import { isMath } from './helpers.js';
import type { Places } from './places.js';
import type { Schedule } from './schedule.js';
import type { Scope } from './scope.js';

/** The reductions over the innermost axis of a kernel that are done before its loop. */
const before = (kernel: Kernel, axis: Axis): Reduce[] =>
  inOrder(kernel.outputs.map(({ value }) => value)).filter(
    (x): x is Reduce => x.op === 'reduce' && x.over.length === 1 && x.over[0] === axis,
  );

/**
 * What costs much and is needed by a reduction along rows and again along the same rows, as the exponentials of a
 * softmax are: it is written to a row of memory when it is computed first.
 */
export function keptExprs(
  kernel: Kernel,
  { lanes, rows }: Pick<Schedule, 'lanes' | 'rows'>,
): readonly Expr[] {
  const axis = kernel.axes[kernel.axes.length - 1];
  // Rows that are worked on together would need memory each.
  if (lanes === undefined || lanes !== kernel.axes.length - 1 || rows !== undefined) return [];
  const costly = (x: Expr) => isMath(x.op) && x.dtype === 'float32' && x.axes.has(axis);
  const inRows = new Set(inOrder(before(kernel, axis).map(({ body }) => body)).filter(costly));
  const again = new Set<Expr>();
  const visit = (x: Expr) => {
    if (again.has(x) || !x.axes.has(axis)) return;
    again.add(x);
    // What is inside of what is kept is not needed again.
    if (!inRows.has(x)) childrenOf(x).forEach(visit);
  };
  for (const { value } of kernel.outputs) visit(value);
  return [...inRows].filter((x) => again.has(x));
}

/** Rows of memory for what is needed again, one row of the kernel after the other. */
export class KeptRows {
  private readonly axis: Axis;
  private readonly exprs: readonly Expr[];
  private readonly first: readonly Reduce[];
  private readonly filled = new Set<Expr>();
  private scope: Scope | undefined;

  constructor(
    kernel: Kernel,
    schedule: Schedule,
    private readonly memory: Local<'i32'>,
    private readonly sizes: Sizes,
  ) {
    this.axis = kernel.axes[kernel.axes.length - 1];
    this.exprs = keptExprs(kernel, schedule);
    this.first = this.exprs.length > 0 ? before(kernel, this.axis) : [];
  }

  /** Do the reductions of a row, so that what they compute is kept for the loop that follows. */
  fill(scope: Scope): void {
    this.filled.clear();
    this.scope = scope;
    for (const reduce of this.first) {
      if (scope.home(reduce.axes) !== scope) continue;
      for (const places of scope.instances(reduce.axes)) this.sizes.value(reduce, places, scope);
      for (const x of inOrder([reduce.body])) if (this.exprs.includes(x)) this.filled.add(x);
    }
  }

  private buffer(x: Expr, scope: Scope): Buffer {
    const row = this.exprs.indexOf(x);
    const name = `row${row}`;
    const before = scope.root.place(name, () =>
      i32.add(this.memory, i32.mul(sizeTimes(this.sizes, scope, this.axis.extent, 4), i32.constant(row))),
    );
    return { name, pointer: before, dtype: 'float32' };
  }

  private holds(x: Expr, scope: Scope): boolean {
    return scope.axis === this.axis && scope.parent === this.scope && this.exprs.includes(x);
  }

  /** What was kept before. */
  read(x: Expr, places: Places, scope: Scope): V128 | undefined {
    if (!this.holds(x, scope) || !this.filled.has(x)) return undefined;
    return load(this.sizes, this.buffer(x, scope), axisIndex(this.axis), places, scope);
  }

  write(x: Expr, made: V128, places: Places, scope: Scope): void {
    if (!this.holds(x, scope) || this.filled.has(x)) return;
    store(this.sizes, this.buffer(x, scope), axisIndex(this.axis), made, places, scope);
  }
}
