import type { AnyFunction, Args, check, Message } from '../rule.js';
import type { cotangentOf } from './inputs.js';
import type { cotangentError, tangentsError } from './match.js';
import type {
  AuxOption,
  argsOf,
  arrayError,
  bodyError,
  lambda,
  outcome,
  outputOf,
  primalsError,
  withAux,
} from './primals.js';

type jvpTangentsError<tangents, primals> =
  arrayError<'jvp', 'tangents', tangents> extends infer message extends Message
    ? message
    : primals extends Args
      ? tangents extends Args
        ? tangentsError<'jvp', tangents, primals>
        : null
      : null;

export interface JvpFn {
  <
    const primals,
    const tangents,
    hasAux extends boolean = false,
    f extends AnyFunction = lambda<primals, hasAux>,
  >(
    f: check<bodyError<'jvp', f, primals, hasAux>, f>,
    primals: check<primalsError<'jvp', primals>, primals>,
    tangents: check<jvpTangentsError<tangents, primals>, tangents>,
    options?: AuxOption<hasAux>,
  ): withAux<
    outcome<'jvp', f, primals, hasAux>,
    cotangentOf<outputOf<outcome<'jvp', f, primals, hasAux>>>,
    hasAux
  >;
}

/** Cotangent of the output in, one cotangent per primal out. */
export interface Pullback<output, primals extends Args> {
  <const cotangent>(
    cotangent: check<cotangentError<cotangent, output>, cotangent>,
  ): { -readonly [k in keyof primals]: cotangentOf<primals[k]> };
  /** Frees what the pullback keeps of the forward pass. */
  dispose(): void;
}
export interface VjpFn {
  <const primals, hasAux extends boolean = false, f extends AnyFunction = lambda<primals, hasAux>>(
    f: check<bodyError<'vjp', f, primals, hasAux>, f>,
    primals: check<primalsError<'vjp', primals>, primals>,
    options?: AuxOption<hasAux>,
  ): withAux<
    outcome<'vjp', f, primals, hasAux>,
    Pullback<outputOf<outcome<'vjp', f, primals, hasAux>>, argsOf<primals>>,
    hasAux
  >;
}

/** The derivative at the primals as a linear function: one tangent per primal in, the tangent of the output out. */
export interface Linearized<output, primals extends Args> {
  <const tangents extends Args>(
    ...tangents: tangentsError<'linearize', tangents, primals> extends infer message extends Message
      ? { [k in keyof tangents]: message }
      : tangents
  ): cotangentOf<output>;
  /** Frees what the linearized function keeps of the forward pass. */
  dispose(): void;
}
export interface LinearizeFn {
  <const primals, hasAux extends boolean = false, f extends AnyFunction = lambda<primals, hasAux>>(
    f: check<bodyError<'linearize', f, primals, hasAux>, f>,
    primals: check<primalsError<'linearize', primals>, primals>,
    options?: AuxOption<hasAux>,
  ): withAux<
    outcome<'linearize', f, primals, hasAux>,
    Linearized<outputOf<outcome<'linearize', f, primals, hasAux>>, argsOf<primals>>,
    hasAux
  >;
}
