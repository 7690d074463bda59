import type { applyCallback } from '../apply.js';
import type { knownParameters } from '../known.js';
import type { outputsError } from '../outputs.js';
import type { AnyFunction, Args } from '../rule.js';
import type { Shape } from '../shape.js';
import type { signatureParameters } from '../signature.js';
import type { Tensor } from '../tensor.js';
import type { Mismatch, solve } from '../unify.js';

/*
 * A function may be annotated with more than its signature says: literal sizes, another dtype. Evaluated only when it
 * does not take the signature's own parameters.
 */

/** Pairs [name, size] where a name of the core stands for a literal size. */
type sizesIn<cores, shapes> = {
  [k in keyof cores]: k extends keyof shapes
    ? cores[k] extends string
      ? shapes[k] extends number
        ? number extends shapes[k]
          ? never
          : [cores[k], shapes[k]]
        : never
      : never
    : never;
}[number & keyof cores];
type literalSizes<wanted, parameters extends Args> = {
  [k in keyof wanted]: k extends keyof parameters
    ? [wanted[k], parameters[k]] extends [Tensor<infer core>, Tensor<infer shape extends Shape, infer _>]
      ? core['length'] extends shape['length']
        ? sizesIn<core, shape>
        : never
      : never
    : never;
}[number & keyof wanted];

type withSizes<core, sizes> = { [k in keyof core]: core[k] extends keyof sizes ? sizes[core[k]] : core[k] };
/** The signature's parameters with those sizes, and with the dtypes of the annotations. */
type specialParameters<wanted, parameters extends Args, sizes> = {
  [k in keyof wanted]: wanted[k] extends Tensor<infer core>
    ? withSizes<core, sizes> extends infer shape extends Shape
      ? Tensor<shape, k extends keyof parameters ? dtypeIn<parameters[k]> : 'float32'>
      : never
    : never;
};
type dtypeIn<parameter> = parameter extends Tensor<Shape, infer dtype> ? dtype : 'float32';

/** The result for the signature's parameters as the annotations have them, and the sizes of names. */
interface Specialized<result, sizes> {
  result: result;
  sizes: sizes;
}
type specialize<f extends AnyFunction, wanted, parameters extends Args> =
  solve<literalSizes<wanted, parameters>> extends infer sizes
    ? sizes extends Mismatch
      ? null
      : specialParameters<wanted, parameters, sizes> extends infer args extends Args
        ? Specialized<applyCallback<f, args>, sizes>
        : null
    : never;

/** The message about a function and its signature, `otherwise` when the annotations contradict the signature. */
export type specializedError<f extends AnyFunction, signature extends string, otherwise extends string> =
  knownParameters<f> extends infer parameters extends Args
    ? specialize<f, signatureParameters<signature>, parameters> extends Specialized<infer result, infer sizes>
      ? result extends string
        ? otherwise
        : outputsError<'vectorize', signature, result, sizes>
      : otherwise
    : otherwise;
