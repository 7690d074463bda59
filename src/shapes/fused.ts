import { raise } from '../messages/error.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import type { Shape } from './shape.js';

/** Throws for a bias that does not broadcast to the result. */
export function checkBias(op: string, bias: Shape, result: Shape): void {
  const fits =
    bias.length <= result.length && bias.every((d, i) => d === 1 || d === result.at(i - bias.length));
  if (!fits)
    raise(
      invalidArgument,
      op,
      'bias',
      `of a shape that broadcasts to ${printShape(result)}`,
      printShape(bias),
    );
}
