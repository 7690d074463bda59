import { raise } from '../messages/error.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { broadcastsTo } from './broadcast.js';
import type { Shape } from './shape.js';

/** Throws for a bias that does not broadcast to the result. */
export function checkBias(op: string, bias: Shape, result: Shape): void {
  if (!broadcastsTo(bias, result))
    raise(
      invalidArgument,
      op,
      'bias',
      `of a shape that broadcasts to ${printShape(result)}`,
      printShape(bias),
    );
}
