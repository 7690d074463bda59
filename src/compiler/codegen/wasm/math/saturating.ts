import type { Block } from '../asm/block.js';
import { f32x4, v128 } from '../asm/simd.js';
import type { Local, V128 } from '../asm/value.js';
import { expOfNegative } from './exp.js';
import { madd, polynomial, withSignOf } from './polynomial.js';

const { constant, add, sub, mul, div } = f32x4;

// Of Cephes' tanhf (S. L. Moshier, netlib.org/cephes), on |x| < 0.625.
const TANH = [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1];

export function tanh(block: Block, x: Local<'v128'>): V128 {
  const size = block.let(f32x4.abs(x));
  const square = block.let(mul(x, x));
  const small = madd(block, mul(polynomial(block, square, TANH), square), x, x);
  const decay = expOfNegative(block, block.let(mul(size, constant(-2))));
  const shrunk = block.let(decay);
  const large = div(sub(constant(1), shrunk), add(shrunk, constant(1)));
  return withSignOf(v128.select(small, large, f32x4.less(size, constant(0.625))), x);
}

const NEAR = 0.9277;
/** Beyond it erf rounds to 1. */
const FAR = 3.95;
/** erf(x) / x - 1 as a polynomial in x^2 below NEAR, fitted for the least greatest error, 4e-10. */
const ERF = [
  8.36011822684668e-5, -8.140963618643582e-4, 5.2009448409080505e-3, -2.685939520597458e-2,
  1.1283696442842484e-1, -3.7612634897232056e-1, 1.2837916612625122e-1,
];
/** (log(erfc(x)) + x) / x from NEAR to FAR, fitted so; the error of erf is 3e-9. */
const LOG_ERFC = [
  2.13269900996238e-4, -3.209133865311742e-3, 2.2871552035212517e-2, -1.052335575222969e-1,
  -6.357394456863403e-1, -1.2850822508335114e-1,
];

export function erf(block: Block, x: Local<'v128'>): V128 {
  const size = block.let(f32x4.abs(x));
  const small = madd(block, polynomial(block, block.let(mul(x, x)), ERF), x, x);
  const near = block.let(f32x4.pmin(size, constant(FAR)));
  const logarithm = block.let(sub(mul(polynomial(block, near, LOG_ERFC), near), near));
  const large = sub(constant(1), expOfNegative(block, logarithm));
  return v128.select(small, withSignOf(large, x), f32x4.less(size, constant(NEAR)));
}
