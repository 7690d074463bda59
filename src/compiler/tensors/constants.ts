import type { Apply, Dtype } from '../kernel/expr.js';

const flag = (x: boolean) => Number(x);

/** Functions of constants; the others are left to the kernel. */
const FUNCTIONS: { readonly [fn in Apply['op']]?: (...args: number[]) => number } = {
  neg: (x) => -x,
  abs: Math.abs,
  sign: Math.sign,
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  sqrt: Math.sqrt,
  rsqrt: (x) => 1 / Math.sqrt(x),
  floor: Math.floor,
  ceil: Math.ceil,
  isNan: (x) => flag(Number.isNaN(x)),
  not: (x) => flag(x === 0),
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: (a, b) => a ** b,
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
  cast: (x) => x,
};

/** A value as it is held in a dtype: float32 is rounded, int32 truncated and wrapped. */
function held(value: number, dtype: Dtype): number {
  if (dtype === 'float32') return Math.fround(value);
  return dtype === 'int32' ? Math.trunc(value) | 0 : flag(value !== 0);
}

/** A function of constants, or null when it is to be computed by the kernel. */
export function fold(fn: Apply['op'], args: readonly number[], dtype: Dtype): number | null {
  if (fn === 'mul' && dtype === 'int32') return Math.imul(args[0], args[1]);
  const compute = FUNCTIONS[fn];
  return compute ? held(compute(...args), dtype) : null;
}
