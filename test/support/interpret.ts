import { type Axis, known } from '../../src/compiler/kernel/axis.js';
import type { Apply, Expr, Reduction } from '../../src/compiler/kernel/expr.js';
import type { Index, Term } from '../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../src/compiler/kernel/kernel.js';

/** What kernels mean, in float64 and one element at a time: the reference for every code generator. */
export function interpret(kernel: Kernel, inputs: readonly ArrayLike<number>[]): Float64Array[] {
  const outputs = kernel.outputs.map(({ shape }) => new Float64Array(shape.reduce((a, b) => a * b, 1)));
  forEach(kernel.axes, new Map(), (at) => {
    kernel.outputs.forEach((output, i) => {
      outputs[i][placeOf(output.at, at, inputs)] = valueAt(output.value, at, inputs, new Map());
    });
  });
  return outputs;
}

type Places = Map<Axis, number>;
type Inputs = readonly ArrayLike<number>[];

function forEach(axes: readonly Axis[], at: Places, f: (at: Places) => void) {
  if (axes.length === 0) return f(at);
  const [axis, ...rest] = axes;
  for (let i = 0; i < known(axis.extent); i++) forEach(rest, new Map(at).set(axis, i), f);
}

const placeOf = ({ offset, terms }: Index, at: Places, inputs: Inputs): number =>
  terms.reduce((total, { factor, term }) => total + known(factor) * termAt(term, at, inputs), known(offset));

function termAt(term: Term, at: Places, inputs: Inputs): number {
  const clamp = (n: number, size: number) => Math.max(0, Math.min(size - 1, n));
  switch (term.of) {
    case 'axis':
      return at.get(term.axis)!;
    case 'quotient':
      return Math.floor(placeOf(term.index, at, inputs) / known(term.by));
    case 'remainder':
      return placeOf(term.index, at, inputs) % known(term.by);
    case 'clamped':
      return clamp(placeOf(term.index, at, inputs), known(term.size));
    default:
      return clamp(valueAt(term.value, at, inputs, new Map()), known(term.size));
  }
}

function valueAt(x: Expr, at: Places, inputs: Inputs, seen: Map<Expr, number>): number {
  const found = seen.get(x);
  if (found !== undefined) return found;
  const value = compute(x, at, inputs, seen);
  seen.set(x, value);
  return value;
}

function compute(x: Expr, at: Places, inputs: Inputs, seen: Map<Expr, number>): number {
  switch (x.op) {
    case 'constant':
      return x.value;
    case 'place':
      return placeOf(x.at, at, inputs);
    case 'load':
      return Number(inputs[x.input][placeOf(x.at, at, inputs)]);
    case 'reduce': {
      let total = START[x.kind];
      forEach(x.over, at, (inner) => {
        total = COMBINE[x.kind](total, valueAt(x.body, inner, inputs, new Map()));
      });
      return total;
    }
    case 'scan': {
      let total = START[x.kind];
      for (let i = 0; i < at.get(x.along)! + Number(!x.exclusive); i++) {
        total = COMBINE[x.kind](total, valueAt(x.body, new Map(at).set(x.along, i), inputs, new Map()));
      }
      return total;
    }
    default:
      return applied(
        x,
        x.args.map((arg) => valueAt(arg, at, inputs, seen)),
      );
  }
}

const START: Record<Reduction, number> = {
  sum: 0,
  prod: 1,
  max: Number.NEGATIVE_INFINITY,
  min: Number.POSITIVE_INFINITY,
  any: 0,
  all: 1,
};
const COMBINE: Record<Reduction, (a: number, b: number) => number> = {
  sum: (a, b) => a + b,
  prod: (a, b) => a * b,
  max: Math.max,
  min: Math.min,
  any: (a, b) => Number(a !== 0 || b !== 0),
  all: (a, b) => Number(a !== 0 && b !== 0),
};

const flag = (x: boolean) => Number(x);

/** Ties to even. */
function round(x: number): number {
  const low = Math.floor(x);
  if (x - low === 0.5) return low % 2 === 0 ? low : low + 1;
  return Math.round(x);
}

/** Abramowitz and Stegun 7.1.5 near 0, and the continued fraction 7.1.14 beyond. */
export function erf(x: number): number {
  const z = Math.abs(x);
  if (z > 6) return Math.sign(x);
  if (z < 2.5) {
    let term = z;
    let total = z;
    for (let n = 1; n < 80; n++) {
      term *= (-z * z) / n;
      total += term / (2 * n + 1);
    }
    return (Math.sign(x) * 2 * total) / Math.sqrt(Math.PI);
  }
  let fraction = z;
  for (let n = 120; n > 0; n--) fraction = z + n / 2 / fraction;
  return Math.sign(x) * (1 - Math.exp(-z * z) / (Math.sqrt(Math.PI) * fraction));
}

const FUNCTIONS: Record<Exclude<Apply['op'], 'cast'>, (...args: number[]) => number> = {
  neg: (x) => -x,
  abs: Math.abs,
  sign: Math.sign,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  erf,
  atan: Math.atan,
  sqrt: Math.sqrt,
  rsqrt: (x) => 1 / Math.sqrt(x),
  floor: Math.floor,
  ceil: Math.ceil,
  round,
  isNan: (x) => flag(Number.isNaN(x)),
  not: (x) => flag(x === 0),
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: (a, b) => a ** b,
  atan2: Math.atan2,
  floorDiv: (a, b) => Math.floor(a / b),
  mod: (a, b) => a - b * Math.floor(a / b),
  max: Math.max,
  min: Math.min,
  equal: (a, b) => flag(a === b),
  notEqual: (a, b) => flag(a !== b),
  less: (a, b) => flag(a < b),
  lessEqual: (a, b) => flag(a <= b),
  greater: (a, b) => flag(a > b),
  greaterEqual: (a, b) => flag(a >= b),
  and: (a, b) => flag(a !== 0 && b !== 0),
  or: (a, b) => flag(a !== 0 || b !== 0),
  xor: (a, b) => flag((a !== 0) !== (b !== 0)),
  bitAnd: (a, b) => a & b,
  select: (condition, a, b) => (condition !== 0 ? a : b),
};

/** Integers wrap as in 32 bits. */
function applied(x: Apply, args: readonly number[]): number {
  if (x.op !== 'cast') {
    if (x.op === 'mul' && x.dtype === 'int32') return Math.imul(args[0], args[1]);
    const value = FUNCTIONS[x.op](...args);
    return x.dtype === 'int32' ? value | 0 : value;
  }
  if (x.dtype === 'bool') return flag(args[0] !== 0);
  return x.dtype === 'int32' ? Math.trunc(args[0]) | 0 : args[0];
}
