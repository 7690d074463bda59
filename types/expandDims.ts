import type { axisOutOfRange } from '../src/messages/shapes.js';
import type { countAxis } from './axes.js';
import type { Dim } from './dim.js';
import type { insertAt, isRankUnknown, Shape } from './shape.js';

/** Where a new axis goes, counted from the front: the range is one wider than the rank. */
export type insertionIndex<shape extends Shape, axis extends number> = [
  ...shape,
  0,
]['length'] extends infer rank extends number
  ? countAxis<rank, axis>
  : never;

/** The shape with a new axis of size `dim`, or the message of `op`. */
export type insertAxis<op extends string, shape extends Shape, axis extends number, dim extends Dim> =
  isRankUnknown<shape> extends true
    ? Shape
    : number extends axis
      ? [...{ [k in keyof shape]: number }, number]
      : insertionIndex<shape, axis> extends infer index
        ? [index] extends [never]
          ? axisOutOfRange<op, axis, shape>
          : number extends index
            ? Shape
            : insertAt<shape, index, dim>
        : never;

export type expandDims<shape extends Shape, axis extends number> = insertAxis<'expandDims', shape, axis, 1>;
