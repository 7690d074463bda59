import type { gatherBatchDims, gatherSizes } from '../src/messages/gather.js';
import type { countAxis, normalizeAxis } from './axes.js';
import type { Dim, mayEqual, unifyDim } from './dim.js';
import type { isRankUnknown, Shape, unknownDims, withoutAxes } from './shape.js';

/** The axis at `index`, counted with those already done, gives way to the indices. */
type replaceAt<
  shape extends Shape,
  index,
  indices extends Shape,
  done extends Shape = [],
> = shape extends readonly [infer first extends Dim, ...infer rest extends Shape]
  ? done['length'] extends index
    ? [...done, ...indices, ...rest]
    : replaceAt<rest, index, indices, [...done, first]>
  : done;

/** The batch axes, which both have, and then the gathered axes. */
type shareAxes<
  x extends Shape,
  indices extends Shape,
  index,
  shared,
  outOfRange,
  allX extends Shape,
  allIndices extends Shape,
  done extends Shape = [],
> = done['length'] extends shared
  ? replaceAt<x, index, indices, done>
  : done['length'] extends index
    ? outOfRange
    : x extends readonly [infer dimX extends Dim, ...infer restX extends Shape]
      ? indices extends readonly [infer dim extends Dim, ...infer restIndices extends Shape]
        ? mayEqual<dimX, dim> extends true
          ? shareAxes<
              restX,
              restIndices,
              index,
              shared,
              outOfRange,
              allX,
              allIndices,
              [...done, unifyDim<dimX, dim> & Dim]
            >
          : gatherSizes<allX, allIndices, done['length'], dimX, dim>
        : outOfRange
      : outOfRange;

/** The number of batch axes; those below 0 count from the end of the indices. `never` when out of range. */
type countShared<indices extends Shape, batchDims extends number> = batchDims extends indices['length']
  ? batchDims
  : countAxis<indices['length'], batchDims>;

/** x with the axis replaced by the indices, whose first `batchDims` axes are those of x, or the message. */
export type gather<
  x extends Shape,
  indices extends Shape,
  axis extends number,
  batchDims extends number = 0,
> =
  normalizeAxis<'gather', x, axis> extends infer index
    ? index extends string
      ? index
      : isRankUnknown<x> extends true
        ? Shape
        : isRankUnknown<indices> extends true
          ? Shape
          : number extends index
            ? batchDims extends 0
              ? [...withoutAxes<x, [axis]>, ...unknownDims<indices>]
              : Shape
            : batchDims extends 0
              ? replaceAt<x, index, indices>
              : number extends batchDims
                ? Shape
                : countShared<indices, batchDims> extends infer shared
                  ? [shared] extends [never]
                    ? gatherBatchDims<batchDims, axis, x, indices>
                    : number extends shared
                      ? Shape
                      : shareAxes<
                          x,
                          indices,
                          index,
                          shared,
                          gatherBatchDims<batchDims, axis, x, indices>,
                          x,
                          indices
                        >
                  : never
    : never;
