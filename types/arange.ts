import type { invalidArgument } from '../src/messages/tensors.js';
import type { add, subtract } from './arith.js';
import type { fromValues } from './dims.js';
import type { ceilDivide } from './division.js';

/** stop - start, or 0 when that is negative. */
type span<start extends number, stop extends number> = `${start}` extends `-${infer below extends number}`
  ? `${stop}` extends `-${infer stopBelow extends number}`
    ? subtract<below, stopBelow>
    : add<stop, below>
  : `${stop}` extends `-${string}`
    ? 0
    : subtract<stop, start>;

/** As many steps as it takes to cover the length. */
type count<
  start extends number,
  stop extends number,
  step extends number,
> = `${step}` extends `-${infer down extends number}`
  ? ceilDivide<span<stop, start>, down>
  : ceilDivide<span<start, stop>, step>;

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
