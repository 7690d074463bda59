import type { coreSize, nothingToVectorize, signatureArity } from '../../src/messages/vectorize.js';
import type { within } from '../../src/messages/within.js';
import type { apply } from '../apply.js';
import type { Dim, mayEqual } from '../dim.js';
import type { ShapedFunction } from '../fn.js';
import type { outputsError } from '../outputs.js';
import type { AnyFunction, Args, check, HasRule, Rule } from '../rule.js';
import type { isRankUnknown, Shape } from '../shape.js';
import type { coresIn, coresOut, parseSignature, signatureError, signatureParameters } from '../signature.js';
import type { AnyTensor, Tensor, UnknownTensor } from '../tensor.js';
import type { Mismatch, solve } from '../unify.js';
import type { arrayOf, splitCore, Walked, walk } from './walk.js';

/** Every leaf of a result with the loop shape in front. */
type prepend<loop extends Shape, result> =
  unknown extends result
    ? result
    : result extends Tensor<infer shape, infer dtype>
      ? Tensor<
          isRankUnknown<shape> extends true ? Shape : isRankUnknown<loop> extends true ? Shape : [...loop, ...shape],
          dtype
        >
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

type mapped<f, walked extends Walked> =
  [Extract<walked['examples'][number], AnyTensor>] extends [never]
    ? nothingToVectorize
    : apply<f, walked['examples']> extends infer result
      ? result extends string
        ? within<'vectorize', result>
        : prepend<walked['loop'], result>
      : never;

/** The function sees scalars. */
interface ScalarsRule<f, excluded extends number> extends Rule {
  out: this['in'] extends infer args extends Args
    ? walk<args, null, excluded> extends infer walked
      ? walked extends Walked
        ? mapped<f, walked>
        : walked
      : never
    : never;
}

/** The function sees core shapes. */
interface SignatureRule<f, signature extends string, excluded extends number> extends Rule {
  out: this['in'] extends infer args extends Args
    ? walk<args, coresIn<signature>, excluded> extends infer walked
      ? walked extends Walked
        ? solve<walked['pairs']> extends Mismatch
          ? explainCores<args, coresIn<signature>, excluded>
          : mapped<f, walked>
        : walked extends null
          ? signatureArity<signature, coresIn<signature>['length'] & number, included<args, excluded>['length']>
          : walked
      : never
    : never;
}

type included<args extends Args, excluded extends number, done extends Args = [], seen extends Args = []> =
  args extends readonly [infer arg, ...infer rest]
    ? included<rest, excluded, seen['length'] extends excluded ? done : [...done, arg], [...seen, 0]>
    : done;

/** The first core dimension whose name already has another size. */
type explainCores<
  args extends Args,
  cores extends readonly Shape[],
  excluded extends number,
  sizes = unknown,
  seen extends Args = [],
> = args extends readonly [infer arg, ...infer rest]
  ? seen['length'] extends excluded
    ? explainCores<rest, cores, excluded, sizes, [...seen, 0]>
    : cores extends readonly [infer core extends Shape, ...infer restCores extends readonly Shape[]]
      ? arrayOf<arg> extends Tensor<infer shape, infer _>
        ? splitCore<shape, core> extends [unknown, infer coreShape extends Shape]
          ? bindCore<core, coreShape, sizes> extends infer result
            ? result extends { name: infer name extends string; first: infer first extends Dim; got: infer got extends Dim }
              ? coreSize<seen['length'] & number, shape, core, name, first, got>
              : explainCores<rest, restCores, excluded, result, [...seen, 0]>
            : never
          : explainCores<rest, restCores, excluded, sizes, [...seen, 0]>
        : explainCores<rest, restCores, excluded, sizes, [...seen, 0]>
      : never
  : never;
type bindCore<core extends Shape, shape extends Shape, sizes> = core extends readonly [
  infer name extends string,
  ...infer restCore extends Shape,
]
  ? shape extends readonly [infer dim extends Dim, ...infer rest extends Shape]
    ? number extends dim
      ? bindCore<restCore, rest, sizes>
      : name extends keyof sizes
        ? mayEqual<sizes[name], dim> extends true
          ? bindCore<restCore, rest, sizes>
          : { name: name; first: sizes[name]; got: dim }
        : bindCore<restCore, rest, sizes & { [k in name]: dim }>
    : sizes
  : sizes;

/** What an unannotated lambda is checked as. An array literal that it returns for several outputs is a tuple. */
// biome-ignore lint/suspicious/noExplicitAny: a result that fits every signature
type anyResult<cores extends readonly Shape[]> = cores extends readonly [unknown, unknown, ...unknown[]] ? { [k in keyof cores]: any } : any;
type interleave<cores extends Args, excluded extends number, done extends Args = []> =
  done['length'] extends excluded
    ? interleave<cores, excluded, [...done, never]>
    : cores extends readonly [infer first, ...infer rest]
      ? interleave<rest, excluded, [...done, first]>
      : done;
type lambda<signature extends string, excluded extends readonly number[]> = [signature] extends [never]
  ? (...args: Tensor<[]>[]) => unknown
  : parseSignature<signature> extends null
    ? (...args: UnknownTensor[]) => unknown
    : (...args: interleave<signatureParameters<signature>, excluded[number]>) => anyResult<coresOut<signature>>;

/** The message about a function whose body or results do not fit the signature, else null. */
type functionError<f, signature extends string, excluded extends readonly number[]> = [signature] extends [never]
  ? null
  : excluded extends readonly []
    ? parseSignature<signature> extends null
    ? null
    : apply<f, signatureParameters<signature>> extends infer result
      ? unknown extends result ? null : result extends string
        ? within<'vectorize', result>
        : f extends HasRule
          ? null
          : outputsError<'vectorize', signature, result>
      : never
    : null;

export interface VectorizeOptions<signature extends string = string, excluded extends readonly number[] = readonly number[]> {
  /** Core dimensions of arguments and results, such as `'(n,m),(m)->(n)'`. */
  readonly signature?: signature;
  /** Positions of arguments that are passed on whole. */
  readonly excluded?: excluded;
}

type VectorizeRule<f, signature extends string, excluded extends readonly number[]> = [signature] extends [never]
  ? ScalarsRule<f, excluded[number]>
  : SignatureRule<f, signature, excluded[number]>;

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
  ): ShapedFunction<VectorizeRule<f, signature, excluded>>;
}
