import type { UnknownTensor } from './tensor.js';

/** Not there at run time: carries the rule of a function from argument types to its result type. */
export declare const rule: unique symbol;

/** A type-level function: `in` is the tuple of argument types, `out` the result type or an error message. */
export interface Rule {
  in: unknown;
  out: unknown;
}
export interface HasRule<r extends Rule = Rule> {
  readonly [rule]: r;
}
export type callRule<r extends Rule, args> = (r & { in: args })['out'];

export type Args = readonly unknown[];
/** The argument at an index, or `otherwise` when it is missing. */
export type argumentAt<args, index extends number, otherwise> = args extends {
  readonly [i in index]: infer value;
}
  ? value
  : otherwise;

// biome-ignore lint/suspicious/noExplicitAny: the constraint that keeps op objects and generic functions as they are
export type AnyFunction = HasRule | ((...args: any[]) => any);
/** What an unannotated lambda given to a transform is checked as: nothing is known about its tensors. */
export type TensorFunction<hasAux extends boolean = false> = (
  ...args: UnknownTensor[]
) => lambdaResult<hasAux>;
/** An array literal that the lambda returns is a tuple. An annotated lambda is checked before hasAux is known. */
export type lambdaResult<hasAux extends boolean> = hasAux extends true
  ? readonly [AfterError, AfterError]
  : // biome-ignore lint/complexity/noBannedTypes: anything, and unlike unknown it makes an array literal a tuple
    [] | {} | null | undefined;

/** The result of a call with an error, so that one mistake gives one diagnostic. */
// biome-ignore lint/suspicious/noExplicitAny: nothing else fits everywhere
export type AfterError = any;

/** A verdict that is a text. Without strictNullChecks null would be one too, so there nothing is. */
export type Message = null extends string ? never : string;
export type check<verdict, type> = [verdict] extends [infer message extends Message] ? message : type;
/** The message alone: TypeScript infers nothing from an argument through it, as it would from a rule's result. */
export type messageIn<result> = result extends infer message extends Message ? message : null;
/** The type when all verdicts are null. */
export type unless<verdicts, type> = [verdicts] extends [null] ? type : AfterError;
export type orAny<result> = result extends string ? AfterError : result;
