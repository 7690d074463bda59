import type { Apply, Binary, Dtype, Reduction, Unary } from '../../kernel/expr.js';
import type { SnippetName } from './math/index.js';

/** What prints as an operator or a function of GLSL. */
const PLAIN: Partial<Record<Unary | Binary, (...args: string[]) => string>> = {
  neg: (x) => `-${x}`,
  abs: (x) => `abs(${x})`,
  sin: (x) => `sin(${x})`,
  cos: (x) => `cos(${x})`,
  sqrt: (x) => `sqrt(${x})`,
  rsqrt: (x) => `1.0 / sqrt(${x})`,
  floor: (x) => `floor(${x})`,
  ceil: (x) => `ceil(${x})`,
  round: (x) => `roundEven(${x})`,
  not: (x) => `!${x}`,
  add: (a, b) => `${a} + ${b}`,
  sub: (a, b) => `${a} - ${b}`,
  mul: (a, b) => `${a} * ${b}`,
  div: (a, b) => `${a} / ${b}`,
  equal: (a, b) => `${a} == ${b}`,
  notEqual: (a, b) => `${a} != ${b}`,
  less: (a, b) => `${a} < ${b}`,
  lessEqual: (a, b) => `${a} <= ${b}`,
  greater: (a, b) => `${a} > ${b}`,
  greaterEqual: (a, b) => `${a} >= ${b}`,
  and: (a, b) => `all(bvec2(${a}, ${b}))`,
  or: (a, b) => `any(bvec2(${a}, ${b}))`,
  xor: (a, b) => `${a} != ${b}`,
  bitAnd: (a, b) => `${a} & ${b}`,
};

/** What prints as a call of a function of the prelude. */
const CALLS: Partial<Record<Unary | Binary | 'select', SnippetName>> = {
  select: 'choose',
  sign: 'signOf',
  exp: 'exponential',
  expm1: 'exponentialMinusOne',
  log: 'logarithm',
  log1p: 'logarithmPlusOne',
  tanh: 'hyperbolicTangent',
  erf: 'errorFunction',
  atan: 'arctangent',
  isNan: 'isNan',
  pow: 'power',
  atan2: 'angleOf',
  floorDiv: 'floorDivide',
  mod: 'modulo',
  max: 'maximum',
  min: 'minimum',
};

export const TYPES: Record<Dtype, string> = { float32: 'float', int32: 'int', bool: 'bool' };

/** The text of an operation on texts that need no brackets; the functions that it calls are added to a set. */
export function operation(
  op: Exclude<Apply['op'], 'cast'>,
  args: readonly string[],
  calls: Set<SnippetName>,
): string {
  const plain = PLAIN[op as Unary | Binary];
  if (plain) return plain(...args);
  const name = CALLS[op]!;
  calls.add(name);
  return `${name}(${args.join(', ')})`;
}

/** The text of whether all conditions hold, those without a text being sure. */
export const conjunction = (conditions: readonly string[]): string =>
  conditions.reduce((all, one) => (all && one ? `all(bvec2(${all}, ${one}))` : all || one), '');

/** float32 is cut off to int32; whatever is not 0 is true. */
export function cast(x: string, from: Dtype, to: Dtype): string {
  if (from === to) return x;
  if (to !== 'bool') return `${TYPES[to]}(${x})`;
  return `${x} != ${from === 'int32' ? '0' : '0.0'}`;
}

export function literal(value: number, dtype: Dtype, calls: Set<SnippetName>): string {
  if (dtype === 'bool') return value === 0 ? 'false' : 'true';
  if (dtype === 'int32') return value === -2147483648 ? '(-2147483647 - 1)' : signed(`${value | 0}`);
  const single = Math.fround(value);
  if (!Number.isFinite(single)) {
    calls.add('special');
    return Number.isNaN(single) ? 'NOT_A_NUMBER' : single > 0 ? 'INFINITE' : '(-INFINITE)';
  }
  const text = Object.is(single, -0) ? '-0' : `${single}`;
  return signed(/[.e]/.test(text) ? text : `${text}.0`);
}

const signed = (text: string) => (text.startsWith('-') ? `(${text})` : text);

/** What a reduction of nothing gives. */
export function identity(kind: Reduction, dtype: Dtype): number {
  switch (kind) {
    case 'sum':
    case 'any':
      return 0;
    case 'prod':
    case 'all':
      return 1;
    default: {
      const least = dtype === 'int32' ? -2147483648 : Number.NEGATIVE_INFINITY;
      const greatest = dtype === 'int32' ? 2147483647 : Number.POSITIVE_INFINITY;
      return kind === 'max' ? least : greatest;
    }
  }
}

export const COMBINE: Record<Reduction, Binary> = {
  sum: 'add',
  prod: 'mul',
  max: 'max',
  min: 'min',
  any: 'or',
  all: 'and',
};
