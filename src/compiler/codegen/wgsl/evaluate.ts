import type { Axis, Size } from '../../kernel/axis.js';
import type { Apply, Expr, Load, Place, Reduce } from '../../kernel/expr.js';
import { axesOf, type Index, type Term } from '../../kernel/indices.js';
import type { Block, Point } from './block.js';
import type { Buffers } from './buffers.js';
import { lanesOf, pieceOf } from './lanes.js';
import type { Prelude } from './math/prelude.js';
import { applied, fitted } from './operators.js';
import { literal, sizeText, typeOf, type Value } from './text.js';

const LANES = [0, 1, 2, 3];

/** How reductions are computed: it depends on the schedule. */
export type ReduceWriter = (x: Reduce, home: Block, at: Point) => Value;

/** Writes the statements that compute expressions, each in the outermost block that knows its axes. */
export class Evaluator {
  constructor(
    private readonly buffers: Buffers,
    readonly prelude: Prelude,
    private readonly reduce: ReduceWriter,
    /** Whether fours of angles are taken to be near. */
    private readonly near: boolean,
  ) {}

  /** Those that were. */
  readonly angles = new Set<string>();

  value(x: Expr, block: Block, at: Point): Value {
    if (x.op === 'constant') return { text: this.constant(x.value, x.dtype), wide: false };
    const home = block.home(x.axes);
    const key = valueKey(x, at);
    const found = home.values.get(key);
    if (found) return found;
    const value = this.compute(x, home, at);
    const named = { text: home.name(value.text), wide: value.wide };
    home.values.set(key, named);
    return named;
  }

  private constant(value: number, dtype: Expr['dtype']): string {
    const text = literal(value, dtype);
    this.prelude.scan(text);
    return text;
  }

  private compute(x: Exclude<Expr, { op: 'constant' }>, home: Block, at: Point): Value {
    switch (x.op) {
      case 'place':
        return this.placeValue(x, home, at);
      case 'load':
        return this.load(x, home, at);
      case 'reduce':
        return this.reduce(x, home, at);
      case 'scan':
        throw new Error('a scan has no code');
      default:
        return this.apply(x, home, at);
    }
  }

  private apply(x: Apply, home: Block, at: Point): Value {
    const values = x.args.map((arg) => this.value(arg, home, at));
    const wide = values.some((value) => value.wide);
    const args = values.map((value, i) => fitted(value, x.args[i].dtype, wide));
    if (x.op === 'sin' || x.op === 'cos') {
      if (this.prelude.fast) return { text: `${this.prelude.use(x.op, wide)}(${args[0]})`, wide };
      const near = this.near && wide;
      if (near) this.angles.add(args[0]);
      const both = home.name(`${this.prelude.use(near ? 'nearSinCos' : 'sinCos', wide)}(${args[0]})`);
      return { text: `${both}.${x.op}`, wide };
    }
    const from = x.args[x.args.length - 1].dtype;
    return { text: applied(x.op, args, from, x.dtype, wide, this.prelude), wide };
  }

  private placeValue(x: Place, home: Block, at: Point): Value {
    const lane = laneIn(x, home);
    const form = lane ? lanesOf(x.at, lane) : 'same';
    const first = this.place(x.at, home, at);
    if (form === 'same') return { text: first, wide: false };
    if (form === 'next') return { text: `${first} + vec4<i32>(0, 1, 2, 3)`, wide: true };
    return { text: `vec4<i32>(${LANES.map((n) => this.place(x.at, home, at, n)).join(', ')})`, wide: true };
  }

  private load(x: Load, home: Block, at: Point): Value {
    const lane = laneIn(x, home);
    const form = lane ? lanesOf(x.at, lane) : 'same';
    if (form === 'same') return { text: this.loadOne(x, home, at, 0), wide: false };
    if (form === 'next') {
      const piece = pieceOf(x.at, home, at);
      const start = piece === undefined ? at : new Map(at).set(lane!, 0);
      return { text: this.buffers.load(x.input, this.place(x.at, home, start), true, piece), wide: true };
    }
    const each = LANES.map((n) => this.loadOne(x, home, at, n));
    return { text: `${typeOf(x.dtype, true)}(${each.join(', ')})`, wide: true };
  }

  /** One number; a step of four places at once reads them together. */
  private loadOne(x: Load, home: Block, at: Point, lane: number): string {
    const { packed } = home;
    if (packed && x.axes.has(packed) && lanesOf(x.at, packed) === 'next') {
      const start = new Map(at).set(packed, 0);
      const four = home.name(this.buffers.load(x.input, this.place(x.at, home, start, lane), true));
      return `${four}[${at.get(packed) ?? 0}]`;
    }
    return home.name(this.buffers.load(x.input, this.place(x.at, home, at, lane), false));
  }

  /** The place of one of the four neighbours. Sums over outer axes are computed in outer blocks. */
  place(index: Index, block: Block, at: Point, lane = 0): string {
    const terms = index.terms
      .map(({ factor, term }) => ({
        factor,
        term,
        home: block.home(axesOf({ offset: 0, terms: [{ factor, term }] })),
      }))
      .sort((a, b) => a.home.depth - b.home.depth);
    let sum = index.offset === 0 ? '' : sizeText(index.offset);
    let last: Block | undefined;
    for (const { factor, term, home } of terms) {
      if (last && last !== home) sum = last.name(sum);
      const text = scaled(this.term(term, home, at, lane), factor);
      sum = sum === '' ? text : `${sum} + ${text}`;
      last = home;
    }
    return sum === '' ? '0' : (last ?? block).name(sum);
  }

  private term(term: Term, block: Block, at: Point, lane: number): string {
    switch (term.of) {
      case 'axis':
        return axisPlace(term.axis, block, at, lane);
      case 'value': {
        const value = this.value(term.value, block, at);
        return within(value.wide ? `${value.text}[${lane}]` : value.text, term.size);
      }
      case 'clamped':
        return within(this.place(term.index, block, at, lane), term.size);
      default: {
        const sign = term.of === 'quotient' ? '/' : '%';
        return `(${this.place(term.index, block, at, lane)} ${sign} ${sizeText(term.by)})`;
      }
    }
  }
}

const within = (place: string, size: Size) => `clamp(${place}, 0, ${sizeText(size)} - 1)`;

const scaled = (text: string, factor: Size) =>
  factor === 1 ? text : factor === -1 ? `-${text}` : `${text} * ${sizeText(factor)}`;

function axisPlace(axis: Axis, block: Block, at: Point, lane: number): string {
  const bound = block.bound(axis)!;
  const place = bound.places[at.get(axis) ?? 0];
  return bound.lanes && lane > 0 ? `(${place} + ${lane})` : place;
}

const laneIn = (x: Expr, block: Block): Axis | undefined => {
  const { lane } = block;
  return lane && x.axes.has(lane) ? lane : undefined;
};

/** Tells an expression's values apart where its axes have several places. */
export const valueKey = (x: Expr, at: Point): string => {
  let key = `${x.id}`;
  for (const [axis, copy] of at) if (x.axes.has(axis)) key += `,${axis.id}:${copy}`;
  return key;
};
