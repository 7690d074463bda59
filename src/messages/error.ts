import type { Code } from './codes.js';

/** Every error that axiswise itself throws. `code` is stable, `message` is the sentence the types also show. */
export class AxiswiseError extends Error {
  override readonly name = 'AxiswiseError';
  readonly code: Code;

  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A message writer together with its code. */
export interface Coded {
  readonly code: Code;
}

/** Ties a message writer to its code: the one that `codes` gives to its name. */
export const message = <write extends (...args: never[]) => string>(
  code: Code,
  write: write,
): write & Coded => Object.assign(write, { code });

type Message<args extends readonly unknown[]> = ((...args: args) => string) & Coded;

export function error<args extends readonly unknown[]>(write: Message<args>, ...args: args): AxiswiseError {
  // V8 keeps ten frames, and tfjs alone may have more between the user's line and an error.
  const limited = Error as { stackTraceLimit?: number };
  const { stackTraceLimit } = limited;
  limited.stackTraceLimit = 100;
  try {
    return new AxiswiseError(write.code, write(...args));
  } finally {
    limited.stackTraceLimit = stackTraceLimit;
  }
}

export function raise<args extends readonly unknown[]>(write: Message<args>, ...args: args): never {
  throw error(write, ...args);
}
