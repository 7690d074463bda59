/** Natural-number arithmetic on number literals. An operand that is no literal (`number`) gives `number`. */
import type { addDigits, divDigits, fromDigits, mulDigits, subDigits, toDigits } from './digits.js';

export type add<a extends number, b extends number> = number extends a | b
  ? number
  : a extends 0
    ? b
    : b extends 0
      ? a
      : fromDigits<addDigits<toDigits<a>, toDigits<b>>>;

/** A number again; `otherwise` when there is none. */
type fromResult<digits, otherwise = never> = [digits] extends [never]
  ? otherwise
  : digits extends string
    ? fromDigits<digits>
    : never;

/** a - b; `otherwise` when that is negative. */
export type difference<a extends number, b extends number, otherwise = never> = number extends a | b
  ? number
  : b extends 0
    ? a
    : fromResult<subDigits<toDigits<a>, toDigits<b>>, otherwise>;

/** a - b, or 0 when that is negative. */
export type subtract<a extends number, b extends number> = difference<a, b, 0>;

/** a / b; `never` when b does not divide a. */
export type quotient<a extends number, b extends number> = number extends a | b
  ? number
  : a extends 0
    ? 0
    : fromResult<divDigits<toDigits<a>, toDigits<b>>>;

export type multiply<a extends number, b extends number> = number extends a | b
  ? number
  : a extends 0
    ? 0
    : b extends 0
      ? 0
      : a extends 1
        ? b
        : b extends 1
          ? a
          : fromDigits<mulDigits<toDigits<a>, toDigits<b>>>;
