import { type Code, codes, type MessageName } from './codes.js';

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

/** Ties a message writer to its code; `codes` is the one place that maps names to codes. */
export const message = <write extends (...args: never[]) => string>(
  name: MessageName,
  write: write,
): write & Coded => Object.assign(write, { code: codes[name] });

type Message<args extends readonly unknown[]> = ((...args: args) => string) & Coded;

export const error = <args extends readonly unknown[]>(write: Message<args>, ...args: args): AxiswiseError =>
  new AxiswiseError(write.code, write(...args));

export function raise<args extends readonly unknown[]>(write: Message<args>, ...args: args): never {
  throw error(write, ...args);
}
