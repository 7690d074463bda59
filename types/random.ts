import type { operandRank } from '../src/messages/move.js';
import type { printDim } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { broadcastFor } from './broadcast.js';
import type { Dim } from './dim.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { noIndex } from './symbolic.js';

type drawn<outcomes, shape extends Shape> = outcomes extends 0
  ? invalidArgument<'multinomial', 'the number of outcomes', 'a positive integer', '0'>
  : shape;

/** The shape of the logits with the samples in place of the outcomes, or the message. */
export type multinomial<shape extends Shape, samples extends Dim> = [noIndex<samples>] extends [never]
  ? isRankUnknown<shape> extends true
    ? Shape
    : shape extends readonly [infer outcomes]
      ? drawn<outcomes, [samples]>
      : shape extends readonly [infer rows extends Dim, infer outcomes]
        ? drawn<outcomes, [rows, samples]>
        : operandRank<'multinomial', 0, '1 or 2', shape>
  : invalidArgument<'multinomial', 'numSamples', 'a non-negative integer', printDim<samples>>;

/** Whether a literal is provably not from 0 to, but without, 1. */
type outside<rate extends number> = number extends rate
  ? false
  : `${rate}` extends '0' | `0.${string}`
    ? false
    : `${rate}` extends `-${string}`
      ? true
      : `${rate}` extends `${string}e-${string}`
        ? false
        : true;

/** The common shape of x and the noise, or the message. */
export type dropout<shape extends Shape, rate extends number, noise extends Shape> =
  outside<rate> extends true
    ? invalidArgument<'dropout', 'rate', 'a number from 0 to, but without, 1', `${rate}`>
    : broadcastFor<'dropout', shape, noise>;
