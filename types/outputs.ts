import type { kindOf } from '../src/messages/kind.js';
import type { outputCore, outputCount, outputSize, outputsNotTuple } from '../src/messages/vectorize.js';
import type { mayEqual } from './dim.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { coresIn, coresOut } from './signature.js';
import type { AnyTensor, Tensor } from './tensor.js';

/*
 * Checks the result of a function against the output side of its signature. Names of the input side are rigid;
 * a name that is new on the output side takes the size of the first output that has it.
 */

type namesIn<cores extends readonly Shape[]> = cores[number][number] & string;

/** The sizes of new names with one output more, or the message. */
type matchCore<
  op extends string,
  output extends number,
  shape extends Shape,
  core extends Shape,
  known extends string,
  sizes,
  restShape extends Shape = shape,
  restCore extends Shape = core,
> = restCore extends readonly [infer name extends string, ...infer moreCore extends Shape]
  ? restShape extends readonly [infer dim extends number | string, ...infer moreShape extends Shape]
    ? name extends known
      ? mayEqual<name, dim> extends true
        ? matchCore<op, output, shape, core, known, sizes, moreShape, moreCore>
        : outputCore<op, output, shape, core>
      : name extends keyof sizes
        ? mayEqual<sizes[name], dim> extends true
          ? matchCore<op, output, shape, core, known, sizes, moreShape, moreCore>
          : outputSize<op, output, shape, core, name, sizes[name] & (number | string), dim>
        : matchCore<op, output, shape, core, known, sizes & { [k in name]: dim }, moreShape, moreCore>
    : outputCore<op, output, shape, core>
  : restShape extends readonly []
    ? sizes
    : outputCore<op, output, shape, core>;

type matchOutputs<
  op extends string,
  outputs extends readonly unknown[],
  cores extends readonly Shape[],
  known extends string,
  sizes = unknown,
  seen extends readonly unknown[] = [],
> = cores extends readonly [infer core extends Shape, ...infer moreCores extends readonly Shape[]]
  ? outputs extends readonly [infer output, ...infer moreOutputs]
    ? output extends Tensor<infer shape, infer _>
      ? isRankUnknown<shape> extends true
        ? matchOutputs<op, moreOutputs, moreCores, known, sizes, [...seen, 0]>
        : matchCore<op, seen['length'] & number, shape, core, known, sizes> extends infer result
          ? result extends string
            ? result
            : matchOutputs<op, moreOutputs, moreCores, known, result, [...seen, 0]>
          : never
      : matchOutputs<op, moreOutputs, moreCores, known, sizes, [...seen, 0]>
    : null
  : null;

/** The message when a result does not fit its signature, else null. `sizes` are those of input names that are literal. */
export type outputsError<
  op extends string,
  text extends string,
  result,
  sizes = unknown,
> = unknown extends result
  ? null
  : coresOut<text> extends infer cores extends readonly Shape[]
    ? number extends cores['length']
      ? null
      : cores extends readonly [unknown]
        ? result extends AnyTensor
          ? matchOutputs<op, [result], cores, Exclude<namesIn<coresIn<text>>, keyof sizes>, sizes>
          : result extends readonly [infer only]
            ? matchOutputs<op, [only], cores, Exclude<namesIn<coresIn<text>>, keyof sizes>, sizes>
            : result extends readonly unknown[]
              ? number extends result['length']
                ? null
                : outputCount<op, 1, result['length']>
              : null
        : result extends AnyTensor
          ? outputsNotTuple<op, cores['length'], 'a tensor'>
          : result extends readonly unknown[]
            ? number extends result['length']
              ? null
              : result['length'] extends cores['length']
                ? matchOutputs<op, result, cores, Exclude<namesIn<coresIn<text>>, keyof sizes>, sizes>
                : outputCount<op, cores['length'], result['length']>
            : outputsNotTuple<op, cores['length'], kindOf<result>>
    : null;
