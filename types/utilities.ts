import type { within } from '../src/messages/within.js';
import type { apply } from './apply.js';
import type { scalarError } from './derivatives/grad.js';
import type { inputsError, lambda } from './derivatives/primals.js';
import type { placeMessage } from './place.js';
import type { AnyFunction, Args, check, Message, TensorFunction } from './rule.js';
import type { AnyTensor, Tensor } from './tensor.js';

export interface StopGradientFn {
  /** The same value, with derivative zero. */
  <tree>(tree: tree): tree;
}

export interface DebugPrintFn {
  <tree>(tree: tree, label?: string): tree;
}

/** How thoroughly, and how closely, checkGrads compares. */
export interface CheckGradsOptions {
  /** Derivatives up to this order are compared; 1 by default. */
  readonly order?: number;
  /** Forward and reverse mode by default. */
  readonly modes?: readonly ('fwd' | 'rev')[];
  /** The step of the numerical derivative. */
  readonly eps?: number;
  /** The relative difference that is still accepted. */
  readonly tolerance?: number;
}
export interface CheckGradsFn {
  <const args extends Args, f extends AnyFunction = lambda<args, false>>(
    f: f,
    args: check<inputsError<'checkGrads', args>, args>,
    options?: CheckGradsOptions,
  ): void;
}

/** The gradients of variables: the shape of each, known where the variable is a `Tensor`. */
type gradientsOf<vars> = vars extends Tensor
  ? vars
  : vars extends AnyTensor
    ? Tensor
    : vars extends object
      ? { -readonly [k in keyof vars]: gradientsOf<vars[k]> }
      : vars;
type valueError<f, args extends Args> =
  apply<f, args> extends infer result
    ? result extends string
      ? within<'valueAndGradVars', result>
      : scalarError<'valueAndGradVars', result>
    : never;
/** Calls the function and differentiates with respect to the variables. */
export interface WithVars<f, vars> {
  <const args extends Args>(
    ...args: valueError<f, args> extends infer message extends Message ? placeMessage<args, message> : args
  ): [value: Tensor<[]>, gradients: gradientsOf<vars>];
}
export interface ValueAndGradVarsFn {
  <const vars, f extends AnyFunction = TensorFunction>(f: f, vars: vars): WithVars<f, vars>;
}
