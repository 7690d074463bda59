import type { broadcast } from '../broadcast.js';
import type { Dim } from '../dim.js';
import type { DType } from '../dtype.js';
import type { nestedDtype, nestedShape } from '../literal.js';
import type { Args } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, Tensor } from '../tensor.js';

/*
 * Splits arguments into loop and core axes. `Cores` has one entry per argument: its core dimensions, or null for an
 * excluded argument. What goes wrong is worded by explain.ts.
 */

export type Cores = readonly (Shape | null)[];

/** The shape of an argument; null has no axes, undefined is for what is no array. */
export type shapeOfArray<arg> =
  arg extends Tensor<infer shape, DType>
    ? shape
    : arg extends null
      ? []
      : arg extends AnyTensor
        ? Shape
        : arg extends number | boolean | Args
          ? nestedShape<arg>
          : unknown extends arg
            ? Shape
            : undefined;

/** The loop axes, the sizes of the core axes, and pairs [name, size]. */
export type Split<loop extends Shape = Shape, core extends Shape = Shape, pairs = unknown> = [
  loop: loop,
  core: core,
  pairs: pairs,
];
type pair<name, size> = number extends size ? never : [name, size];
type pairsOf<names extends Shape, sizes extends Shape> = {
  [k in keyof names]: pair<names[k], sizes[k & keyof sizes]>;
}[number];
/** undefined when the shape has too few axes; the usual lengths come first. */
export type split<shape, core extends Shape> = shape extends Shape
  ? number extends shape['length']
    ? Split<Shape, core extends readonly [] ? [] : Shape, never>
    : core['length'] extends 0
      ? Split<shape, [], never>
      : core['length'] extends 1
        ? shape extends readonly [...infer loop extends Shape, infer a extends Dim]
          ? Split<loop, [a], pair<core[0], a>>
          : undefined
        : core['length'] extends 2
          ? shape extends readonly [...infer loop extends Shape, infer a extends Dim, infer b extends Dim]
            ? Split<loop, [a, b], pair<core[0], a> | pair<core[1], b>>
            : undefined
          : splitLong<shape, core, core>
  : undefined;
type splitLong<
  shape extends Shape,
  core extends Shape,
  names extends Shape,
  tail extends Shape = [],
> = core extends readonly [unknown, ...infer restCore extends Shape]
  ? shape extends readonly [...infer rest extends Shape, infer last extends Dim]
    ? splitLong<rest, restCore, names, [last, ...tail]>
    : undefined
  : Split<shape, tail, pairsOf<names, tail>>;

/** Per argument: its axes split; an excluded argument has none. */
export type splitsOf<args extends Args, cores extends Cores> = {
  [k in keyof args]: splitOne<args[k], cores[k & keyof cores]>;
};
type splitOne<arg, core> = core extends Shape ? split<shapeOfArray<arg>, core> : Split<[], [], never>;

/** The loop shape of all arguments together, or undefined when there is none. */
export type commonLoop<splits, done extends Shape = []> = splits extends readonly [infer first, ...infer rest]
  ? first extends Split
    ? first[0] extends readonly []
      ? commonLoop<rest, done>
      : broadcast<done, first[0]> extends infer common extends Shape
        ? commonLoop<rest, common>
        : undefined
    : undefined
  : done;

/** The same for arguments that are loop axes only. */
export type commonShape<shapes, done extends Shape = []> = shapes extends readonly [
  infer shape,
  ...infer rest,
]
  ? shape extends Shape
    ? broadcast<done, shape> extends infer common extends Shape
      ? commonShape<rest, common>
      : undefined
    : undefined
  : done;

/** What the function sees of one argument. */
export type exampleOf<arg, core> =
  arg extends Tensor<Shape, infer dtype>
    ? core extends Shape
      ? Tensor<core, dtype>
      : arg
    : core extends Shape
      ? arg extends null | undefined
        ? null
        : arg extends AnyTensor
          ? Tensor<core, DType>
          : Tensor<core, nestedDtype<arg> & DType>
      : arg;
