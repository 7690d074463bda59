import type { Call, Value } from '../../graph/program.js';
import { broadcastShapes } from '../../shapes/broadcast.js';
import { sameShape, sizeOf } from '../../shapes/shape.js';
import type { Axis } from '../kernel/axis.js';
import { type Apply, type Dtype, type Reduction, type Running, resultOf } from '../kernel/expr.js';
import { axisIndex, constantIndex, type Index, indexKey, substitute } from '../kernel/indices.js';
import { simplified } from './algebra.js';
import { fold } from './constants.js';
import { dimAxis, dimIndices, flatIndex, unflatten } from './dims.js';
import type { Filled, Node } from './node.js';

export type Operand = Node | number;

const IDENTITY: Record<Reduction, number> = {
  sum: 0,
  prod: 1,
  max: Number.NEGATIVE_INFINITY,
  min: Number.POSITIVE_INFINITY,
  any: 0,
  all: 1,
};
const INT_LIMITS: { readonly [kind: string]: number } = { max: -(2 ** 31), min: 2 ** 31 - 1 };

/** A reduction of so few elements is written out. */
const FEW = 4;
/** How each reduction combines two elements. */
const COMBINE = {
  sum: 'add',
  prod: 'mul',
  max: 'max',
  min: 'min',
  any: 'or',
  all: 'and',
} as const satisfies Record<Reduction, Apply['op']>;

type Unnumbered<N> = N extends Node ? Omit<N, 'id'> : never;

/** Makes nodes: equal ones once, simplified. */
export class Builder {
  private readonly known = new Map<string, Node>();

  source(value: Value): Node {
    return this.once(`s${value.id}`, {
      op: 'source',
      value,
      shape: value.shape,
      dtype: value.dtype as Dtype,
    });
  }

  filled(value: number, shape: readonly number[] = [], dtype: Dtype = 'float32'): Node {
    const text = Object.is(value, -0) ? '-0' : `${value}`;
    return this.once(`f${text}${dtype}[${shape}]`, { op: 'filled', value, shape, dtype });
  }

  /** The place along one dim. */
  iota(shape: readonly number[], dim: number): Node {
    return this.places(shape, axisIndex(dimAxis(dim, shape[dim])));
  }

  places(shape: readonly number[], at: Index): Node {
    if (at.terms.length === 0) return this.filled(at.offset as number, shape, 'int32');
    return this.once(`p${indexKey(at)}[${shape}]`, { op: 'places', at, shape, dtype: 'int32' });
  }

  /** x's elements at `at`, which has an index for each dim of x over the dims of `shape`. */
  view(x: Node, shape: readonly number[], at: readonly Index[]): Node {
    if (x.op === 'filled') return this.filled(x.value, shape, x.dtype);
    const axes = x.shape.map((size, i) => dimAxis(i, size));
    const compose = (index: Index) =>
      substitute(index, (axis: Axis) => at[axes.indexOf(axis)] ?? constantIndex(0));
    if (x.op === 'places') return this.places(shape, compose(x.at));
    if (x.op === 'view') return this.view(x.x, shape, x.at.map(compose));
    const own = dimIndices(x.shape);
    const isSame = sameShape(x.shape, shape) && at.every((index, i) => indexKey(index) === indexKey(own[i]));
    if (isSame) return x;
    const key = at.map(indexKey).join(';');
    return this.once(`v${x.id}@${key}[${shape}]`, { op: 'view', x, at, shape, dtype: x.dtype });
  }

  reshape(x: Node, shape: readonly number[]): Node {
    return this.view(x, shape, unflatten(x.shape, flatIndex(shape, dimIndices(shape))));
  }

  broadcastTo(x: Node, shape: readonly number[]): Node {
    const own = dimIndices(shape).slice(shape.length - x.shape.length);
    return this.view(
      x,
      shape,
      own.map((index, i) => (x.shape[i] === 1 ? constantIndex(0) : index)),
    );
  }

