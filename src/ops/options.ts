import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';

/** Throws unless an option is one of these words. */
export function checkOneOf(op: string, option: string, value: unknown, allowed: readonly string[]): void {
  if (!allowed.includes(value as string)) {
    raise(invalidArgument, op, option, allowed.join(' or '), String(value));
  }
}

/** Throws unless an option lies between 0 and 1. */
export function checkFraction(op: string, option: string, value: number): void {
  if (!(value >= 0 && value <= 1)) raise(invalidArgument, op, option, 'from 0 to 1', `${value}`);
}
