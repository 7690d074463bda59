import type { within } from '../../src/messages/within.js';
import type { applyCallback } from '../apply.js';
import type { ShapedFunction } from '../fn.js';
import type { outputsError } from '../outputs.js';
import type { AfterError, AnyFunction, Args, check, HasRule, lambdaResult, unless } from '../rule.js';
import type { Shape } from '../shape.js';
import type { coresIn, coresOut, parseSignature, signatureError, signatureParameters } from '../signature.js';
import type { Tensor, UnknownTensor } from '../tensor.js';
import type { ExcludingRule, ScalarsRule, SignatureRule } from './rule.js';
import type { specializedError } from './specialize.js';
import type { Cores } from './walk.js';

/** A list with `gap` at the excluded positions. */
type interleave<
  list extends Args,
  gap,
  excluded extends number,
  done extends Args = [],
> = done['length'] extends excluded
  ? interleave<list, gap, excluded, [...done, gap]>
  : list extends readonly [infer first, ...infer rest]
    ? interleave<rest, gap, excluded, [...done, first]>
    : done;

/** Results that fit the output side: an array literal for several outputs is a tuple. */
type anyResult<cores extends readonly Shape[]> = cores extends readonly [unknown, unknown, ...unknown[]]
  ? { [k in keyof cores]: AfterError }
  : AfterError;
/** What an unannotated lambda is checked as. */
type lambda<signature extends string, excluded extends readonly number[]> = [signature] extends [never]
  ? (...args: Tensor<[]>[]) => lambdaResult<false>
  : parseSignature<signature> extends null
    ? (...args: UnknownTensor[]) => lambdaResult<false>
    : (
        ...args: interleave<signatureParameters<signature>, never, excluded[number]>
      ) => anyResult<coresOut<signature>>;

/** The message about a function whose body or results do not fit the signature, else null. */
type functionError<f extends AnyFunction, signature extends string, excluded extends readonly number[]> = [
  signature,
] extends [never]
  ? null
  : excluded extends readonly []
    ? parseSignature<signature> extends null
      ? null
      : applyCallback<f, signatureParameters<signature>> extends infer result
        ? unknown extends result
          ? null
          : result extends string
            ? specializedError<f, signature, within<'vectorize', result>>
            : f extends HasRule
              ? null
              : outputsError<'vectorize', signature, result>
        : never
    : null;

type isExactly<a, b> = [a] extends [b] ? ([b] extends [a] ? true : false) : false;
type ruleWithSignature<f, signature extends string, cores extends Cores> = f extends HasRule
  ? SignatureRule<f, signature, cores>
  : f extends (...args: infer parameters) => infer result
    ? isExactly<parameters, signatureParameters<signature>> extends true
      ? unknown extends result
        ? SignatureRule<f, signature, cores>
        : SignatureRule<f, signature, cores, result>
      : SignatureRule<f, signature, cores>
    : never;
type ruleOf<f, signature extends string, excluded extends readonly number[]> = [signature] extends [never]
  ? excluded extends readonly []
    ? ScalarsRule<f>
    : ExcludingRule<f, excluded[number]>
  : interleave<coresIn<signature>, null, excluded[number]> extends infer cores extends Cores
    ? ruleWithSignature<f, signature, cores>
    : never;

/** The core dimensions, and the arguments that are passed on whole. */
export interface VectorizeOptions<
  signature extends string = string,
  excluded extends readonly number[] = readonly number[],
> {
  /** Core dimensions of arguments and results, such as `'(n,m),(m,k)->(n,k)'`. */
  readonly signature?: signature;
  /** Positions of arguments that are passed on whole. */
  readonly excluded?: excluded;
}

export interface VectorizeFn {
  <
    const signature extends string = never,
    const excluded extends readonly number[] = readonly [],
    f extends AnyFunction = lambda<signature, excluded>,
  >(
    f: check<functionError<f, signature, excluded>, f>,
    options?: {
      readonly signature?: check<signatureError<'vectorize', signature>, signature>;
      readonly excluded?: excluded;
    },
  ): unless<
    functionError<f, signature, excluded> | signatureError<'vectorize', signature>,
    ShapedFunction<ruleOf<f, signature, excluded>>
  >;
}
