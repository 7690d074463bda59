import type { Apply, Dtype, Reduction } from '../../kernel/expr.js';
import type { Prelude } from './math/prelude.js';
import { literal, typeOf, type Value, widened } from './text.js';

const INFIX: Partial<Record<Apply['op'], string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  equal: '==',
  notEqual: '!=',
  less: '<',
  lessEqual: '<=',
  greater: '>',
  greaterEqual: '>=',
  and: '&',
  or: '|',
  xor: '!=',
  bitAnd: '&',
};

const BUILT_IN: Partial<Record<Apply['op'], string>> = {
  abs: 'abs',
  sqrt: 'sqrt',
  rsqrt: 'inverseSqrt',
  floor: 'floor',
  ceil: 'ceil',
  round: 'round',
};

/** Functions of the prelude, by the dtype of the arguments where that matters. */
const OWN: Partial<Record<Apply['op'], string>> = {
  sign: 'signOf',
  exp: 'exp',
  expm1: 'expm1',
  log: 'log',
  log1p: 'log1p',
  tanh: 'tanh',
  erf: 'erf',
  atan: 'atan',
  atan2: 'atan2',
  pow: 'pow',
  floorDiv: 'floorDiv',
  mod: 'modulo',
  max: 'maximum',
  min: 'minimum',
  isNan: 'isNan',
};
const OF_INTEGERS: Partial<Record<Apply['op'], string>> = {
  sign: 'sign',
  max: 'max',
  min: 'min',
};
const OWN_OF_INTEGERS: Partial<Record<Apply['op'], string>> = {
  floorDiv: 'floorDivInt',
  mod: 'modInt',
  pow: 'powInt',
};

/** The text of an operation. All arguments have one width; `from` is the dtype of the last one. */
export function applied(
  op: Apply['op'],
  args: readonly string[],
  from: Dtype,
  to: Dtype,
  wide: boolean,
  prelude: Prelude,
): string {
  const [a, b, c] = args;
  // Where an operand is not a number, `!=` may be false.
  if (op === 'notEqual' && from === 'float32') return `!(${a} == ${b})`;
  const infix = INFIX[op];
  if (infix) return `${a} ${infix} ${b}`;
  const call = (name: string) => `${name}(${args.join(', ')})`;
  if (BUILT_IN[op]) return call(BUILT_IN[op]);
  if (from === 'int32' && OF_INTEGERS[op]) return call(OF_INTEGERS[op]);
  if (from === 'int32' && OWN_OF_INTEGERS[op]) return call(prelude.use(OWN_OF_INTEGERS[op], wide));
  if (OWN[op]) return call(prelude.use(OWN[op], wide));
  switch (op) {
    case 'neg':
      return `-${a}`;
    case 'not':
      return `!${a}`;
    case 'select':
      return `select(${c}, ${b}, ${a})`;
    case 'cast':
      return cast(a, from, to, wide, prelude);
    default:
      throw new Error(`no WGSL for ${op}`);
  }
}

function cast(text: string, from: Dtype, to: Dtype, wide: boolean, prelude: Prelude): string {
  if (from === to) return text;
  if (from === 'float32' && to === 'int32') return `${prelude.use('toInt', wide)}(${text})`;
  if (from === 'float32' && to === 'bool') return `!(${text} == ${typeOf(from, wide)}())`;
  return `${typeOf(to, wide)}(${text})`;
}

export function startOf(kind: Reduction, dtype: Dtype): string {
  switch (kind) {
    case 'sum':
      return literal(0, dtype);
    case 'prod':
      return literal(1, dtype);
    case 'max':
      return literal(dtype === 'int32' ? -(2 ** 31) : Number.NEGATIVE_INFINITY, dtype);
    case 'min':
      return literal(dtype === 'int32' ? 2 ** 31 - 1 : Number.POSITIVE_INFINITY, dtype);
    case 'any':
      return 'false';
    default:
      return 'true';
  }
}

const COMBINES: Record<Reduction, Apply['op']> = {
  sum: 'add',
  prod: 'mul',
  max: 'max',
  min: 'min',
  any: 'or',
  all: 'and',
};

export const combined = (
  kind: Reduction,
  a: string,
  b: string,
  dtype: Dtype,
  wide: boolean,
  prelude: Prelude,
): string => applied(COMBINES[kind], [a, b], dtype, dtype, wide, prelude);

/** The four numbers of a value combined. */
export function foldedLanes(kind: Reduction, name: string, dtype: Dtype, prelude: Prelude): string {
  const pair = (a: string, b: string) => `(${combined(kind, a, b, dtype, false, prelude)})`;
  return pair(pair(`${name}.x`, `${name}.y`), pair(`${name}.z`, `${name}.w`));
}

/** A value as wide as asked for. */
export const fitted = (value: Value, dtype: Dtype, wide: boolean): string =>
  wide ? widened(value, dtype) : value.text;
