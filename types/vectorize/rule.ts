import type { nothingToVectorize, signatureArity } from '../../src/messages/vectorize.js';
import type { within } from '../../src/messages/within.js';
import type { applyCallback } from '../apply.js';
import type { Args, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { substitute } from '../substitute.js';
import type { AnyTensor, Tensor, UnknownTensor } from '../tensor.js';
import type { Mismatch, solve } from '../unify.js';
import type { explainCall } from './explain.js';
import type { Cores, commonLoop, commonShape, exampleOf, Split, shapeOfArray, splitsOf } from './walk.js';

/** Every leaf of a result with the loop shape in front. */
type prepend<loop extends Shape, result> = unknown extends result
  ? result
  : result extends Tensor<infer shape, infer dtype>
    ? Tensor<number extends shape['length'] | loop['length'] ? Shape : [...loop, ...shape], dtype>
    : result extends AnyTensor
      ? UnknownTensor
      : result extends number
        ? Tensor<loop>
        : result extends readonly unknown[]
          ? { -readonly [k in keyof result]: prepend<loop, result[k]> }
          : result extends (...args: never) => unknown
            ? result
            : result extends object
              ? { -readonly [k in keyof result]: prepend<loop, result[k]> }
              : result;

/** Arguments that fit a lambda whose parameters the signature typed. */
type Float = Tensor<Shape> | number;

/** The result of the function for what it sees, with the loop shape in front; or the message. */
type seen<f, included extends Args, loop extends Shape, examples> =
  hasArray<included> extends true
    ? examples extends Args
      ? applyCallback<f, examples> extends infer result
        ? result extends string
          ? within<'vectorize', result>
          : prepend<loop, result>
        : never
      : never
    : nothingToVectorize;
type hasArray<args extends Args> = args extends readonly [infer first, ...infer rest]
  ? first extends null | undefined
    ? hasArray<rest>
    : true
  : false;

type examplesOf<args extends Args, cores> = {
  [k in keyof args]: exampleOf<args[k], cores[k & keyof cores]>;
};

/** The function sees scalars. */
export interface ScalarsRule<f> extends Rule {
  out: this['in'] extends infer args extends Args
    ? commonShape<{ [k in keyof args]: shapeOfArray<args[k]> }> extends infer loop
      ? loop extends Shape
        ? seen<f, args, loop, { [k in keyof args]: exampleOf<args[k], []> }>
        : explainCall<args, { [k in keyof args]: [] }>
      : never
    : never;
}

/** The function sees scalars, and the excluded arguments as they are. */
export interface ExcludingRule<f, excluded extends number> extends Rule {
  out: this['in'] extends infer args extends Args
    ? { [k in keyof args]: k extends `${excluded}` ? null : [] } extends infer cores extends Cores
      ? commonLoop<splitsOf<args, cores>> extends infer loop
        ? loop extends Shape
          ? seen<
              f,
              { [k in keyof args]: k extends `${excluded}` ? null : args[k] },
              loop,
              examplesOf<args, cores>
            >
          : explainCall<args, cores>
        : never
      : never
    : never;
}

type count<cores extends Cores, done extends Args = []> = cores extends readonly [
  infer first,
  ...infer rest extends Cores,
]
  ? count<rest, first extends null ? done : [...done, 0]>
  : done['length'];

/** The function sees core shapes. `result` is its result in the signature's names, or null when it has its own. */
export interface SignatureRule<f, signature extends string, cores extends Cores, result = null> extends Rule {
  out: this['in'] extends infer args extends Args
    ? args['length'] extends cores['length']
      ? splitsOf<args, cores> extends infer splits
        ? commonLoop<splits> extends infer loop
          ? loop extends Shape
            ? solve<pairsIn<splits[keyof splits & `${number}`]>> extends infer sizes
              ? sizes extends Mismatch
                ? explainCall<args, cores>
                : result extends null
                  ? seen<f, args, loop, cored<args, cores, splits>>
                  : args extends readonly Float[]
                    ? prepend<loop, substitute<result, sizes>>
                    : seen<f, args, loop, cored<args, cores, splits>>
              : never
            : explainCall<args, cores>
          : never
        : never
      : signatureArity<signature, count<cores> & number, argumentCount<args, cores> & number>
    : never;
}
type pairsIn<splits> = splits extends Split ? splits[2] : never;
type coreIn<split> = split extends Split ? split[1] : null;
type cored<args extends Args, cores extends Cores, splits> = {
  [k in keyof args]: exampleOf<
    args[k],
    cores[k & keyof cores] extends null ? null : coreIn<splits[k & keyof splits]>
  >;
};
/** The number of arguments that are not excluded. */
type argumentCount<
  args extends Args,
  cores extends Cores,
  done extends Args = [],
  seen extends Args = [],
> = args extends readonly [unknown, ...infer rest]
  ? argumentCount<rest, cores, cores[seen['length']] extends null ? done : [...done, 0], [...seen, 0]>
  : done['length'];
