import type { invalidArgument } from '../src/messages/tensors.js';
import type { add, subtract } from './arith.js';
import type { fromDigits, subDigits, toDigits } from './digits.js';
import type { fromValues } from './dims.js';

/** stop - start, or 0 when that is negative. */
type span<start extends number, stop extends number> = `${start}` extends `-${infer below extends number}`
  ? `${stop}` extends `-${infer stopBelow extends number}`
    ? subtract<below, stopBelow>
    : add<stop, below>
  : `${stop}` extends `-${string}`
    ? 0
    : subtract<stop, start>;

/** How often b goes into a, which is less than ten times, and what is left. */
type take<a extends string, b extends string, times extends readonly 0[] = []> =
  subDigits<a, b> extends infer rest
    ? [rest] extends [never]
      ? [times['length'], a]
      : take<rest & string, b, [...times, 0]>
    : never;
/** Long division of decimal digits, the most significant first. */
type divide<
  digits extends string,
  by extends string,
  rest extends string = '',
  quotient extends string = '',
> = digits extends `${infer first}${infer others}`
  ? take<`${first}${rest}`, by> extends [infer digit extends number, infer left extends string]
    ? divide<others, by, left, `${digit}${quotient}`>
    : never
  : fromDigits<quotient>;

/** As many steps as it takes to cover the length. */
type steps<length extends number, step extends number> = step extends 1
  ? length
  : divide<`${add<length, subtract<step, 1>>}`, toDigits<step>>;

type count<
  start extends number,
  stop extends number,
  step extends number,
> = `${step}` extends `-${infer down extends number}`
  ? steps<span<stop, start>, down>
  : steps<span<start, stop>, step>;

/** A count that is a name stays it. */
type counted<start extends number, stop extends number, step extends number> = fromValues<
  [stop]
>[0] extends infer name extends string
  ? [start, step] extends [0, 1]
    ? name
    : number
  : [`${start}` | `${stop}` | `${step}`] extends [`${bigint}`]
    ? count<start, stop, step>
    : number;

/** The shape of the numbers from start to stop, or the message. A step of 1 lets `range` count down too. */
export type arange<
  op extends string,
  start extends number,
  stop extends number,
  step extends number,
> = step extends 0
  ? invalidArgument<op, 'step', 'a number other than 0', '0'>
  : [op, step] extends ['range', 1]
    ? counted<start, stop, 1> extends 0
      ? [counted<start, stop, -1>]
      : [counted<start, stop, 1>]
    : [counted<start, stop, step>];
