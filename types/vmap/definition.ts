import type {
  inAxesLength,
  inAxisOutOfRangeForParameter,
  noArrays,
  nothingMapped,
  outAxisOutOfRange,
} from '../../src/messages/vmap.js';
import type { insertionIndex } from '../expandDims.js';
import type { knownParameters, knownResult } from '../known.js';
import type { Args } from '../rule.js';
import type { isRankUnknown } from '../shape.js';
import type { AnyTensor, Tensor } from '../tensor.js';
import type { memberOf } from '../union.js';
import type { notWrapped } from './explain.js';
import type { kindError, specOf, treeErrors } from './spec.js';

/*
 * What can be said before any call, from the function's annotations: these messages stand on f, inAxes or outAxes.
 */

/** A function without parameters has nothing to map. */
export type functionError<f, axisSize> = [axisSize] extends [never]
  ? knownParameters<f> extends readonly []
    ? noArrays
    : null
  : null;

type rangeErrors<parameter, spec, name extends string, n extends number> =
  parameter extends Tensor<infer shape, infer _>
    ? spec extends number
      ? isRankUnknown<shape> extends true
        ? never
        : number extends spec
          ? never
          : [insertionIndex<shape, spec>] extends [never]
            ? inAxisOutOfRangeForParameter<name, spec, n, shape>
            : never
      : never
    : parameter extends
          | AnyTensor
          | number
          | string
          | boolean
          | null
          | undefined
          | ((...args: never) => unknown)
      ? never
      : spec extends number
        ? never
        : {
            [k in keyof spec]: k extends keyof parameter
              ? rangeErrors<parameter[k], spec[k], `${name}.${k & string}`, n>
              : never;
          }[spec extends Args ? number & keyof spec : keyof spec];

type parameterErrors<parameters extends Args, spec, seen extends Args = []> = parameters extends readonly [
  infer first,
  ...infer rest,
]
  ? specOf<spec, `${seen['length']}`> extends infer own
    ?
        | (spec extends Args
            ? treeErrors<own, first, `inAxes[${seen['length']}]`, `arg ${seen['length']}`>
            : never)
        | rangeErrors<
            first,
            own,
            spec extends Args ? `inAxes[${seen['length']}]` : 'inAxes',
            seen['length'] & number
          > extends infer message
      ? [message] extends [never]
        ? parameterErrors<rest, spec, [...seen, 0]>
        : memberOf<message>
      : never
    : never
  : null;

type allNull<spec> = [spec] extends [null]
  ? true
  : spec extends Args
    ? number extends spec['length']
      ? false
      : [spec[number]] extends [null]
        ? true
        : false
    : false;

export type inAxesError<f, spec, axisSize> = [spec] extends [0]
  ? null
  : kindError<'inAxes', spec> extends infer kind
    ? kind extends string
      ? kind
      : allNull<spec> extends true
        ? [axisSize] extends [never]
          ? nothingMapped
          : null
        : knownParameters<f> extends infer parameters
          ? parameters extends Args
            ? spec extends Args
              ? spec['length'] extends parameters['length']
                ? parameterErrors<parameters, spec>
                : inAxesLength<spec['length'], parameters['length'] & number>
              : spec extends number
                ? parameterErrors<parameters, spec>
                : notWrapped<spec, parameters>
            : null
          : never
    : never;

type outRangeErrors<result, spec, path extends string> = spec extends null
  ? never
  : unknown extends result
    ? never
    : result extends Tensor<infer shape, infer _>
      ? spec extends number
        ? isRankUnknown<shape> extends true
          ? never
          : number extends spec
            ? never
            : [insertionIndex<shape, spec>] extends [never]
              ? outAxisOutOfRange<spec, path extends 'result' ? 'the result' : path, shape>
              : never
        : never
      : result extends
            | AnyTensor
            | number
            | string
            | boolean
            | null
            | undefined
            | ((...args: never) => unknown)
        ? never
        : {
            [k in keyof result]: outRangeErrors<result[k], specOf<spec, k>, `${path}.${k & string}`>;
          }[result extends Args ? number & keyof result : keyof result];

/** The message about outAxes that do not fit a result, else null. */
export type resultError<result, spec> = [spec] extends [0]
  ? null
  :
        | treeErrors<spec, result, 'outAxes', 'the result'>
        | outRangeErrors<result, spec, 'result'> extends infer message
    ? [message] extends [never]
      ? null
      : memberOf<message>
    : never;

export type outAxesError<f, spec> = [spec] extends [0]
  ? null
  : kindError<'outAxes', spec> extends infer kind
    ? kind extends string
      ? kind
      : unknown extends knownResult<f>
        ? null
        : resultError<knownResult<f>, spec>
    : never;
