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
