import type { AnyFunction, Args } from '../rule.js';
import type { AnyTensor } from '../tensor.js';
import type { cotangentOf } from './inputs.js';

/*
 * Functions with their own derivative rules keep their type, and gain `defjvp` or `defvjp`. A function given by a rule
 * (an op object) knows no parameters of its own; annotate a lambda instead.
 */

type parametersOf<f> = f extends (...args: infer parameters) => unknown ? parameters : Args;
type resultOf<f> = f extends (...args: never) => infer result ? result : unknown;

type pick<
  args extends Args,
  wanted,
  nondiff extends number,
  done extends Args = [],
  seen extends Args = [],
> = args extends readonly [infer first, ...infer rest]
  ? pick<
      rest,
      wanted,
      nondiff,
      (seen['length'] extends nondiff ? 'nondiff' : 'diff') extends wanted ? [...done, first] : done,
      [...seen, 0]
    >
  : args extends readonly []
    ? done
    : args;
/** The arguments that have derivatives. */
type diff<args extends Args, nondiff extends number> = [nondiff] extends [never]
  ? args
  : pick<args, 'diff', nondiff>;
/** The others, which come first in a rule. */
type others<args extends Args, nondiff extends number> = [nondiff] extends [never]
  ? []
  : pick<args, 'nondiff', nondiff>;

type derivatives<args extends Args> = { -readonly [k in keyof args]: cotangentOf<args[k]> };
/** One cotangent per argument; null is zero, also for a subtree. */
type cotangents<args extends Args> = { readonly [k in keyof args]: nullable<cotangentOf<args[k]>> };
type nullable<value> =
  | null
  | (value extends AnyTensor
      ? value
      : value extends object
        ? { readonly [k in keyof value]: nullable<value[k]> }
        : value);

/** Options of customJvp and customVjp. */
export interface CustomOptions<nondiff extends readonly number[] = readonly number[]> {
  /** Arguments without derivatives; rules get them first, as they are. */
  readonly nondiffArgnums?: nondiff;
}

/** Takes the forward-mode rule of a customJvp function. */
export interface DefJvp<f, nondiff extends number> {
  /** Gives the rule: the output and its tangent, from the primals and their tangents. */
  defjvp(
    rule: (
      ...args: [
        ...nondiff: others<parametersOf<f>, nondiff>,
        primals: diff<parametersOf<f>, nondiff>,
        tangents: derivatives<diff<parametersOf<f>, nondiff>>,
      ]
    ) => readonly [output: resultOf<f>, tangent: cotangentOf<resultOf<f>>],
  ): this;
}
export interface CustomJvpFn {
  <f extends AnyFunction, const nondiff extends readonly number[] = readonly []>(
    f: f,
    options?: CustomOptions<nondiff>,
  ): f & DefJvp<f, nondiff[number]>;
}

/** Takes the two halves of the reverse-mode rule of a customVjp function. */
export interface DefVjp<f, nondiff extends number> {
  /** Gives the rule: fwd keeps residuals, bwd makes one cotangent (or null) per argument from them. */
  defvjp<residuals>(
    fwd: (...args: parametersOf<f>) => readonly [output: resultOf<f>, residuals: residuals],
    bwd: (
      ...args: [
        ...nondiff: others<parametersOf<f>, nondiff>,
        residuals: residuals,
        cotangent: cotangentOf<resultOf<f>>,
      ]
    ) => cotangents<diff<parametersOf<f>, nondiff>>,
  ): this;
}
export interface CustomVjpFn {
  <f extends AnyFunction, const nondiff extends readonly number[] = readonly []>(
    f: f,
    options?: CustomOptions<nondiff>,
  ): f & DefVjp<f, nondiff[number]>;
}
