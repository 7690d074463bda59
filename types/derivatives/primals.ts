import type { primalsNotArray } from '../../src/messages/linear.js';
import type { within } from '../../src/messages/within.js';
import type { applyCallback } from '../apply.js';
import type { AfterError, AnyFunction, Args, lambdaResult, Message } from '../rule.js';
import type { AnyTensor, UnknownTensor } from '../tensor.js';
import type { structureOf } from '../tree.js';
import type { inputError, splitAux } from './inputs.js';

/*
 * What jvp, vjp and linearize share: they call the function at once, with the primals as its arguments.
 */

type LinearOp = 'jvp' | 'vjp' | 'linearize';

export interface AuxOption<hasAux extends boolean> {
  /** The function returns [output, aux]; aux is the third entry of the result. */
  readonly hasAux?: hasAux;
}

/** Literal arrays and objects infer as readonly; functions are checked against what one would annotate. */
type mutable<value> = unknown extends value
  ? value
  : value extends AnyTensor | ((...args: never) => unknown)
    ? value
    : value extends object
      ? { -readonly [k in keyof value]: mutable<value[k]> }
      : value extends number
        ? number
        : value;

/** The arguments of the function. */
export type argsOf<primals> = primals extends Args ? mutable<primals> : UnknownTensor[];
/** What an unannotated lambda is checked as. */
export type lambda<primals, hasAux extends boolean> = (...args: argsOf<primals>) => lambdaResult<hasAux>;

/** The message about entries that are no array, else null; `which` is `primals` or `tangents`. */
export type arrayError<op extends string, which extends string, entries> = unknown extends entries
  ? null
  : entries extends Args
    ? null
    : primalsNotArray<op, which, structureOf<entries>>;

/** The message about primals that cannot be differentiated, else null. */
export type primalsError<op extends LinearOp, primals> =
  arrayError<op, 'primals', primals> extends infer message extends Message
    ? message
    : inputsError<op, primals>;
export type inputsError<op extends string, primals, seen extends Args = []> = primals extends readonly [
  infer first,
  ...infer rest,
]
  ? inputError<op, first, seen['length'] & number> extends infer message extends Message
    ? message
    : inputsError<op, rest, [...seen, 0]>
  : null;

/** [output, aux], or the message. */
export type outcome<op extends LinearOp, f extends AnyFunction, primals, hasAux> =
  applyCallback<f, argsOf<primals>> extends infer result
    ? unknown extends result
      ? [result, result]
      : result extends string
        ? within<op, result>
        : splitAux<op, result, hasAux>
    : never;

/** The message about the function, else null; errors of the primals come first. */
export type bodyError<op extends LinearOp, f extends AnyFunction, primals, hasAux> =
  primalsError<op, primals> extends string
    ? null
    : outcome<op, f, primals, hasAux> extends infer message extends Message
      ? message
      : null;

export type outputOf<pair> = pair extends readonly [infer output, unknown] ? output : AfterError;

/** [output, second], and aux as a third entry with hasAux. */
export type withAux<pair, second, hasAux> = hasAux extends true
  ? [
      output: outputOf<pair>,
      second: second,
      aux: pair extends readonly [unknown, infer aux] ? aux : AfterError,
    ]
  : [output: outputOf<pair>, second: second];
