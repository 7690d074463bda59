/** Arithmetic on reversed decimal strings ("422" is 224): digits line up from the least significant. */
import type { AddTable, Digit, InverseTable, MulTable, SubTable } from './tables.gen.js';

type Bit = '0' | '1';
type Carry = keyof MulTable;

/** Three digits at a time: most numbers are done in one step. */
export type turned<
  text extends string,
  done extends string = '',
> = text extends `${infer a}${infer b}${infer c}${infer rest}`
  ? rest extends ''
    ? `${c}${b}${a}${done}`
    : turned<rest, `${c}${b}${a}${done}`>
  : text extends `${infer a}${infer rest}`
    ? `${rest}${a}${done}`
    : done;
type stripZeros<text extends string> = text extends `0${infer rest}`
  ? rest extends ''
    ? '0'
    : stripZeros<rest>
  : text;
export type toNumber<text extends string> = text extends `${infer n extends number}` ? n : never;

export type toDigits<n extends number> = turned<`${n}`>;
export type fromDigits<digits extends string> = toNumber<stripZeros<turned<digits>>>;

export type addDigits<
  a extends string,
  b extends string,
  carry extends Bit = '0',
> = a extends `${infer x extends Digit}${infer restA}`
  ? b extends `${infer y extends Digit}${infer restB}`
    ? AddTable[carry][x][y] extends `${infer next extends Bit}${infer digit}`
      ? `${digit}${addDigits<restA, restB, next>}`
      : never
    : carry extends '0'
      ? a
      : addDigits<a, '1'>
  : carry extends '0'
    ? b
    : b extends ''
      ? '1'
      : addDigits<b, '1'>;

type cons<digit extends string, rest extends string> = [rest] extends [never] ? never : `${digit}${rest}`;
/** `never` when the difference is negative. */
export type subDigits<
  a extends string,
  b extends string,
  borrow extends Bit = '0',
> = a extends `${infer x extends Digit}${infer restA}`
  ? b extends `${infer y extends Digit}${infer restB}`
    ? SubTable[borrow][x][y] extends `${infer next extends Bit}${infer digit}`
      ? cons<digit, subDigits<restA, restB, next>>
      : never
    : borrow extends '0'
      ? a
      : subDigits<a, '1'>
  : b extends ''
    ? borrow extends '0'
      ? ''
      : never
    : never;

/** `b` times a digit, plus the carry. */
export type mulDigit<
  b extends string,
  digit extends Digit,
  carry extends Carry = '0',
> = b extends `${infer y extends Digit}${infer rest}`
  ? MulTable[carry][digit][y] extends `${infer next extends Carry}${infer low}`
    ? `${low}${mulDigit<rest, digit, next>}`
    : never
  : carry extends '0'
    ? ''
    : carry;

export type mulDigits<a extends string, b extends string> = a extends '1'
  ? b
  : b extends '1'
    ? a
    : a extends `${infer x extends Digit}${infer rest}`
      ? rest extends ''
        ? mulDigit<b, x>
        : x extends '0'
          ? `0${mulDigits<rest, b>}`
          : addDigits<mulDigit<b, x>, `0${mulDigits<rest, b>}`>
      : '';

/** Exact quotient from the least significant digit up, without comparisons; `never` when not divisible. */
export type divDigits<a extends string, b extends string> = b extends '1'
  ? a
  : a extends b
    ? '1'
    : b extends `0${infer restB}`
      ? a extends `0${infer restA}`
        ? divDigits<restA, restB>
        : never
      : b extends `${'2' | '4' | '6' | '8'}${string}`
        ? divDigits<mulDigit<a, '5'>, mulDigit<b, '5'>>
        : b extends `5${string}`
          ? divDigits<mulDigit<a, '2'>, mulDigit<b, '2'>>
          : b extends `${infer y extends keyof InverseTable}${string}`
            ? divLoop<a, b, InverseTable[y]>
            : never;
type divLoop<
  a extends string,
  b extends string,
  inverse extends { [d in Digit]: Digit },
  quotient extends string = '',
> = a extends ''
  ? quotient
  : a extends `0${infer rest}`
    ? divLoop<rest, b, inverse, `${quotient}0`>
    : a extends `${infer x extends Digit}${string}`
      ? subDigits<a, mulDigit<b, inverse[x]>> extends infer difference
        ? [difference] extends [never]
          ? never
          : difference extends `0${infer rest}`
            ? divLoop<rest, b, inverse, `${quotient}${inverse[x]}`>
            : never
        : never
      : never;
