import { AxiswiseError, raise } from '../messages/error.js';
import { notAFunction, returnedPromise } from '../messages/tracing.js';
import { type Transform, within } from '../messages/within.js';
import { located } from '../tracing/location.js';
import { kindOf } from '../tracing/tree.js';

// biome-ignore lint/suspicious/noExplicitAny: the typed interfaces in types/ describe users' functions
export type UserFunction = (...args: any[]) => unknown;

export function checkFunction(transform: string, f: unknown): asserts f is UserFunction {
  if (typeof f !== 'function') raise(notAFunction, transform, kindOf(f));
}

/** Call the user's function. Errors of its ops (AX1xx) say which transform ran it, and on which line. */
export function callBody(transform: Transform, f: UserFunction, args: readonly unknown[]): unknown {
  try {
    const result = f(...args);
    if (isPromise(result)) {
      // What it rejects with later is a consequence of this error.
      result.then(undefined, () => {});
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

const isPromise = (x: unknown): x is PromiseLike<unknown> =>
  typeof (x as PromiseLike<unknown> | null | undefined)?.then === 'function';
