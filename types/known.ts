import type { Args, HasRule } from './rule.js';

/** The rule of an annotated function tells its parameters and result. */
export interface Annotated<parameters extends Args = Args, result = unknown> {
  parameters: parameters;
  result: result;
}

/** The parameters of a function, as far as its own type or its rule tells them, else null. */
export type knownParameters<f> =
  f extends HasRule<infer r>
    ? r extends Annotated
      ? fixed<r['parameters']>
      : null
    : f extends (...args: infer parameters) => unknown
      ? fixed<parameters>
      : null;
type fixed<parameters extends Args> = number extends parameters['length'] ? null : parameters;

/** The result of a function for its own parameters, `unknown` when its type does not tell. */
export type knownResult<f> =
  f extends HasRule<infer r>
    ? r extends Annotated
      ? r['result']
      : unknown
    : f extends (...args: never) => infer result
      ? result
      : unknown;
