import type { operandShape } from '../src/messages/operands.js';
import type { printShape } from '../src/messages/print.js';
import type { quotient } from './arith.js';
import type { Dim, mayEqual } from './dim.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { at, Shape } from './shape.js';
import type { addDim, Compound, multiplyDim } from './symbolic.js';

/** A size of a shape, `number` where the rank is unknown. */
type size<shape extends Shape, axis extends number> = number extends shape['length']
  ? number
  : at<shape, `${axis}`> & Dim;
/** What is known of a size in two places. */
type known<a, b> = number extends a ? b : a;

/** Sums and products of names are not compared with names: they may be equal. */
type comparable<dim> = dim extends Compound ? number : dim;
type fits<wanted extends Shape, got extends Shape> = {
  [k in keyof wanted]: mayEqual<comparable<wanted[k]>, k extends keyof got ? comparable<got[k]> : number>;
}[number] extends true
  ? true
  : false;
/** The message when the shape is provably not the wanted one, else null. */
type want<argument extends number, wanted extends Shape, got extends Shape> = number extends got['length']
  ? null
  : fits<wanted, got> extends true
    ? null
    : operandShape<'basicLSTMCell', argument, printShape<wanted>, got>;

/** The message about a rank, in the order of the arguments, else null. */
type ranks<kernel extends Shape, bias extends Shape, data extends Shape, c extends Shape, h extends Shape> = [
  checkRank<'basicLSTMCell', 1, kernel, 2>,
  checkRank<'basicLSTMCell', 2, bias, 1>,
  checkRank<'basicLSTMCell', 3, data, 2>,
  checkRank<'basicLSTMCell', 4, c, 2>,
  checkRank<'basicLSTMCell', 5, h, 2>,
];
type first<verdicts> = verdicts extends readonly [infer verdict, ...infer rest]
  ? verdict extends string
    ? verdict
    : first<rest>
  : null;

type quarter<columns> = columns extends number
  ? [quotient<columns, 4>] extends [never]
    ? number
    : quotient<columns, 4>
  : number;
/** The rows, from the data, and the units, from the state. */
type cell<
  kernel extends Shape,
  bias extends Shape,
  data extends Shape,
  c extends Shape,
  h extends Shape,
  rows extends Dim,
  units extends Dim,
> =
  first<
    [
      want<4, [rows, units], c>,
      want<5, [rows, units], h>,
      want<1, [addDim<size<data, 1>, units> & Dim, multiplyDim<4, units> & Dim], kernel>,
      want<2, [multiplyDim<4, units> & Dim], bias>,
    ]
  > extends infer message extends Message
    ? message
    : [rows, units];

/** The shape of the new states of an LSTM cell, or the message. */
export type basicLSTMCell<
  kernel extends Shape,
  bias extends Shape,
  data extends Shape,
  c extends Shape,
  h extends Shape,
> =
  first<ranks<kernel, bias, data, c, h>> extends infer message extends Message
    ? message
    : cell<
        kernel,
        bias,
        data,
        c,
        h,
        known<size<data, 0>, known<size<c, 0>, size<h, 0>>>,
        known<size<c, 1>, known<size<h, 1>, quarter<known<size<bias, 0>, size<kernel, 1>>>>>
      >;
