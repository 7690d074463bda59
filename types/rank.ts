import type { operandRank } from '../src/messages/move.js';
import type { isRankUnknown, Shape } from './shape.js';

/** The message when the rank is provably another, else null. `number` stands for every rank but 0. */
export type checkRank<
  op extends string,
  argument extends number,
  shape extends Shape,
  rank extends number = number,
> =
  isRankUnknown<shape> extends true
    ? null
    : number extends rank
      ? shape extends readonly []
        ? operandRank<op, argument, '1 or more', shape>
        : null
      : shape['length'] extends rank
        ? null
        : operandRank<op, argument, `${rank}`, shape>;
