import type { Axis, Size } from '../../kernel/axis.js';
import type { Apply, Expr, Reduce } from '../../kernel/expr.js';
import { axesOf } from '../../kernel/indices.js';
import type { Kernel, Output } from '../../kernel/kernel.js';
import { growth, placeOf, type Sizes } from './address.js';
import { i32 } from './asm/scalar.js';
import { f32x4, i32x4, shuffle } from './asm/simd.js';
import type { I32, Local, V128 } from './asm/value.js';
import { type Buffer, load, store } from './elements.js';
import { type Helpers, isMath } from './helpers.js';
import { KeptRows } from './kept.js';
import { operate } from './operations.js';
import { at, laneAxis, lanePlace, lanesAt, type Places, within } from './places.js';
import { keyOf, Reductions } from './reductions.js';
import { Scans } from './scans.js';
import type { Schedule } from './schedule.js';
import { loops, type Scope, type Tile } from './scope.js';

/** How often a function of mathematics is written out in one place, at most. */
const INLINED = 4;

/** Writes the loops of a kernel. */
export class Nest implements Sizes {
  private readonly reductions: Reductions;
  private readonly rows: KeptRows;
  private readonly scans: Scans;

  constructor(
    private readonly kernel: Kernel,
    private readonly schedule: Schedule,
    private readonly inputs: readonly Buffer[],
    private readonly outputs: readonly Buffer[],
    private readonly parameters: readonly I32[],
    private readonly helpers: Helpers,
    /** Where rows may be kept. */
    memory: Local<'i32'>,
  ) {
    this.rows = new KeptRows(kernel, schedule, memory, this);
    this.scans = new Scans(kernel, this);
    this.reductions = new Reductions(
      this,
      kernel.outputs.map(({ value }) => value),
    );
  }

  size(size: Size): I32 {
    return typeof size === 'number' ? i32.constant(size) : this.parameters[size.index];
  }

  write(scope: Scope, depth = 0): void {
    if (depth === this.kernel.axes.length - 1) this.rows.fill(scope);
    const left = this.kernel.outputs.filter((output) => {
      const axes = axesOfOutput(output);
      if (this.kernel.axes.slice(depth).some((axis) => axes.has(axis))) return true;
      if (scope.home(axes) === scope) this.store(output, axes, scope);
      return false;
    });
    if (left.length === 0) return;
    const axis = this.kernel.axes[depth];
    if (depth === this.kernel.axes.length - 1) this.scans.start(scope);
    loops(scope, axis, this.size(axis.extent), tilesOf(this.schedule, depth), (inner) =>
      this.write(inner, depth + 1),
    );
  }

  private store(output: Output, axes: ReadonlySet<Axis>, scope: Scope): void {
    const buffer = this.outputs[this.kernel.outputs.indexOf(output)];
    for (const places of scope.instances(axes)) {
      const x = this.value(output.value, places, scope);
      store(this, buffer, output.at, x, within(places, axes), scope);
    }
  }

  value(x: Expr, places: Places, scope: Scope): V128 {
    if (x.op === 'constant') return constant(x.value, x.dtype);
    const own = within(places, x.axes);
    const home = scope.home(x.axes);
    const key = keyOf(x, own);
    const found = home.values.get(key);
    if (found) return found;
    const read = this.rows.read(x, own, home);
    const made = home.block.let(read ?? this.compute(x, own, home));
    if (!read) this.rows.write(x, made, own, home);
    home.values.set(key, made);
    return made;
  }

  private compute(x: Exclude<Expr, { op: 'constant' }>, places: Places, scope: Scope): V128 {
    switch (x.op) {
      case 'load':
        return load(this, this.inputs[x.input], x.at, places, scope);
      case 'place': {
        const axis = laneAxis(places);
        if (!axis) return i32x4.splat(placeOf(this, x.at, places, scope));
        const lane = (n: number) => placeOf(this, x.at, lanePlace(places, axis, n), scope);
        if (growth(x.at, axis) === 1) return i32x4.add(i32x4.splat(lane(0)), i32x4.lanes(0, 1, 2, 3));
        return [1, 2, 3].reduce((all, n) => i32x4.replace(all, n, lane(n)), i32x4.splat(lane(0)));
      }
      case 'reduce':
        return this.reduced(x, places, scope);
      case 'scan':
        return this.scans.value(x, places, scope);
      default:
        return this.applied(x, places, scope);
    }
  }

  /** One lane of a reduction that is computed for four is taken from them. */
  private reduced(x: Reduce, places: Places, scope: Scope): V128 {
    const four = [...places].find(([axis, spot]) => !spot.lanes && scope.spots(axis)[0].lanes);
    if (four) {
      const [axis, { offset }] = four;
      const lane = offset % 4;
      const all = this.value(x, new Map(places).set(axis, lanesAt(offset - lane)), scope);
      return shuffle(all, all, [lane, lane, lane, lane]);
    }
    this.reductions.compute(x, scope);
    return scope.values.get(keyOf(x, places))!;
  }

  private applied(x: Apply, places: Places, scope: Scope): V128 {
    const args = x.args.map((arg) => this.value(arg, places, scope));
    if (isMath(x.op)) {
      const name = x.op === 'exp' && isNotPositive(x.args[0]) ? 'expOfNegative' : x.op;
      const inline = scope.main && scope.instances(x.axes).length <= INLINED;
      return this.helpers.apply(scope.block, name, args[0], inline);
    }
    if ((x.op === 'max' || x.op === 'min') && x.dtype === 'float32') {
      // A number as the second operand of the shorter instruction leaves NaN as it is.
      const bound = x.args.findIndex((arg) => arg.op === 'constant' && !Number.isNaN(arg.value));
      const shorter = x.op === 'max' ? f32x4.pmax : f32x4.pmin;
      if (bound >= 0) return shorter(args[1 - bound], args[bound]);
    }
    return operate(x.op, x.args[x.op === 'select' ? 1 : 0].dtype, x.dtype, args);
  }
}

const constant = (x: number, dtype: Apply['dtype']): V128 =>
  dtype === 'float32' ? f32x4.constant(x) : i32x4.constant(dtype === 'bool' && x !== 0 ? -1 : x);

const axesOfOutput = ({ at: index, value }: Output): ReadonlySet<Axis> =>
  new Set([...axesOf(index), ...value.axes]);

/** Whether a number is known to be 0 or less: x less its maximum, or the negative of a square. */
function isNotPositive(x: Expr): boolean {
  if (x.op === 'sub') {
    const [a, most] = x.args;
    return most.op === 'reduce' && most.kind === 'max' && most.body === a;
  }
  return x.op === 'neg' && x.args[0].op === 'mul' && x.args[0].args[0] === x.args[0].args[1];
}

/** The tiles of an axis of the kernel. */
function tilesOf({ lanes, vectors, rows, tile }: Schedule, depth: number): Tile[] {
  const one: Tile = { step: 1, spots: [at(0)] };
  if (depth === lanes) {
    const four: Tile = { step: 4, spots: [lanesAt(0)] };
    const many = { step: 4 * vectors, spots: Array.from({ length: vectors }, (_, i) => lanesAt(4 * i)) };
    return vectors > 1 ? [many, four, one] : [four, one];
  }
  if (depth !== rows) return [one];
  return [{ step: tile, spots: Array.from({ length: tile }, (_, i) => at(i)) }, one];
}
