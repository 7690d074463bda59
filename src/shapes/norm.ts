import { raise } from '../messages/error.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { normalizeAxes } from './axes.js';
import { reduceShape } from './reduce.js';
import type { Shape } from './shape.js';

type Axes = number | readonly number[] | null;

/** One axis, two, or all where none is given. */
export function normAxes(shape: Shape, axis: Axes = null, op = 'norm'): number[] {
  if (Array.isArray(axis) && axis.length !== 1 && axis.length !== 2) {
    raise(invalidArgument, op, 'axis', 'one axis or two', printShape(axis));
  }
  return normalizeAxes(op, axis, shape);
}

export const normShape = (shape: Shape, axis: Axes = null, keepDims = false, op = 'norm') =>
  reduceShape(op, shape, normAxes(shape, axis, op), keepDims);
