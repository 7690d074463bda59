import type { printDim } from '../src/messages/print.js';
import type { segmentCount } from '../src/messages/segments.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { Dim, mayEqual } from './dim.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { Shape } from './shape.js';
import type { noIndex } from './symbolic.js';

type summed<x extends Shape, ids extends Shape, count extends Dim> = x extends readonly [
  infer rows extends Dim,
  ...infer rest extends Shape,
]
  ? ids extends readonly [infer given extends Dim]
    ? mayEqual<rows, given> extends true
      ? [count, ...rest]
      : segmentCount<x, rows, given>
    : [count, ...rest]
  : Shape;

/** The shape with a sum for each segment in place of the rows, or the message. */
export type segmentSum<x extends Shape, ids extends Shape, count extends Dim> =
  checkRank<'unsortedSegmentSum', 0, x> extends infer message extends Message
    ? message
    : checkRank<'unsortedSegmentSum', 1, ids, 1> extends infer message extends Message
      ? message
      : [noIndex<count>] extends [never]
        ? summed<x, ids, count>
        : invalidArgument<'unsortedSegmentSum', 'numSegments', 'a non-negative integer', printDim<count>>;
