import type { Block } from '../asm/block.js';
import { i32 } from '../asm/scalar.js';
import { f32x4, i32x4, v128 } from '../asm/simd.js';
import type { Local, V128 } from '../asm/value.js';
import { madd, polynomial, withSignOf } from './polynomial.js';

const { constant, add, sub, mul } = f32x4;

/** 1.5 * 2^23: adding it leaves the nearest integer in the low bits of a small number. */
export const MAGIC = 12582912;

/** ln 2 in two parts, as Cephes' expf has it (S. L. Moshier, netlib.org/cephes). */
const LN2 = [0.693359375, -2.1219444e-4];
/** (e^r - 1 - r) / r^2 on |r| <= ln(2) / 2, fitted for the least greatest error of e^r, 3.1e-9 of it. */
const SERIES = [
  0.0013814622748138303, 0.008368712635836247, 0.04166838743942962, 0.166665206668089, 0.4999999345063874,
];

/** x = n ln 2 + r: e^r, and n + `bias` as the low bits of a float. */
function split(
  block: Block,
  x: V128,
  bias: number,
): { readonly power: V128; readonly biased: Local<'v128'> } {
  const magic = constant(MAGIC + bias);
  const biased = block.let(madd(block, x, constant(Math.LOG2E), magic));
  const n = block.let(sub(biased, magic));
  const high = sub(x, mul(n, constant(LN2[0])));
  const r = block.let(sub(high, mul(n, constant(LN2[1]))));
  const square = mul(r, r);
  const power = add(madd(block, polynomial(block, r, SERIES), square, r), constant(1));
  return { power, biased };
}

/** Whole numbers to powers of 2, from -126 to 127. */
const powerOf2 = (n: V128) => i32x4.shiftLeft(i32x4.add(n, i32x4.constant(127)), i32.constant(23));

export function exp(block: Block, x: Local<'v128'>): V128 {
  const clamped = block.let(f32x4.pmin(f32x4.pmax(x, constant(-104)), constant(89)));
  const { power, biased } = split(block, clamped, 0);
  const n = block.let(i32x4.sub(biased, i32x4.constant(0x4b400000)));
  const half = block.let(i32x4.shiftRight(n, i32.constant(1)));
  return mul(mul(power, powerOf2(half)), powerOf2(i32x4.sub(n, half)));
}

/** For x <= 0. What is less than 2^-126.5 is 0. */
export function expOfNegative(block: Block, x: Local<'v128'>): V128 {
  const { power, biased } = split(block, block.let(f32x4.pmax(x, constant(-88))), 127);
  return mul(power, i32x4.shiftLeft(biased, i32.constant(23)));
}

/** (e^x - 1 - x) / x^2 on |x| <= 1/2, fitted for the least greatest error, 1.3e-8. */
const SMALL = [
  0.0001997949875658378, 0.0013982196105644107, 0.008333127945661545, 0.04166579246520996, 0.1666666716337204,
  0.5,
];

export function expm1(block: Block, x: Local<'v128'>): V128 {
  const small = madd(block, polynomial(block, x, SMALL), mul(x, x), x);
  const large = sub(exp(block, x), constant(1));
  return withSignOf(v128.select(small, large, f32x4.less(f32x4.abs(x), constant(0.5))), x);
}
