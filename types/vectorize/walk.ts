import type { kindOf } from '../../src/messages/kind.js';
import type { coreRank, loopMismatch, nullCore, vectorizeArgument } from '../../src/messages/vectorize.js';
import type { broadcast, Differ } from '../broadcast.js';
import type { Dim } from '../dim.js';
import type { DType } from '../dtype.js';
import type { nestedDtype, nestedShape } from '../literal.js';
import type { Args } from '../rule.js';
import type { isRankUnknown, Shape } from '../shape.js';
import type { AnyTensor, Tensor, UnknownTensor } from '../tensor.js';

/** An argument as a tensor; null for null, undefined for what is no array. */
export type arrayOf<arg> =
  unknown extends arg
    ? UnknownTensor
    : arg extends UnknownTensor
      ? arg
      : arg extends AnyTensor
        ? UnknownTensor
        : arg extends null | undefined
          ? null
          : arg extends number | boolean | Args
            ? Tensor<nestedShape<arg>, nestedDtype<arg> & DType>
            : undefined;

/** [loop shape, core shape]: the core is as many trailing axes as the signature names. Null when there are fewer. */
export type splitCore<shape extends Shape, core extends Shape, tail extends Shape = []> =
  isRankUnknown<shape> extends true
    ? [Shape, core extends readonly [] ? tail : Shape]
    : core extends readonly [unknown, ...infer restCore extends Shape]
      ? shape extends readonly [...infer rest extends Shape, infer last extends Dim]
        ? splitCore<rest, restCore, [last, ...tail]>
        : null
      : [shape, tail];

/** Pairs [name, size] of one core, those of unknown size left out. */
type namedSizes<core extends Shape, shape extends Shape> =
  isRankUnknown<shape> extends true
    ? never
    : { [k in keyof core]: k extends keyof shape ? (number extends shape[k] ? never : [core[k], shape[k]]) : never }[number];

type broadcastLoops<n extends number, before extends Shape, loop extends Shape> =
  broadcast<before, loop> extends infer result
    ? result extends Differ<infer a, infer b>
      ? loopMismatch<n, loop, before, a, b>
      : result
    : never;

/** What the walk over the arguments found: the loop shape, what the function sees, the sizes of names. */
export interface Walked<loop extends Shape = Shape, examples extends Args = Args, pairs = unknown> {
  loop: loop;
  examples: examples;
  pairs: pairs;
}

/**
 * Splits every argument that takes part into loop and core axes, left to right. Without a signature all cores are ().
 * A message (string) ends the walk; null means that arguments and cores differ in number.
 */
export type walk<
  args extends Args,
  cores extends readonly Shape[] | null,
  excluded extends number,
  loop extends Shape = [],
  examples extends Args = [],
  pairs = never,
> = args extends readonly [infer arg, ...infer rest]
  ? examples['length'] extends excluded
    ? walk<rest, cores, excluded, loop, [...examples, arg], pairs>
    : cores extends readonly [infer core extends Shape, ...infer restCores extends readonly Shape[]]
      ? walkOne<arg, rest, core, restCores, excluded, loop, examples, pairs>
      : cores extends null
        ? walkOne<arg, rest, [], null, excluded, loop, examples, pairs>
        : null
  : cores extends readonly [] | null
    ? Walked<loop, examples, pairs>
    : null;

type walkOne<
  arg,
  rest extends Args,
  core extends Shape,
  restCores extends readonly Shape[] | null,
  excluded extends number,
  loop extends Shape,
  examples extends Args,
  pairs,
> =
  arrayOf<arg> extends infer array
    ? array extends Tensor<infer shape, infer dtype>
      ? splitCore<shape, core> extends [infer own extends Shape, infer coreShape extends Shape]
        ? broadcastLoops<examples['length'] & number, loop, own> extends infer common
          ? common extends Shape
            ? walk<
                rest,
                restCores,
                excluded,
                common,
                [...examples, Tensor<coreShape, dtype>],
                pairs | namedSizes<core, coreShape>
              >
            : common
          : never
        : coreRank<examples['length'] & number, shape, core>
      : array extends null
        ? core extends readonly []
          ? walk<rest, restCores, excluded, loop, [...examples, null], pairs>
          : nullCore<examples['length'] & number, core>
        : vectorizeArgument<examples['length'] & number, kindOf<arg>>
    : never;
