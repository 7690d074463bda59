import type { Dim, unifyDim } from './dim.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { checkShape } from './scatter.js';
import type { isRankUnknown, Shape } from './shape.js';

type dimAt<shape extends Shape, index> =
  isRankUnknown<shape> extends true ? number : index extends keyof shape ? shape[index] & Dim : number;

/** The shapes of indices, values, flags of empty rows and places after the empty rows are filled, or the message. */
export type sparseFillEmptyRows<
  indices extends Shape,
  values extends Shape,
  denseShape extends Shape,
  rows extends Dim,
> =
  checkRank<'sparseFillEmptyRows', 0, indices, 2> extends infer message extends Message
    ? message
    : checkShape<'sparseFillEmptyRows', 1, values, [dimAt<indices, '0'>]> extends infer message extends
          Message
      ? message
      : checkShape<'sparseFillEmptyRows', 2, denseShape, [dimAt<indices, '1'>]> extends infer message extends
            Message
        ? message
        : [
            [number, unifyDim<dimAt<indices, '1'>, dimAt<denseShape, '0'>>],
            [number],
            [rows],
            [unifyDim<dimAt<indices, '0'>, dimAt<values, '0'>>],
          ];

/** The shapes of the indices into the new shape and of that, or the message. */
export type sparseReshape<indices extends Shape, from extends Shape, to extends Shape> =
  checkRank<'sparseReshape', 0, indices, 2> extends infer message extends Message
    ? message
    : checkShape<'sparseReshape', 1, from, [dimAt<indices, '1'>]> extends infer message extends Message
      ? message
      : checkRank<'sparseReshape', 2, to, 1> extends infer message extends Message
        ? message
        : [[dimAt<indices, '0'>, dimAt<to, '0'>], [dimAt<to, '0'>]];

/** One slice for each segment, whose number depends on the data, or the message. */
export type sparseSegments<op extends string, data extends Shape, indices extends Shape, ids extends Shape> =
  checkRank<op, 0, data> extends infer message extends Message
    ? message
    : checkRank<op, 1, indices, 1> extends infer message extends Message
      ? message
      : checkShape<op, 2, ids, [dimAt<indices, '0'>]> extends infer message extends Message
        ? message
        : data extends readonly [unknown, ...infer rest extends Shape]
          ? [number, ...rest]
          : Shape;
