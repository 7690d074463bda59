import type { Apply, Dtype } from '../kernel/expr.js';
import { type Builder, holds, isFilled } from './builder.js';
import { fold } from './constants.js';
import type { Node } from './node.js';

type Rule = (b: Builder, args: readonly Node[], dtype: Dtype) => Node | null;

const negated = (x: Node): Node | null => (x.op === 'map' && x.fn === 'neg' ? x.args[0] : null);

const COMMUTATIVE: ReadonlySet<Apply['op']> = new Set([
  'add',
  'mul',
  'max',
  'min',
  'equal',
  'notEqual',
  'and',
  'or',
  'xor',
  'bitAnd',
]);

/** Whether multiplying by 1 / n is exactly dividing by n. */
const isPowerOf2 = (n: number) =>
  Number.isInteger(Math.log2(Math.abs(n))) && Number.isFinite(Math.fround(1 / n));

const RULES: { readonly [fn in Apply['op']]?: Rule } = {
  neg: (_, [x]) => negated(x),
  not: (_, [x]) => (x.op === 'map' && x.fn === 'not' ? x.args[0] : null),
  add(b, [x, y]) {
    if (holds(x, 0)) return y;
    if (holds(y, 0)) return x;
    const [minusX, minusY] = [negated(x), negated(y)];
    return minusY ? b.map('sub', [x, minusY]) : minusX ? b.map('sub', [y, minusX]) : null;
  },
  sub(b, [x, y]) {
    if (holds(y, 0)) return x;
    if (holds(x, 0)) return b.map('neg', [y]);
    const minusY = negated(y);
    return minusY && b.map('add', [x, minusY]);
  },
  mul(b, [x, y]) {
    for (const [one, other] of [
      [x, y],
      [y, x],
    ]) {
      if (holds(one, 1)) return other;
      if (holds(one, -1)) return b.map('neg', [other]);
      const minus = negated(one);
      if (minus) return b.map('neg', [b.map('mul', [minus, other])]);
    }
    return null;
  },
  div(b, [x, y]) {
    if (holds(y, 1)) return x;
    return isFilled(y) && isPowerOf2(y.value) ? b.map('mul', [x, 1 / y.value]) : null;
  },
  pow(b, [x, y]) {
    if (!isFilled(y)) return null;
    if (y.value === 1) return x;
    if (y.value === 2) return b.map('mul', [x, x]);
    if (y.value === 3) return b.map('mul', [b.map('mul', [x, x]), x]);
    return y.value === -1 ? b.map('div', [1, x]) : null;
  },
  select(b, [condition, x, y]) {
    if (x === y) return x;
    if (isFilled(condition)) return condition.value !== 0 ? x : y;
    return condition.op === 'map' && condition.fn === 'not'
      ? b.map('select', [condition.args[0], y, x])
      : null;
  },
  cast: (_, [x], dtype) => (x.dtype === dtype ? x : null),
  and: (_, [x, y]) => (holds(x, 1) ? y : holds(y, 1) ? x : holds(x, 0) ? x : holds(y, 0) ? y : null),
  or: (_, [x, y]) => (holds(x, 0) ? y : holds(y, 0) ? x : holds(x, 1) ? x : holds(y, 1) ? y : null),
};

/** A map as a simpler node where there is one. Rules hold for NaN and infinities, but not for the sign of zero. */
export function simplified(
  b: Builder,
  fn: Apply['op'],
  args: readonly Node[],
  dtype: Dtype,
  shape: readonly number[],
): Node {
  if (args.every(isFilled)) {
    const value = fold(
      fn,
      args.map((x) => x.value),
      dtype,
    );
    if (value !== null) return b.filled(value, shape, dtype);
  }
  const ordered = COMMUTATIVE.has(fn) ? [...args].sort((x, y) => x.id - y.id) : args;
  return RULES[fn]?.(b, ordered, dtype) ?? b.apply(fn, ordered, dtype, shape);
}
