import type { difference } from './arith.js';

/** How often b goes into a, at most nine times, and what is left. */
type take<a extends number, b extends number, times extends unknown[] = []> =
  difference<a, b> extends infer left
    ? [left] extends [never]
      ? [times['length'], a]
      : take<left & number, b, [...times, 0]>
    : never;
type append<a extends number, digit extends string> = (
  a extends 0
    ? digit
    : `${a}${digit}`
) extends `${infer n extends number}`
  ? n
  : never;
/** Long division, from the most significant digit on. */
type divide<
  digits extends string,
  b extends number,
  rest extends number = 0,
  quotient extends number = 0,
> = digits extends `${infer digit}${infer more}`
  ? take<append<rest, digit>, b> extends [infer times extends number, infer left extends number]
    ? divide<more, b, left, append<quotient, `${times}`>>
    : never
  : quotient;

/** The integer part of a / b, for a positive b; `number` when one of them is. */
export type floorQuotient<a extends number, b extends number> = number extends a | b
  ? number
  : b extends 1
    ? a
    : divide<`${a}`, b>;
