import type { Axis, Size } from '../../kernel/axis.js';
import type { Expr } from '../../kernel/expr.js';
import { axesOf, type Index, type Term, termKey } from '../../kernel/indices.js';
import type { Address } from './asm/memory.js';
import { i32 } from './asm/scalar.js';
import { i32x4, v128 } from './asm/simd.js';
import type { I32, V128 } from './asm/value.js';
import { type Places, placesKey, within } from './places.js';
import type { Scope } from './scope.js';

/** What the places of a kernel need of the rest of the compiler. */
export interface Sizes {
  /** A size as a number of the function. */
  size(size: Size): I32;
  value(x: Expr, places: Places, scope: Scope): V128;
}

/** By how much an index grows along an axis; undefined where that differs from place to place. */
export function growth({ terms }: Index, axis: Axis): Size | undefined {
  let found: Size = 0;
  for (const { factor, term } of terms) {
    if (term.of === 'axis') found = term.axis === axis ? factor : found;
    else if (axesOf({ offset: 0, terms: [{ factor, term }] }).has(axis)) return undefined;
  }
  return found;
}

/** A size times a number, computed once. */
export const sizeTimes = (sizes: Sizes, scope: Scope, size: Size, by: number): I32 =>
  typeof size === 'number'
    ? i32.constant(size * by)
    : scope.root.place(`${size}*${by}`, () => i32.mul(sizes.size(size), i32.constant(by)));

interface Found {
  readonly scope: Scope;
  readonly factor: Size;
  readonly term: Term;
}

/**
 * Memory of an index: base + scale * index, added up from the outermost scope to the innermost one, so that each loop
 * adds only what it changes. Lanes have the place of their first.
 */
export function addressOf(
  sizes: Sizes,
  base: { readonly key: string; readonly value: I32 },
  index: Index,
  scale: number,
  places: Places,
  scope: Scope,
): Address {
  const terms: Found[] = index.terms.map(({ factor, term }) => {
    const axes = axesOf({ offset: 0, terms: [{ factor, term }] });
    return { scope: scope.home(axes), factor, term };
  });
  terms.sort(
    (a, b) => a.scope.depth - b.scope.depth || Number(a.term.of !== 'axis') - Number(b.term.of !== 'axis'),
  );
  let offset = typeof index.offset === 'number' ? index.offset * scale : 0;
  let key = `${base.key}*${scale}`;
  let sum = base.value;
  if (typeof index.offset !== 'number') {
    key += `+${index.offset}`;
    const [start, shift] = [sum, index.offset];
    sum = scope.root.place(key, () => i32.add(start, sizeTimes(sizes, scope, shift, scale)));
  }
  for (const { scope: home, factor, term } of terms) {
    const before = sum;
    const stride = sizeTimes(sizes, home, factor, scale);
    if (term.of === 'axis') {
      key += `+${factor}a${term.axis.id}`;
      const step = home.tile.step;
      sum = home.pointer(key, before, stride, sizeTimes(sizes, home, factor, scale * step));
      const moved = places.get(term.axis)!.offset;
      if (typeof factor === 'number') offset += moved * factor * scale;
      else if (moved !== 0) {
        key += `.${moved}`;
        const pointer = sum;
        sum = home.place(key, () => i32.add(pointer, sizeTimes(sizes, home, factor, scale * moved)));
      }
    } else {
      const axes = axesOf({ offset: 0, terms: [{ factor, term }] });
      key += `+${factor}*${termKey(term)}${placesKey(within(places, axes))}`;
      sum = home.place(key, () => i32.add(before, i32.mul(termValue(sizes, term, places, home), stride)));
    }
  }
  return offset < 0 ? { base: i32.add(sum, i32.constant(offset)), offset: 0 } : { base: sum, offset };
}

const ZERO = { key: 'i', value: i32.constant(0) };

/** An index as a number. */
export function placeOf(sizes: Sizes, index: Index, places: Places, scope: Scope): I32 {
  const { base, offset } = addressOf(sizes, ZERO, index, 1, places, scope);
  return i32.add(base, i32.constant(offset));
}

function termValue(sizes: Sizes, term: Exclude<Term, { of: 'axis' }>, places: Places, scope: Scope): I32 {
  switch (term.of) {
    case 'value': {
      const index = wholeNumber(term.value, sizes.value(term.value, places, scope));
      return clamp(scope, index, sizes.size(term.size));
    }
    case 'clamped':
      return clamp(scope, placeOf(sizes, term.index, places, scope), sizes.size(term.size));
    case 'quotient':
      return i32.divUnsigned(placeOf(sizes, term.index, places, scope), sizes.size(term.by));
    default:
      return i32.remUnsigned(placeOf(sizes, term.index, places, scope), sizes.size(term.by));
  }
}

function wholeNumber({ dtype }: Expr, x: V128): I32 {
  const whole =
    dtype === 'float32' ? i32x4.fromFloat32(x) : dtype === 'bool' ? v128.and(x, i32x4.constant(1)) : x;
  return i32x4.extract(whole, 0);
}

/** The nearest of 0 to size - 1, 0 where there are none. */
function clamp({ block }: Scope, index: I32, size: I32): I32 {
  const n = block.let(index);
  const last = block.let(i32.sub(size, i32.constant(1)));
  const upper = block.let(i32.select(n, last, i32.less(n, last)));
  return i32.select(upper, i32.constant(0), i32.greater(upper, i32.constant(0)));
}