  take(x: Node, indices: Node, axis: number): Node {
    const shape = [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)];
    if (x.op === 'filled') return this.filled(x.value, shape, x.dtype);
    return this.once(`t${x.id},${indices.id},${axis}`, {
      op: 'take',
      x,
      indices,
      axis,
      shape,
      dtype: x.dtype,
    });
  }

  /** Operands broadcast; numbers take the dtype of the last tensor among the operands. */
  map(fn: Apply['op'], operands: readonly Operand[], dtype?: Dtype): Node {
    const nodes = operands.filter((x): x is Node => typeof x !== 'number');
    const like = nodes[nodes.length - 1].dtype;
    const shape = nodes.map((x) => x.shape).reduce((a, b) => broadcastShapes(fn, a, b));
    const args = operands.map((x) =>
      typeof x === 'number' ? this.filled(x, shape, like) : this.broadcastTo(x, shape),
    );
    return simplified(this, fn, args, dtype ?? resultOf(fn, args), shape);
  }

  /** `map` without simplification. */
  apply(fn: Apply['op'], args: readonly Node[], dtype: Dtype, shape: readonly number[]): Node {
    return this.once(`m${fn}${dtype}(${args.map((x) => x.id)})[${shape}]`, {
      op: 'map',
      fn,
      args,
      dtype,
      shape,
    });
  }

  cast(x: Node, dtype: Dtype): Node {
    return this.map('cast', [x], dtype);
  }

  reduce(kind: Reduction, x: Node, over: readonly number[]): Node {
    const kept = x.shape.filter((_, i) => !over.includes(i));
    const count = sizeOf(over.map((i) => x.shape[i]));
    if (count === 0) return this.filled(identityOf(kind, x.dtype), kept, x.dtype);
    if (count === 1) return this.reshape(x, kept);
    if (x.op === 'filled' && (kind === 'sum' ? x.dtype !== 'bool' : kind !== 'prod')) {
      const value = kind === 'sum' ? fold('mul', [x.value, count], x.dtype) : x.value;
      return this.filled(value ?? x.value, kept, x.dtype);
    }
    if (count <= FEW && this.isCheap(x)) return this.writtenOut(kind, x, over, kept);
    const key = `r${kind}${x.id}[${over}]`;
    return this.once(key, {
      op: 'reduce',
      kind,
      x,
      over: [...over].sort((a, b) => a - b),
      shape: kept,
      dtype: x.dtype,
    });
  }

  /** Of more than one element along the dim. */
  scan(kind: Running, x: Node, dim: number, exclusive: boolean, reverse: boolean): Node {
    const key = `n${kind}${x.id}[${dim}]${exclusive}${reverse}`;
    const { shape, dtype } = x;
    return this.once(key, { op: 'scan', kind, x, dim, exclusive, reverse, shape, dtype });
  }

  opaque(call: Call, output: number, args: readonly Node[], reason: string): Node {
    const { shape, dtype, id } = call.outputs[output];
    return this.once(`o${id}`, { op: 'opaque', call, output, args, reason, shape, dtype: dtype as Dtype });
  }

  private writtenOut(kind: Reduction, x: Node, over: readonly number[], kept: readonly number[]): Node {
    const sizes = over.map((i) => x.shape[i]);
    const own = dimIndices(kept);
    const places = Array.from({ length: sizeOf(sizes) }, (_, n) => unflatten(sizes, constantIndex(n)));
    const parts = places.map((place) => {
      let next = 0;
      const at = x.shape.map((_, i) => (over.includes(i) ? place[over.indexOf(i)] : own[next++]));
      return this.view(x, kept, at);
    });
    return parts.reduce((a, b) => this.map(COMBINE[kind], [a, b]));
  }

  /** Whether it costs little to compute an element several times. */
  private isCheap(x: Node, budget = { left: 8 }): boolean {
    if (x.op === 'source' || x.op === 'filled' || x.op === 'places') return true;
    if (x.op === 'view') return this.isCheap(x.x, budget);
    if (x.op !== 'map' || isExpensive(x.fn) || budget.left-- === 0) return false;
    return x.args.every((arg) => this.isCheap(arg, budget));
  }

  private once(key: string, node: Unnumbered<Node>): Node {
    const found = this.known.get(key);
    if (found) return found;
    const made = { ...node, id: this.known.size } as Node;
    this.known.set(key, made);
    return made;
  }
}

/** What a reduction of no elements gives. */
export const identityOf = (kind: Reduction, dtype: Dtype): number =>
  (dtype === 'int32' ? INT_LIMITS[kind] : undefined) ?? IDENTITY[kind];

const CHEAP: ReadonlySet<Apply['op']> = new Set([
  'neg',
  'abs',
  'sign',
  'floor',
  'ceil',
  'round',
  'isNan',
  'not',
  'add',
  'sub',
  'mul',
  'max',
  'min',
  'equal',
  'notEqual',
  'less',
  'lessEqual',
  'greater',
  'greaterEqual',
  'and',
  'or',
  'xor',
  'bitAnd',
  'select',
  'cast',
]);
/** Functions that take many instructions. */
export const isExpensive = (fn: Apply['op']): boolean => !CHEAP.has(fn);

export const isFilled = (x: Node): x is Filled => x.op === 'filled';

/** Whether every element is this number. */
export const holds = (x: Node, value: number): boolean => isFilled(x) && x.value === value;
