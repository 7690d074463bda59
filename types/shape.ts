import type { Dim } from './dim.js';

/** A tuple of dims when the rank is known, `readonly Dim[]` when it is not. */
export type Shape = readonly Dim[];

export type isRankUnknown<shape extends Shape> = number extends shape['length'] ? true : false;

export type at<shape extends Shape, index> = index extends keyof shape ? shape[index] : never;

export type removeAt<shape extends Shape, index, done extends Shape = []> = shape extends readonly [
  infer first extends Dim,
  ...infer rest extends Shape,
]
  ? done['length'] extends index
    ? [...done, ...rest]
    : removeAt<rest, index, [...done, first]>
  : done;

export type insertAt<
  shape extends Shape,
  index,
  dim extends Dim,
  done extends Shape = [],
> = done['length'] extends index
  ? [...done, dim, ...shape]
  : shape extends readonly [infer first extends Dim, ...infer rest extends Shape]
    ? insertAt<rest, index, dim, [...done, first]>
    : [...done, dim];

export type setAt<shape extends Shape, index, dim extends Dim> = index extends number
  ? { [k in keyof shape]: k extends `${index}` ? dim : shape[k] } extends infer result extends Shape
    ? [...result]
    : never
  : never;

/** Every dim unknown, rank kept. */
export type unknownDims<shape extends Shape> = { -readonly [k in keyof shape]: number };

/** What is known without as many axes as are listed, which may be any. */
export type withoutAxes<shape extends Shape, axes extends readonly unknown[]> = axes extends readonly [
  unknown,
  ...infer others,
]
  ? shape extends readonly [Dim, ...infer rest extends Shape]
    ? withoutAxes<rest, others>
    : shape
  : unknownDims<shape>;
