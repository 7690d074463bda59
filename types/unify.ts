import type { argumentCount } from '../src/messages/call.js';
import type { Dim, mayEqual } from './dim.js';
import type { explainArguments } from './explain.js';
import type { Args } from './rule.js';
import type { Shape } from './shape.js';
import type { substituteDim } from './substitute.js';
import type { Compound, canonical } from './symbolic.js';
import type { AnyTensor, Tensor, UnknownTensor } from './tensor.js';
import type { UnionToIntersection } from './union.js';

/*
 * Matching of arguments against annotated parameters. The fast path collects pairs [name, size] as one union,
 * without order and without threading an environment; explain.ts words an error once this found that there is one.
 */

export interface Mismatch {
  mismatch: true;
}

type matchDim<wanted, got> = number extends wanted
  ? never
  : number extends got
    ? never
    : wanted extends string
      ? wanted extends Compound
        ? [wanted, canonical<got>, true]
        : [wanted, canonical<got>]
      : [wanted & got] extends [never]
        ? Mismatch
        : never;

/** The usual ranks come first. */
type matchShape<wanted extends Shape, got extends Shape> = number extends wanted['length'] | got['length']
  ? never
  : wanted['length'] extends got['length']
    ? wanted['length'] extends 1
      ? matchDim<wanted[0], got[0]>
      : wanted['length'] extends 2
        ? matchDim<wanted[0], got[0]> | matchDim<wanted[1], got[1]>
        : { [k in keyof wanted]: matchDim<wanted[k], got[k & keyof got]> }[number]
    : Mismatch;

type matchTensor<wanted, got> =
  wanted extends Tensor<infer wantedShape, infer wantedDtype>
    ? got extends Tensor<infer gotShape, infer gotDtype>
      ? [wantedDtype & gotDtype] extends [never]
        ? Mismatch
        : matchShape<wantedShape, gotShape>
      : never
    : wanted extends AnyTensor | null | undefined
      ? never
      : Mismatch;
type matchOther<wanted, got> =
  wanted extends Tensor<infer shape, infer _>
    ? got extends AnyTensor
      ? never
      : got extends number
        ? shape extends readonly []
          ? never
          : Mismatch
        : Mismatch
    : wanted extends Args
      ? { [k in keyof wanted]-?: match<wanted[k], k extends keyof got ? got[k] : never> }[number]
      : wanted extends number | string | boolean | null | undefined | ((...args: never) => unknown)
        ? Mismatch
        : {
            [k in keyof wanted]-?: k extends keyof got
              ? match<wanted[k], got[k]>
              : undefined extends wanted[k]
                ? never
                : Mismatch;
          }[keyof wanted];
/** Pairs [name, size], or Mismatch. What is unknown, or `any`, fits. */
type match<wanted, got> = unknown extends wanted
  ? never
  : unknown extends got
    ? never
    : got extends UnknownTensor
      ? matchTensor<wanted, got>
      : [got] extends [wanted]
        ? never
        : matchOther<wanted, got>;

type sizeOfName<pairs> = pairs extends readonly [infer name extends string, infer size, ...unknown[]]
  ? { [k in name]: size }
  : never;
type solvePairs<pairs> =
  UnionToIntersection<sizeOfName<pairs>> extends infer sizes
    ? [sizes] extends [never]
      ? Mismatch
      : sizes
    : never;
/** The sizes of the names, or Mismatch: an object type with two sizes for one name is never. */
export type solve<pairs> = [pairs] extends [never]
  ? Record<never, never>
  : [pairs] extends [[string, Dim]]
    ? solvePairs<pairs>
    : [pairs] extends [[string, Dim] | [string, Dim, true]]
      ? checkCompounds<solvePairs<pairs>, Extract<pairs, [string, Dim, true]>[0]>
      : Mismatch;
/** A sum or a product has the size that its names give it, where they have sizes. */
type checkCompounds<sizes, names extends string> = sizes extends Mismatch
  ? sizes
  : true extends (
        names extends keyof sizes
          ? differs<substituteDim<names, Omit<sizes, names>>, sizes[names]>
          : never
      )
    ? Mismatch
    : sizes;
type differs<a, b> = mayEqual<a, b> extends true ? never : true;

/** The sizes that the names of the parameters have in a call, `{ n: 3 }`, or the message. */
export type unify<parameters extends Args, args extends Args> = number extends parameters['length']
  ? Record<never, never>
  : args['length'] extends parameters['length']
    ? solve<match<parameters, args>> extends infer sizes
      ? sizes extends Mismatch
        ? explainArguments<parameters, args>
        : sizes
      : never
    : argumentCount<parameters['length'], args['length']>;
