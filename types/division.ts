import type { addDigits, fromDigits, mulDigit, subDigits, toDigits, toNumber, turned } from './digits.js';
import type { Digit } from './tables.gen.js';

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

/**
 * Long division from the most significant digit down: the quotient, reversed, and what is left, '' for nothing. What is left
 * is reversed, so that the next digit goes in front.
 */
type longDivision<
  digits extends string,
  by extends string,
  left extends string = '',
  quotient extends string = '',
> = digits extends `${infer digit}${infer rest}`
  ? goesInto<trim<`${digit}${left}`>, by> extends [infer times extends string, infer more extends string]
    ? longDivision<rest, by, more, `${times}${quotient}`>
    : never
  : [quotient, left];

interface AfterEven {
  '0': '0';
  '1': '0';
  '2': '1';
  '3': '1';
  '4': '2';
  '5': '2';
  '6': '3';
  '7': '3';
  '8': '4';
  '9': '4';
}
interface AfterOdd {
  '0': '5';
  '1': '5';
  '2': '6';
  '3': '6';
  '4': '7';
  '5': '7';
  '6': '8';
  '7': '8';
  '8': '9';
  '9': '9';
}
/** [digit before][digit]: the digit of the half. */
interface Half {
  '0': AfterEven;
  '1': AfterOdd;
  '2': AfterEven;
  '3': AfterOdd;
  '4': AfterEven;
  '5': AfterOdd;
  '6': AfterEven;
  '7': AfterOdd;
  '8': AfterEven;
  '9': AfterOdd;
}
/** The next even digit. */
interface ToEven {
  '0': '0';
  '1': '2';
  '2': '2';
  '3': '4';
  '4': '4';
  '5': '6';
  '6': '6';
  '7': '8';
  '8': '8';
}
/** Half of it, rounded up, is (5a + 5) / 10 without the last digit. */
type halfOfAny<text extends string> =
  mulDigit<turned<text>, '5', '5'> extends `${infer _}${infer digits}` ? fromDigits<`${digits}0`> : never;
/** In one step for three digits, of which rounding up changes only the last. */
type half<text extends string> =
  text extends `${infer x extends Digit}${infer y extends Digit}${infer z extends keyof ToEven}`
    ? [AfterEven[x], Half[x][y], Half[y][ToEven[z]]] extends [
        infer first extends string,
        infer second extends string,
        infer third extends string,
      ]
      ? toNumber<`${first extends '0' ? '' : first}${second}${third}`>
      : never
    : halfOfAny<text>;

/** a / b, rounded up, for a positive `b`. */
export type ceilDivide<a extends number, b extends number> = number extends a | b
  ? number
  : b extends 1
    ? a
    : b extends 2
      ? half<`${a}`>
      : longDivision<`${a}`, toDigits<b>> extends [infer quotient extends string, infer left]
        ? fromDigits<left extends '' ? quotient : addDigits<quotient, '1'>>
        : never;

/** a / b, rounded down, for a positive `b`. */
export type floorDivide<a extends number, b extends number> = number extends a | b
  ? number
  : b extends 1
    ? a
    : longDivision<`${a}`, toDigits<b>> extends [infer quotient extends string, infer _]
      ? fromDigits<quotient>
      : never;
