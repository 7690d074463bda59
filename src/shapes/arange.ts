import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';

/** `range` counts down by itself where it has a step of 1. */
export const stepOf = (op: string, start: number, stop: number, step: number): number =>
  op === 'range' && step === 1 && stop < start ? -1 : step;

/** The shape of the numbers from start to stop. */
export function arangeShape(op: string, start: number, stop: number, step: number): [number] {
  if (step === 0) raise(invalidArgument, op, 'step', 'a number other than 0', '0');
  return [Math.max(0, Math.ceil((stop - start) / stepOf(op, start, stop, step)))];
}
