import type { addDigits, fromDigits, subDigits, toDigits } from './digits.js';

type After = {
  '0': '1';
  '1': '2';
  '2': '3';
  '3': '4';
  '4': '5';
  '5': '6';
  '6': '7';
  '7': '8';
  '8': '9';
  '9': never;
};

/** Reversed digits without zeros in front of the number. */
type trim<digits extends string> = digits extends `${infer rest}0` ? trim<rest> : digits;

/** How often `by` goes into `part`, at most 9 times, and what is left. */
type goesInto<part extends string, by extends string, times extends keyof After = '0'> =
  subDigits<part, by> extends infer left
    ? [left] extends [never]
      ? [times, part]
      : goesInto<trim<left & string>, by, After[times]>
    : never;

/** Long division from the most significant digit down, rounded up. */
type longDivision<
  digits extends string,
  by extends string,
  left extends string = '',
  quotient extends string = '',
> = digits extends `${infer digit}${infer rest}`
  ? goesInto<trim<`${digit}${left}`>, by> extends [infer times extends string, infer more extends string]
    ? longDivision<rest, by, more, `${times}${quotient}`>
    : never
  : fromDigits<left extends '' ? quotient : addDigits<quotient, '1'>>;

/** a / b rounded up; b is no 0. */
export type ceilQuotient<a extends number, b extends number> = number extends a | b
  ? number
  : b extends 1
    ? a
    : longDivision<`${a}`, toDigits<b>>;
