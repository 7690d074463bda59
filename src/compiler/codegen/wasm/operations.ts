import type { Apply, Binary, Dtype, Unary } from '../../kernel/expr.js';
import { f32x4, f64x2, i32x4, shuffle, v128 } from './asm/simd.js';
import type { V128 } from './asm/value.js';
import type { MathName } from './helpers.js';
import { perLane } from './math/trigonometric.js';

type Simple = Exclude<Unary | Binary, MathName>;
type Operation = (...args: V128[]) => V128;

const { constant } = f32x4;
const ONE = constant(1);
const ZERO = constant(0);
const SIGN = constant(-0);
const HIGH = [2, 3, 2, 3] as const;

/** Computes in float64, two numbers at a time. */
const inFloat64 =
  (f: (a: V128, b: V128) => V128) =>
  (a: V128, b: V128): V128 => {
    const low = f(f64x2.promote(a), f64x2.promote(b));
    const high = f(f64x2.promote(shuffle(a, a, HIGH)), f64x2.promote(shuffle(b, b, HIGH)));
    return shuffle(f32x4.demote(low), f32x4.demote(high), [0, 1, 4, 5]);
  };
const quotient64 = (a: V128, b: V128) => f64x2.floor(f64x2.div(a, b));

/** Floor of quotients, 0 where the divisor is. */
function floorDivInt(a: V128, b: V128): V128 {
  const half = (x: V128, y: V128) => i32x4.fromFloat64(quotient64(f64x2.fromInt32(x), f64x2.fromInt32(y)));
  const high = half(shuffle(a, a, HIGH), shuffle(b, b, HIGH));
  const quotient = shuffle(half(a, b), high, [0, 1, 4, 5]);
  return v128.andNot(quotient, i32x4.equal(b, ZERO));
}

/** Of float32. Arguments are variables or constants, so they may be read again. */
const FLOAT: Record<Exclude<Simple, 'not' | 'and' | 'or' | 'xor' | 'bitAnd'>, Operation> = {
  neg: f32x4.neg,
  abs: f32x4.abs,
  sign: (x) =>
    v128.select(v128.or(v128.and(x, SIGN), ONE), x, v128.or(f32x4.less(x, ZERO), f32x4.greater(x, ZERO))),
  sqrt: f32x4.sqrt,
  rsqrt: (x) => f32x4.div(ONE, f32x4.sqrt(x)),
  floor: f32x4.floor,
  ceil: f32x4.ceil,
  round: f32x4.nearest,
  isNan: (x) => f32x4.notEqual(x, x),
  add: f32x4.add,
  sub: f32x4.sub,
  mul: f32x4.mul,
  div: f32x4.div,
  pow: (x, y) => perLane('pow', x, y),
  atan2: (y, x) => perLane('atan2', y, x),
  floorDiv: inFloat64(quotient64),
  mod: inFloat64((a, b) => f64x2.sub(a, f64x2.mul(b, quotient64(a, b)))),
  max: f32x4.max,
  min: f32x4.min,
  equal: f32x4.equal,
  notEqual: f32x4.notEqual,
  less: f32x4.less,
  lessEqual: f32x4.lessEqual,
  greater: f32x4.greater,
  greaterEqual: f32x4.greaterEqual,
};

const INT: Partial<Record<Simple, Operation>> = {
  neg: i32x4.neg,
  abs: i32x4.abs,
  sign: (x) => i32x4.max(i32x4.constant(-1), i32x4.min(i32x4.constant(1), x)),
  add: i32x4.add,
  sub: i32x4.sub,
  mul: i32x4.mul,
  floorDiv: floorDivInt,
  mod: (a, b) => v128.andNot(i32x4.sub(a, i32x4.mul(b, floorDivInt(a, b))), i32x4.equal(b, ZERO)),
  max: i32x4.max,
  min: i32x4.min,
  equal: i32x4.equal,
  notEqual: i32x4.notEqual,
  less: i32x4.less,
  lessEqual: i32x4.lessEqual,
  greater: i32x4.greater,
  greaterEqual: i32x4.greaterEqual,
  bitAnd: v128.and,
};

/** Of masks: true is -1 as an int32, so what is greater is false. */
const BOOL: Partial<Record<Simple, Operation>> = {
  not: v128.not,
  and: v128.and,
  or: v128.or,
  xor: v128.xor,
  max: v128.or,
  min: v128.and,
  equal: i32x4.equal,
  notEqual: v128.xor,
  less: (a, b) => v128.andNot(b, a),
  lessEqual: (a, b) => v128.or(b, v128.not(a)),
  greater: (a, b) => v128.andNot(a, b),
  greaterEqual: (a, b) => v128.or(a, v128.not(b)),
};

const TABLES: Record<Dtype, Partial<Record<Simple, Operation>>> = { float32: FLOAT, int32: INT, bool: BOOL };

/** An operation on four numbers at once, of operands that may be read more than once. */
export function operate(op: Apply['op'], from: Dtype, to: Dtype, args: readonly V128[]): V128 {
  if (op === 'select') return v128.select(args[1], args[2], args[0]);
  if (op === 'cast') return cast(args[0], from, to);
  const operation = TABLES[from][op as Simple];
  if (!operation) throw new Error(`${op} of ${from} has no code`);
  return operation(...args);
}

function cast(x: V128, from: Dtype, to: Dtype): V128 {
  if (from === to) return x;
  switch (to) {
    case 'float32':
      return from === 'bool' ? v128.and(x, ONE) : f32x4.fromInt32(x);
    case 'int32':
      return from === 'bool' ? i32x4.neg(x) : i32x4.fromFloat32(x);
    default:
      return from === 'float32' ? f32x4.notEqual(x, ZERO) : i32x4.notEqual(x, ZERO);
  }
}
