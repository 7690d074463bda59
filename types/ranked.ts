import type { operandRank } from '../src/messages/move.js';
import type { nestedShape, raggedError } from './literal.js';
import type { Message } from './rule.js';
import type { isRankUnknown } from './shape.js';

/** The message when nested arrays are not rectangular or provably have another rank, else null. */
export type rankedError<op extends string, rank extends number, values> =
  raggedError<values> extends infer message extends Message
    ? message
    : isRankUnknown<nestedShape<values>> extends true
      ? null
      : nestedShape<values>['length'] extends rank
        ? null
        : operandRank<op, 0, `${rank}`, nestedShape<values>>;

/** As `rankedError`, for values beside a shape: they may also be in a single row. */
export type filledError<op extends string, rank extends number, values> =
  raggedError<values> extends infer message extends Message
    ? message
    : isRankUnknown<nestedShape<values>> extends true
      ? null
      : nestedShape<values>['length'] extends rank | 1
        ? null
        : operandRank<op, 0, `1 or ${rank}`, nestedShape<values>>;
