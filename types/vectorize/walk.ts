import type { kindOf } from '../../src/messages/kind.js';
import type { coreRank, loopMismatch, nullCore, vectorizeArgument } from '../../src/messages/vectorize.js';
import type { broadcast, Differ } from '../broadcast.js';
import type { Dim } from '../dim.js';
import type { DType } from '../dtype.js';
import type { nestedDtype, nestedShape } from '../literal.js';
import type { Args } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, Tensor } from '../tensor.js';

/*
 * Splits arguments into loop and core axes. `Cores` has one entry per argument: its core dimensions, or null for an
 * excluded argument. The fast path maps over the arguments; a message of one argument is found again only on failure.
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

/** The loop shape of all arguments together; a message, or undefined when an argument could not be split. */
export type commonLoop<splits, done extends Shape = [], seen extends Args = []> = splits extends readonly [
  infer first,
  ...infer rest,
]
  ? first extends Split
    ? first[0] extends readonly []
      ? commonLoop<rest, done, [...seen, 0]>
      : broadcast<done, first[0]> extends infer common
        ? common extends Shape
          ? commonLoop<rest, common, [...seen, 0]>
          : common extends Differ<infer a, infer b>
            ? loopMismatch<seen['length'] & number, first[0], done, a, b>
            : never
        : never
    : undefined
  : done;

/** The same for arguments that are loop axes only. */
export type commonShape<shapes, done extends Shape = [], seen extends Args = []> = shapes extends readonly [
  infer shape,
  ...infer rest,
]
  ? shape extends Shape
    ? broadcast<done, shape> extends infer common
      ? common extends Shape
        ? commonShape<rest, common, [...seen, 0]>
        : common extends Differ<infer a, infer b>
          ? loopMismatch<seen['length'] & number, shape, done, a, b>
          : never
      : never
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

/** The message about the first argument that cannot be split. */
export type explainSplit<args extends Args, cores, seen extends Args = []> = args extends readonly [
  infer arg,
  ...infer rest,
]
  ? cores[seen['length'] & keyof cores] extends infer core extends Shape
    ? arg extends null
      ? core extends readonly []
        ? explainSplit<rest, cores, [...seen, 0]>
        : nullCore<seen['length'] & number, core>
      : shapeOfArray<arg> extends infer shape
        ? shape extends Shape
          ? split<shape, core> extends Split
            ? explainSplit<rest, cores, [...seen, 0]>
            : coreRank<seen['length'] & number, shape, core>
          : vectorizeArgument<seen['length'] & number, kindOf<arg>>
        : never
    : explainSplit<rest, cores, [...seen, 0]>
  : never;
