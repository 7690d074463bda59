import type { Block } from '../asm/block.js';
import { f32x4, v128 } from '../asm/simd.js';
import type { V128 } from '../asm/value.js';

/** a * b + c */
export const madd = (block: Block, a: V128, b: V128, c: V128): V128 =>
  block.frame.relaxed ? f32x4.relaxedMadd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);

/** By Horner's rule, the coefficient of the highest power first. */
export const polynomial = (block: Block, x: V128, [first, ...rest]: readonly number[]): V128 =>
  rest.reduce((sum, c) => madd(block, sum, x, f32x4.constant(c)), f32x4.constant(first));

/** A number that is positive, or has the sign of another already, with that sign. */
export const withSignOf = (size: V128, x: V128): V128 => v128.or(size, v128.and(x, f32x4.constant(-0)));
