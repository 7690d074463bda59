import { raise } from '../messages/error.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { convShape } from './conv.js';
import { type Shape, sameShape } from './shape.js';
import type { Moves } from './windows.js';

/** The shape of `separableConv2d`. */
export function separableShape(x: Shape, depthwise: Shape, pointwise: Shape, moves: Moves): number[] {
  const op = 'separableConv2d';
  const shape = convShape(op, 2, x, depthwise, moves, 'depthwise', 'word');
  const taken = shape[shape.length - 1];
  if (pointwise.length !== 4 || !sameShape(pointwise.slice(0, 3), [1, 1, taken])) {
    raise(
      invalidArgument,
      op,
      'argument 2',
      `a filter [1, 1, ${taken}, channels out]`,
      printShape(pointwise),
    );
  }
  return [...shape.slice(0, -1), pointwise[3]];
}
