import { type Axis, known, type Size } from './axis.js';
import type { Expr } from './expr.js';

/** An integer below which an index has no sum of its own: an axis, or a function of another index. */
export type Term =
  | { readonly of: 'axis'; readonly axis: Axis }
  /** Floor of the quotient; the dividend is never negative. */
  | { readonly of: 'quotient' | 'remainder'; readonly index: Index; readonly by: Size }
  /** The index, or the nearest place from 0 to `size` - 1. */
  | { readonly of: 'clamped'; readonly index: Index; readonly size: Size }
  /** A place read from a tensor, clamped to 0 ... `size` - 1. */
  | { readonly of: 'value'; readonly value: Expr; readonly size: Size };

/** offset + the sum of factor * term. Terms are distinct, factors are not 0. */
export interface Index {
  readonly offset: Size;
  readonly terms: readonly { readonly factor: Size; readonly term: Term }[];
}

type Known = { readonly factor: number; readonly term: Term };

export const termKey = (term: Term): string => {
  switch (term.of) {
    case 'axis':
      return `a${term.axis.id}`;
    case 'value':
      return `v${term.value.id}<${term.size}`;
    case 'clamped':
      return `clamp(${indexKey(term.index)}<${term.size})`;
    default:
      return `(${indexKey(term.index)})${term.of === 'quotient' ? '/' : '%'}${term.by}`;
  }
};

/** Equal for equal indices. */
export const indexKey = ({ offset, terms }: Index): string =>
  [offset, ...terms.map(({ factor, term }) => `${factor}*${termKey(term)}`)].join('+');

/** Like terms added up, in one order; an index's quotient and remainder by the same size, put together again. */
function sum(offset: number, terms: readonly Known[]): Index {
  const byKey = new Map<string, Known>();
  for (const { factor, term } of terms) {
    const key = termKey(term);
    byKey.set(key, { factor: factor + (byKey.get(key)?.factor ?? 0), term });
  }
  for (const [key, { factor, term }] of byKey) {
    if (term.of !== 'quotient') continue;
    const rest = termKey({ ...term, of: 'remainder' });
    const count = byKey.get(rest)?.factor;
    if (count === undefined || count * known(term.by) !== factor) continue;
    byKey.delete(key);
    byKey.delete(rest);
    const whole = scaleIndex(term.index, count);
    return sum(offset + known(whole.offset), [...byKey.values(), ...knownTerms(whole)]);
  }
  const kept = [...byKey].filter(([, { factor }]) => factor !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return { offset, terms: kept.map(([, term]) => term) };
}

const knownTerms = ({ terms }: Index): Known[] =>
  terms.map(({ factor, term }) => ({ factor: known(factor), term }));

export const constantIndex = (n: number): Index => ({ offset: n, terms: [] });

export const axisIndex = (axis: Axis): Index =>
  axis.extent === 1 ? constantIndex(0) : sum(0, [{ factor: 1, term: { of: 'axis', axis } }]);

export const addIndex = (a: Index, b: Index): Index =>
  sum(known(a.offset) + known(b.offset), [...knownTerms(a), ...knownTerms(b)]);

export const scaleIndex = (index: Index, by: number): Index =>
  sum(
    known(index.offset) * by,
    knownTerms(index).map(({ factor, term }) => ({ factor: factor * by, term })),
  );

/** The least and the greatest value of an index of known sizes. */
export function rangeOf(index: Index): readonly [number, number] {
  let [low, high] = [known(index.offset), known(index.offset)];
  for (const { factor, term } of knownTerms(index)) {
    const [least, greatest] = termRange(term);
    low += Math.min(factor * least, factor * greatest);
    high += Math.max(factor * least, factor * greatest);
  }
  return [low, high];
}

function termRange(term: Term): readonly [number, number] {
  switch (term.of) {
    case 'axis':
      return [0, known(term.axis.extent) - 1];
    case 'quotient': {
      const [low, high] = rangeOf(term.index);
      return [Math.floor(low / known(term.by)), Math.floor(high / known(term.by))];
    }
    case 'remainder':
      return [0, known(term.by) - 1];
    default:
      return [0, known(term.size) - 1];
  }
}

/** An index as `by` times a part, plus a rest. */
function split(index: Index, by: number): readonly [part: Index, rest: Index] {
  const divisible = knownTerms(index).filter(({ factor }) => factor % by === 0);
  const others = knownTerms(index).filter(({ factor }) => factor % by !== 0);
  const offset = known(index.offset);
  const whole = Math.floor(offset / by);
  return [
    sum(
      whole,
      divisible.map(({ factor, term }) => ({ factor: factor / by, term })),
    ),
    sum(offset - whole * by, others),
  ];
}

/** Floor of index / by, where index is never negative. */
export function quotient(index: Index, by: number): Index {
  if (by === 1) return index;
  const [part, rest] = split(index, by);
  const [low, high] = rangeOf(rest);
  if (low >= 0 && high < by) return part;
  if (low < 0) return sum(0, [{ factor: 1, term: { of: 'quotient', index, by } }]);
  return addIndex(part, sum(0, [{ factor: 1, term: { of: 'quotient', index: rest, by } }]));
}

export function remainder(index: Index, by: number): Index {
  if (by === 1) return constantIndex(0);
  const [, rest] = split(index, by);
  const [low, high] = rangeOf(rest);
  if (low >= 0 && high < by) return rest;
  return sum(0, [{ factor: 1, term: { of: 'remainder', index: low < 0 ? index : rest, by } }]);
}

export function clamped(index: Index, size: number): Index {
  const [low, high] = rangeOf(index);
  if (high <= 0) return constantIndex(0);
  if (low >= size - 1) return constantIndex(Math.max(size - 1, 0));
  return low >= 0 && high < size ? index : sum(0, [{ factor: 1, term: { of: 'clamped', index, size } }]);
}

/** A place that a tensor holds. */
export const valueIndex = (value: Expr, size: number): Index =>
  sum(0, [{ factor: 1, term: { of: 'value', value, size } }]);

/** The places of an index, given those of its axes. */
export function substitute(
  index: Index,
  axisAt: (axis: Axis) => Index,
  valueAt: (value: Expr) => Expr = (value) => value,
): Index {
  const at = (term: Term): Index => {
    switch (term.of) {
      case 'axis':
        return axisAt(term.axis);
      case 'quotient':
        return quotient(substitute(term.index, axisAt, valueAt), known(term.by));
      case 'remainder':
        return remainder(substitute(term.index, axisAt, valueAt), known(term.by));
      case 'clamped':
        return clamped(substitute(term.index, axisAt, valueAt), known(term.size));
      default:
        return valueIndex(valueAt(term.value), known(term.size));
    }
  };
  return knownTerms(index).reduce(
    (total, { factor, term }) => addIndex(total, scaleIndex(at(term), factor)),
    constantIndex(known(index.offset)),
  );
}

/** The axes an index varies with. */
export function axesOf(index: Index, found = new Set<Axis>()): Set<Axis> {
  for (const { term } of index.terms) {
    if (term.of === 'axis') found.add(term.axis);
    else if (term.of === 'value') for (const axis of term.value.axes) found.add(axis);
    else axesOf(term.index, found);
  }
  return found;
}
