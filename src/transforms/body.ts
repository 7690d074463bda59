import { AxiswiseError, raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { notAFunction, returnedPromise } from '../messages/tracing.js';
import { unknownOption } from '../messages/vmap.js';
import { type Transform, within } from '../messages/within.js';
import { located } from '../tracing/location.js';

// biome-ignore lint/suspicious/noExplicitAny: the typed interfaces in types/ describe users' functions
export type UserFunction = (...args: any[]) => unknown;

export function checkFunction(transform: string, f: unknown): asserts f is UserFunction {
  if (typeof f !== 'function') raise(notAFunction, transform, kindOf(f));
}

export function checkOptions(op: string, options: object, known: readonly string[]) {
  for (const key of Object.keys(options)) if (!known.includes(key)) raise(unknownOption, op, key, known);
}

/** Call the user's function. Errors of its ops (AX1xx) say which transform ran it, and on which line. */
export function callBody(transform: Transform, f: UserFunction, args: readonly unknown[]): unknown {
  try {
    const result = f(...args);
    const { then } = Object(result);
    if (typeof then === 'function') {
      // What it rejects with later is a consequence of this error.
      then.call(result, undefined, () => {});
      raise(returnedPromise, transform);
    }
    return result;
  } catch (e) {
    if (e instanceof AxiswiseError && e.code.startsWith('AX1')) {
      const before = e.message;
      e.message = within(transform, before);
      e.stack = e.stack?.replace(before, located(e).message);
    }
    throw e;
  }
}
