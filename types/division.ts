import type { add, subtract } from './arith.js';
import type { fromDigits, subDigits, toDigits } from './digits.js';

/** How often `b` fits in the remainder, which is less than ten times `b`, and what is left. */
type divideOnce<remainder extends string, b extends string, count extends readonly unknown[] = []> =
  subDigits<remainder, b> extends infer left
    ? [left] extends [never]
      ? [count['length'], remainder]
      : divideOnce<left & string, b, [...count, 0]>
    : never;

/** Long division from the most significant digit. The remainder is reversed, so that the next digit goes in front. */
type divideDigits<
  a extends string,
  b extends string,
  remainder extends string = '',
  quotient extends string = '',
> = a extends `${infer digit}${infer rest}`
  ? divideOnce<`${digit}${remainder}`, b> extends [infer count extends number, infer left extends string]
    ? divideDigits<rest, b, left, `${count}${quotient}`>
    : never
  : quotient;

/** a / b, rounded down, for a positive `b`. */
export type floorDivide<a extends number, b extends number> = number extends a | b
  ? number
  : b extends 1
    ? a
    : fromDigits<divideDigits<`${a}`, toDigits<b>>>;

/** a / b, rounded up, for a positive `b`. */
export type ceilDivide<a extends number, b extends number> = number extends a | b
  ? number
  : b extends 1
    ? a
    : floorDivide<add<a, subtract<b, 1>>, b>;
