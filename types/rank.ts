import type { operandRank } from '../src/messages/move.js';
import type { isRankUnknown, Shape } from './shape.js';

/**
 * The message when the rank is provably another, else null. `number` stands for every rank but 0; of a union of ranks,
 * `wanted` are the words.
 */
export type checkRank<
  op extends string,
  argument extends number,
  shape extends Shape,
  rank extends number = number,
  wanted extends string = `${rank}`,
> =
  isRankUnknown<shape> extends true
    ? null
    : number extends rank
      ? shape extends readonly []
        ? operandRank<op, argument, '1 or more', shape>
        : null
      : shape['length'] extends rank
        ? null
        : operandRank<op, argument, wanted, shape>;

/** The message for a scalar or a vector, else null. */
export type checkMatrix<op extends string, argument extends number, shape extends Shape> =
  isRankUnknown<shape> extends true
    ? null
    : shape extends readonly [unknown, unknown, ...unknown[]]
      ? null
      : operandRank<op, argument, '2 or more', shape>;
