import type { Axis } from './axis.js';
import { axesOf, type Index, indexKey } from './indices.js';

/** What a kernel computes with. A bool is true or false; how it is held is the backend's. */
export type Dtype = 'float32' | 'int32' | 'bool';

/** Of one float32 number, but for neg, abs and sign, which int32 has too. */
export type Unary =
  | 'neg'
  | 'abs'
  | 'sign'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'sin'
  | 'cos'
  | 'tanh'
  | 'erf'
  | 'atan'
  | 'sqrt'
  | 'rsqrt'
  | 'floor'
  | 'ceil'
  /** To the nearest integer, ties to even. */
  | 'round'
  /** float32 to bool. */
  | 'isNan'
  /** bool to bool. */
  | 'not';

/** Of two numbers of one dtype, the result's; comparisons give bool. */
export type Binary =
  | 'add'
  | 'sub'
  | 'mul'
  /** float32 alone. */
  | 'div'
  | 'pow'
  | 'atan2'
  /** Floor of the quotient, of int32 or float32. */
  | 'floorDiv'
  /** The remainder with the sign of the divisor. */
  | 'mod'
  /** NaN where an operand is. */
  | 'max'
  | 'min'
  | 'equal'
  | 'notEqual'
  | 'less'
  | 'lessEqual'
  | 'greater'
  | 'greaterEqual'
  /** Of bools. */
  | 'and'
  | 'or'
  | 'xor'
  /** Of int32. */
  | 'bitAnd';

export type Reduction = 'sum' | 'prod' | 'max' | 'min' | 'any' | 'all';
/** The reductions whose intermediate results are asked for. */
export type Running = 'sum' | 'prod';

interface Node {
  /** Equal expressions of a kernel are one object. */
  readonly id: number;
  readonly dtype: Dtype;
  /** The axes that it varies with. */
  readonly axes: ReadonlySet<Axis>;
}

export interface Constant extends Node {
  readonly op: 'constant';
  readonly value: number;
}
/** The place itself, as int32. */
export interface Place extends Node {
  readonly op: 'place';
  readonly at: Index;
}
export interface Load extends Node {
  readonly op: 'load';
  /** Which input of the kernel. */
  readonly input: number;
  /** Place in the input's elements, in row-major order. */
  readonly at: Index;
}
/** `select` takes a bool and two branches; `cast` goes to the dtype of the node: float32 is truncated to int32. */
export interface Apply extends Node {
  readonly op: Unary | Binary | 'select' | 'cast';
  readonly args: readonly Expr[];
}
export interface Reduce extends Node {
  readonly op: 'reduce';
  readonly kind: Reduction;
  readonly over: readonly Axis[];
  readonly body: Expr;
}
/**
 * What the body gives at the places of a kernel's innermost axis up to this one, combined; without this one where it
 * is exclusive. Only targets whose loops run in order have it.
 */
export interface Scan extends Node {
  readonly op: 'scan';
  readonly kind: Running;
  readonly along: Axis;
  readonly exclusive: boolean;
  readonly body: Expr;
}

export type Expr = Constant | Place | Load | Apply | Reduce | Scan;

const NO_AXES: ReadonlySet<Axis> = new Set();
const union = (sets: readonly ReadonlySet<Axis>[]) => {
  const widest = sets.reduce((a, b) => (b.size > a.size ? b : a), NO_AXES);
  return sets.every((set) => [...set].every((axis) => widest.has(axis)))
    ? widest
    : new Set(sets.flatMap((set) => [...set]));
};

const COMPARISONS: ReadonlySet<string> = new Set([
  'equal',
  'notEqual',
  'less',
  'lessEqual',
  'greater',
  'greaterEqual',
  'isNan',
]);

/** Makes expressions, equal ones once. */
export class Exprs {
  private readonly known = new Map<string, Expr>();

  constant(value: number, dtype: Dtype): Constant {
    const text = Object.is(value, -0) ? '-0' : String(value);
    return this.once(`c${text}${dtype}`, (id) => ({ id, op: 'constant', value, dtype, axes: NO_AXES }));
  }

  place(at: Index): Place {
    return this.once(`p${indexKey(at)}`, (id) => ({
      id,
      op: 'place',
      at,
      dtype: 'int32',
      axes: axesOf(at),
    }));
  }

  load(input: number, at: Index, dtype: Dtype): Load {
    return this.once(`l${input}@${indexKey(at)}`, (id) => ({
      id,
      op: 'load',
      input,
      at,
      dtype,
      axes: axesOf(at),
    }));
  }

  apply(op: Apply['op'], args: readonly Expr[], dtype: Dtype = resultOf(op, args)): Apply {
    return this.once(`${op}${dtype}(${args.map((x) => x.id)})`, (id) => ({
      id,
      op,
      args,
      dtype,
      axes: union(args.map((x) => x.axes)),
    }));
  }

  reduce(kind: Reduction, over: readonly Axis[], body: Expr): Reduce {
    const key = `${kind}[${over.map((axis) => axis.id)}]${body.id}`;
    const axes = new Set([...body.axes].filter((axis) => !over.includes(axis)));
    return this.once(key, (id) => ({ id, op: 'reduce', kind, over, body, dtype: body.dtype, axes }));
  }

  scan(kind: Running, along: Axis, exclusive: boolean, body: Expr): Scan {
    const key = `running ${kind}[${along.id}]${exclusive}${body.id}`;
    const axes = body.axes.has(along) ? body.axes : new Set([...body.axes, along]);
    return this.once(key, (id) => ({
      id,
      op: 'scan',
      kind,
      along,
      exclusive,
      body,
      dtype: body.dtype,
      axes,
    }));
  }

  /** An expression like x, of other places and arguments. Loops are the caller's matter. */
  like(x: Exclude<Expr, Reduce>, placeOf: (at: Index) => Index, argOf: (x: Expr) => Expr): Expr {
    switch (x.op) {
      case 'constant':
        return this.constant(x.value, x.dtype);
      case 'place':
        return this.place(placeOf(x.at));
      case 'load':
        return this.load(x.input, placeOf(x.at), x.dtype);
      case 'scan':
        return this.scan(x.kind, x.along, x.exclusive, argOf(x.body));
      default:
        return this.apply(x.op, x.args.map(argOf), x.dtype);
    }
  }

  private once<E extends Expr>(key: string, make: (id: number) => E): E {
    const found = this.known.get(key);
    if (found) return found as E;
    const made = make(this.known.size);
    this.known.set(key, made);
    return made;
  }
}

export const resultOf = (op: Apply['op'], args: readonly { readonly dtype: Dtype }[]): Dtype =>
  COMPARISONS.has(op) ? 'bool' : args[args.length - 1].dtype;

export const childrenOf = (x: Expr): readonly Expr[] => {
  if (x.op === 'reduce' || x.op === 'scan') return [x.body];
  return 'args' in x ? x.args : 'at' in x ? valuesIn(x.at) : [];
};

/** The expressions that an index reads places from. */
const valuesIn = (index: Index): Expr[] =>
  index.terms.flatMap(({ term }) =>
    term.of === 'axis' ? [] : term.of === 'value' ? [term.value] : valuesIn(term.index),
  );

/** All expressions below some, each after those it needs. */
export function inOrder(roots: readonly Expr[]): Expr[] {
  const seen = new Set<Expr>();
  const visit = (x: Expr) => {
    if (seen.has(x)) return;
    for (const child of childrenOf(x)) visit(child);
    seen.add(x);
  };
  roots.forEach(visit);
  return [...seen];
}
