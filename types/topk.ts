import type { printDim } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { difference } from './arith.js';
import type { Dim } from './dim.js';
import type { checkRank } from './rank.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { noIndex } from './symbolic.js';

/** Whether `k` is provably no number of elements of an axis. */
export type isNoCount<last, k> = [noIndex<k>] extends [never]
  ? last extends number
    ? k extends number
      ? [difference<last, k>] extends [never]
        ? true
        : false
      : false
    : false
  : true;

/** The shape with k elements along its last axis, or the message. */
export type topk<shape extends Shape, k extends Dim> =
  isRankUnknown<shape> extends true
    ? Shape
    : shape extends readonly [...infer others extends Shape, infer last extends Dim]
      ? isNoCount<last, k> extends true
        ? invalidArgument<'topk', 'k', `an integer from 0 to ${printDim<last>}`, printDim<k>>
        : [...others, k]
      : checkRank<'topk', 0, shape>;
