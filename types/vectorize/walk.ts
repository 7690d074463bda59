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

type loopOf<shape, core extends Shape> = shape extends Shape
  ? number extends shape['length']
    ? Shape
    : core['length'] extends 0
      ? shape
      : core['length'] extends 1
        ? shape extends readonly [...infer loop extends Shape, unknown]
          ? loop
          : undefined
        : core['length'] extends 2
          ? shape extends readonly [...infer loop extends Shape, unknown, unknown]
            ? loop
            : undefined
          : shape extends readonly [...infer loop extends Shape, ...{ [k in keyof core]: Dim }]
            ? loop
            : undefined
  : undefined;
type coreOf<shape, core extends Shape> = core['length'] extends 0
  ? []
  : shape extends Shape
    ? number extends shape['length']
      ? Shape
      : core['length'] extends 1
        ? shape extends readonly [...unknown[], infer a extends Dim]
          ? [a]
          : []
        : core['length'] extends 2
          ? shape extends readonly [...unknown[], infer a extends Dim, infer b extends Dim]
            ? [a, b]
            : []
          : shape extends readonly [...loopOf<shape, core> & Shape, ...infer tail extends Shape]
            ? tail
            : []
    : [];

/** Per argument: its loop shape. Excluded arguments have none. */
export type loopsOf<args extends Args, cores extends Cores> = {
  [k in keyof args]: cores[k & keyof cores] extends infer core extends Shape
    ? loopOf<shapeOfArray<args[k]>, core>
    : [];
};
/** Per argument: the sizes of its core axes. */
export type coresOf<args extends Args, cores extends Cores> = {
  [k in keyof args]: cores[k & keyof cores] extends infer core extends Shape
    ? coreOf<shapeOfArray<args[k]>, core>
    : [];
};

/** The common loop shape; undefined when an argument has none, or Differ with the argument's number. */
export type commonLoop<loops, done extends Shape = [], seen extends Args = []> = loops extends readonly [
  infer loop,
  ...infer rest,
]
  ? loop extends Shape
    ? broadcast<done, loop> extends infer common
      ? common extends Shape
        ? commonLoop<rest, common, [...seen, 0]>
        : common extends Differ<infer a, infer b>
          ? loopMismatch<seen['length'] & number, loop, done, a, b>
          : never
      : never
    : undefined
  : done;

/** Pairs [name, size] of the core axes. */
export type namedSizes<found, cores extends Cores> = {
  [k in keyof found]: pairsOf<cores[k & keyof cores], found[k]>;
}[keyof found & `${number}`];
type pairsOf<core, shape> = core extends Shape
  ? shape extends Shape
    ? number extends shape['length']
      ? never
      : { [k in keyof core]: number extends shape[k & keyof shape] ? never : [core[k], shape[k & keyof shape]] }[number]
    : never
  : never;

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
export type explainSplit<args extends Args, cores extends Cores, seen extends Args = []> = args extends readonly [
  infer arg,
  ...infer rest,
]
  ? cores[seen['length']] extends infer core extends Shape
    ? arg extends null
      ? core extends readonly []
        ? explainSplit<rest, cores, [...seen, 0]>
        : nullCore<seen['length'] & number, core>
      : shapeOfArray<arg> extends infer shape
        ? shape extends Shape
          ? loopOf<shape, core> extends Shape
            ? explainSplit<rest, cores, [...seen, 0]>
            : coreRank<seen['length'] & number, shape, core>
          : vectorizeArgument<seen['length'] & number, kindOf<arg>>
        : never
    : explainSplit<rest, cores, [...seen, 0]>
  : never;

