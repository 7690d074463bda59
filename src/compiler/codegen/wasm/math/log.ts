import type { Block } from '../asm/block.js';
import { i32 } from '../asm/scalar.js';
import { f32x4, i32x4, v128 } from '../asm/simd.js';
import type { Local, V128 } from '../asm/value.js';
import { madd, polynomial } from './polynomial.js';

const { constant, add, sub, mul, div } = f32x4;

// Of Cephes' logf (S. L. Moshier, netlib.org/cephes), on sqrt(1/2) <= 1 + m < sqrt(2).
const SERIES = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
];
const LN2 = [0.693359375, -2.1219444e-4];
const SQRT_HALF_BITS = 0x3f3504f3;
const LEAST_NORMAL = 2 ** -126;

export function log(block: Block, x: Local<'v128'>): V128 {
  const tiny = block.let(f32x4.less(x, constant(LEAST_NORMAL)));
  const scaled = block.let(v128.select(mul(x, constant(2 ** 24)), x, tiny));
  const above = block.let(i32x4.sub(scaled, i32x4.constant(SQRT_HALF_BITS)));
  const powers = i32x4.sub(i32x4.shiftRight(above, i32.constant(23)), v128.and(tiny, i32x4.constant(24)));
  const n = block.let(f32x4.fromInt32(powers));
  const mantissa = i32x4.add(v128.and(above, i32x4.constant(0x7fffff)), i32x4.constant(SQRT_HALF_BITS));
  const m = block.let(sub(mantissa, constant(1)));
  const square = block.let(mul(m, m));
  const low = madd(block, mul(polynomial(block, m, SERIES), m), square, mul(n, constant(LN2[1])));
  const near = add(m, madd(block, square, constant(-0.5), low));
  const finite = madd(block, n, constant(LN2[0]), near);
  const ofZero = v128.select(
    constant(Number.NEGATIVE_INFINITY),
    constant(Number.NaN),
    f32x4.equal(x, constant(0)),
  );
  // Infinity and NaN are their own; what is not above 0 has none.
  const special = v128.select(ofZero, x, f32x4.lessEqual(x, constant(0)));
  const inside = v128.and(f32x4.greater(x, constant(0)), f32x4.less(x, constant(Number.POSITIVE_INFINITY)));
  return v128.select(finite, special, inside);
}

/** log u, with u = 1 + x rounded, and its first correction (Kahan). */
export function log1p(block: Block, x: Local<'v128'>): V128 {
  const u = block.let(add(x, constant(1)));
  const lost = sub(x, sub(u, constant(1)));
  const logarithm = block.let(log(block, u));
  const corrected = add(logarithm, div(lost, u));
  const inside = v128.and(f32x4.greater(u, constant(0)), f32x4.less(u, constant(Number.POSITIVE_INFINITY)));
  return v128.select(corrected, logarithm, inside);
}
