import type { printDim } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { Dim } from './dim.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { noIndex } from './symbolic.js';

/** The shape of the indices with an axis of `depth` behind, or the message. */
export type oneHot<shape extends Shape, depth extends Dim> = [
  depth extends 0 ? depth : noIndex<depth>,
] extends [never]
  ? isRankUnknown<shape> extends true
    ? Shape
    : [...shape, depth]
  : invalidArgument<'oneHot', 'depth', 'a positive integer', printDim<depth>>;
