import type { Args, callRule, HasRule } from './rule.js';
import type { substitute } from './substitute.js';
import type { unify } from './unify.js';

/** The result of an annotated function for given arguments, or the message. */
export type applyAnnotated<parameters extends Args, result, args extends Args> =
  unify<parameters, args> extends infer sizes
    ? sizes extends string
      ? sizes
      : [keyof sizes] extends [never]
        ? result
        : substitute<result, sizes>
    : never;

/** The result type of a function for given argument types, or the message. */
export type apply<f, args extends Args> =
  f extends HasRule<infer r>
    ? callRule<r, args>
    : f extends (...parameters: infer parameters) => infer result
      ? applyAnnotated<parameters, result, args>
      : never;

type take<args extends Args, count, done extends Args = []> = done['length'] extends count
  ? done
  : args extends readonly [infer first, ...infer rest]
    ? take<rest, count, [...done, first]>
    : done;
type parametersIn<f, args extends Args> = f extends HasRule
  ? args
  : f extends (...parameters: infer parameters) => unknown
    ? number extends parameters['length']
      ? args
      : args['length'] extends parameters['length']
        ? args
        : take<args, parameters['length']>
    : args;
/** `apply` for a function that a transform calls itself: it may ignore arguments at the end. */
export type applyCallback<f, args extends Args> = apply<f, parametersIn<f, args>>;
