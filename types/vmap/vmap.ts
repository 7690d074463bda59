import type { within } from '../../src/messages/within.js';
import type { apply } from '../apply.js';
import type { Dim } from '../dim.js';
import type { placeMessage, setArgument, setLast } from '../place.js';
import type {
  AfterError,
  AnyFunction,
  Args,
  check,
  HasRule,
  Message,
  Rule,
  TensorFunction,
  unless,
} from '../rule.js';
import type { UnknownTensor } from '../tensor.js';
import type { functionError, inAxesError, outAxesError, resultError } from './definition.js';
import type { explainCall } from './explain.js';
import type { mappedSize } from './sizes.js';
import type { isAxis, treeErrors } from './spec.js';
import type { examplesOf, lift } from './view.js';

/** An axis, null for unmapped, or a tree of those. */
export type AxisSpec = number | null | readonly AxisSpec[] | { readonly [key: string]: AxisSpec };

/** The size where no argument is mapped, shared random draws, and examples at a time. */
export interface VmapOptions<axisSize extends number = number> {
  /** The size of the mapped axis; needed only when no argument is mapped. */
  readonly axisSize?: axisSize;
  /** Random ops are an error inside, unless every example may get the same draw. */
  readonly randomness?: 'error' | 'same';
  /** How many examples run at once, to bound memory. */
  readonly chunkSize?: number;
}

interface Failure<args extends Args = Args, message = unknown> {
  args: args;
  message: message;
}
type placed<args extends Args, found> = found extends [infer n, infer message extends string]
  ? Failure<n extends number ? setArgument<args, n, message> : setLast<args, message>, message>
  : never;

/** Whether inAxes matches the arguments as a tree. */
type specFits<args extends Args, spec> =
  isAxis<spec> extends true
    ? true
    : spec extends Args
      ? number extends spec['length']
        ? true
        : spec['length'] extends args['length']
          ? isAxis<spec[number]> extends true
            ? true
            : [
                  {
                    [k in keyof spec]: treeErrors<spec[k], k extends keyof args ? args[k] : null, '', ''>;
                  }[number],
                ] extends [never]
              ? true
              : false
          : false
      : false;

type checkedLift<f, result, size extends Dim, outAxes, args extends Args> = [outAxes] extends [0]
  ? lift<result, size, 0>
  : f extends HasRule
    ? resultError<result, outAxes> extends infer message extends Message
      ? Failure<setLast<args, message>, message>
      : lift<result, size, outAxes>
    : lift<result, size, outAxes>;

/** The result of a mapped call, or a Failure. */
type run<f, inAxes, outAxes, axisSize, args extends Args> =
  specFits<args, inAxes> extends true
    ? mappedSize<args, inAxes, axisSize> extends infer size
      ? size extends Dim
        ? apply<f, examplesOf<args, inAxes>> extends infer result
          ? result extends string
            ? Failure<placeMessage<args, within<'vmap', result>>, within<'vmap', result>>
            : checkedLift<f, result, size, outAxes, args>
          : never
        : placed<args, explainCall<args, inAxes, axisSize>>
      : never
    : placed<args, explainCall<args, inAxes, axisSize>>;

interface MappedRule<f, inAxes, outAxes, axisSize> extends Rule {
  out: this['in'] extends infer args extends Args
    ? run<f, inAxes, outAxes, axisSize, args> extends infer result
      ? result extends Failure<infer _, infer message>
        ? message
        : result
      : never
    : never;
}

/** Keep this exact form: with `infer` the arguments lose their literal types. */
type argumentsOf<result, args extends Args> = result extends Failure ? result['args'] : args;
type resultOf<result> = result extends Failure ? AfterError : result;

/** What vmap returns: every argument has one more axis, as inAxes says, and so has the result. */
export interface Vmapped<f, inAxes, outAxes, axisSize = never>
  extends HasRule<MappedRule<f, inAxes, outAxes, axisSize>> {
  <const args extends Args>(
    ...args: argumentsOf<run<f, inAxes, outAxes, axisSize, args>, args>
  ): resultOf<run<f, inAxes, outAxes, axisSize, args>>;
}

type overArguments<args extends Args, inAxes> =
  specFits<args, inAxes> extends true
    ? mappedSize<args, inAxes> extends Dim
      ? args
      : argumentsOf<placed<args, explainCall<args, inAxes, never>>, args>
    : argumentsOf<placed<args, explainCall<args, inAxes, never>>, args>;
type knownSize<args extends Args, inAxes> =
  mappedSize<args, inAxes> extends infer size extends Dim ? size : number;

/** Takes the function; its parameters are known from the arguments. */
export interface Over<args extends Args, inAxes> {
  <const result, const outAxes = 0>(
    f: (...args: examplesOf<args, inAxes>) => result,
    outAxes?: check<callOutAxesError<result, outAxes>, outAxes>,
  ): lift<result, knownSize<args, inAxes>, outAxes>;
}
/** After an error, parameters of the lambda are still typed. */
export interface FailedOver {
  (f: (...args: UnknownTensor[]) => unknown, outAxes?: unknown): AfterError;
}
type OverOrFailed<args extends Args, inAxes> =
  mappedSize<args, inAxes> extends Dim ? Over<args, inAxes> : FailedOver;
type callOutAxesError<result, spec> = outAxesError<() => result, spec>;

export interface VmapFn {
  <
    f extends AnyFunction = TensorFunction,
    const inAxes = 0,
    const outAxes = 0,
    axisSize extends number = never,
  >(
    f: check<functionError<f, axisSize>, f>,
    inAxes?: check<inAxesError<f, inAxes, axisSize>, inAxes>,
    outAxes?: check<outAxesError<f, outAxes>, outAxes>,
    options?: VmapOptions<axisSize>,
  ): unless<
    functionError<f, axisSize> | inAxesError<f, inAxes, axisSize> | outAxesError<f, outAxes>,
    Vmapped<f, inAxes, outAxes, axisSize>
  >;

  /** Data first: `vmap.over(xs, ys)((x, y) => ...)`. Parameters of the lambda need no annotations. */
  over<const args extends Args>(...args: overArguments<args, 0>): OverOrFailed<args, 0>;
  /** Data first, with inAxes: `vmap.overAxes([0, null])(xs, y)((x, y) => ...)`. */
  overAxes<const inAxes extends AxisSpec>(
    inAxes: inAxes,
  ): <const args extends Args>(...args: overArguments<args, inAxes>) => OverOrFailed<args, inAxes>;
  /** At once: `vmap.call((x, y) => ..., [xs, y], [0, null])`. Parameters of the lambda need no annotations. */
  call<const args extends Args, const result, const inAxes = 0, const outAxes = 0>(
    f: (...args: examplesOf<args, inAxes>) => result,
    args: overArguments<args, inAxes>,
    inAxes?: inAxes,
    outAxes?: check<callOutAxesError<result, outAxes>, outAxes>,
    options?: VmapOptions,
  ): lift<result, knownSize<args, inAxes>, outAxes>;
}
