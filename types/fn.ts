import type { applyAnnotated } from './apply.js';
import type { Annotated } from './known.js';
import type { outputsError } from './outputs.js';
import type { placeMessage } from './place.js';
import type { Args, callRule, check, HasRule, orAny, Rule } from './rule.js';
import type { signatureError, signatureParameters } from './signature.js';

export interface AnnotatedRule<parameters extends Args, result> extends Rule, Annotated<parameters, result> {
  out: this['in'] extends infer args extends Args ? applyAnnotated<parameters, result, args> : never;
}

type checkedArguments<r extends Rule, args extends Args> =
  callRule<r, args> extends infer result
    ? result extends string
      ? placeMessage<args, result>
      : args
    : never;

/** A function that checks the shapes of each call by its rule, and carries the rule for transforms to apply. */
export interface ShapedFunction<r extends Rule> extends HasRule<r> {
  <const args extends Args>(...args: checkedArguments<r, args>): orAny<callRule<r, args>>;
}

/** Makes the names in a function's annotations, or in a signature, stand for any size, per call. */
export interface FnFn {
  <const signature extends string, const result>(
    signature: check<signatureError<'fn', signature>, signature>,
    f: (...args: signatureParameters<signature>) => check<outputsError<'fn', signature, result>, result>,
  ): ShapedFunction<AnnotatedRule<signatureParameters<signature>, result>>;
  <parameters extends Args, const result>(
    f: (...args: parameters) => result,
  ): ShapedFunction<AnnotatedRule<parameters, result>>;
}
