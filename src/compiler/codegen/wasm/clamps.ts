import type { Axis, Size } from '../../kernel/axis.js';
import { axesOf, type Index } from '../../kernel/indices.js';
import { addressOf, placeOf, type Sizes, sizeTimes } from './address.js';
import type { Address } from './asm/memory.js';
import { i32 } from './asm/scalar.js';
import type { I32 } from './asm/value.js';
import type { Places } from './places.js';
import type { Scope } from './scope.js';

type Term = Index['terms'][number];
interface Clamp {
  readonly factor: number;
  readonly index: Index;
  readonly size: Size;
}

/** An index that grows by 1 along an axis wherever none of its clamps does anything, as that of a padding. */
export interface Clamped {
  readonly clamps: readonly Clamp[];
  /** Whether it stays the same where a clamp holds it. */
  readonly isHeld: boolean;
  /** What does not vary with the axis, and the axis. */
  readonly rest: Index;
}

const varies = ({ term }: Term, axis: Axis) => axesOf({ offset: 0, terms: [{ factor: 1, term }] }).has(axis);

export function clampedAlong({ offset, terms }: Index, axis: Axis): Clamped | null {
  const clamps: Clamp[] = [];
  let slope = 0;
  let own = 0;
  const others: Term[] = [];
  for (const x of terms) {
    const { factor, term } = x;
    if (!varies(x, axis)) others.push(x);
    else if (typeof factor !== 'number') return null;
    else if (term.of === 'axis') {
      own += factor;
      slope += factor;
    } else if (term.of === 'clamped' && isShifted(term.index, axis)) {
      clamps.push({ factor, index: term.index, size: term.size });
      slope += factor;
    } else return null;
  }
  if (clamps.length === 0 || slope !== 1) return null;
  const rest = { offset, terms: [...others, { factor: 1, term: { of: 'axis', axis } } as const] };
  return { clamps, isHeld: clamps.length === 1 && own === 0, rest };
}

/** Whether an index is that of an axis and a constant. */
export const isShifted = ({ terms }: Index, axis: Axis): boolean =>
  terms.length === 1 && terms[0].factor === 1 && terms[0].term.of === 'axis' && terms[0].term.axis === axis;

/** Where four elements begin that no clamp changes. */
export function unclamped(
  sizes: Sizes,
  base: { readonly key: string; readonly value: I32 },
  { clamps, rest }: Clamped,
  scale: number,
  places: Places,
  scope: Scope,
): Address {
  const start = clamps.reduce(({ key, value }, { factor, index: { offset } }) => {
    const next = `${key}+${factor}(${offset})`;
    const by = sizeTimes(sizes, scope, offset, factor * scale);
    return { key: next, value: scope.root.place(next, () => i32.add(value, by)) };
  }, base);
  return addressOf(sizes, start, rest, scale, places, scope);
}

/** Whether no clamp changes four places, of which these are the first. */
export const isInside = (sizes: Sizes, { clamps }: Clamped, first: Places, scope: Scope): I32 =>
  clamps
    .map(({ index, size }) => {
      const place = scope.block.let(placeOf(sizes, index, first, scope));
      const end = i32.sub(sizes.size(size), i32.constant(3));
      return i32.and(i32.lessOrEqual(i32.constant(0), place), i32.less(place, end));
    })
    .reduce(i32.and);

/** Whether a clamp gives all four the same place. */
export function isOutside(
  sizes: Sizes,
  { clamps: [{ index, size }] }: Clamped,
  first: Places,
  scope: Scope,
): I32 {
  const place = scope.block.let(placeOf(sizes, index, first, scope));
  const last = i32.sub(sizes.size(size), i32.constant(1));
  return i32.or(i32.lessOrEqual(place, i32.constant(-3)), i32.lessOrEqual(last, place));
}
