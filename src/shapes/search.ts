import { raise } from '../messages/error.js';
import { operandRank } from '../messages/move.js';
import { operandShape } from '../messages/operands.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { normalizeAxis } from './axes.js';
import { checkRank } from './rank.js';
import { checkShape } from './scatter.js';
import { type Shape, sameShape } from './shape.js';
import { isIndex } from './sizes.js';

/** The shape of the values to search for: there is a sequence for each row of them. */
export function searchSortedShape(op: string, sequence: Shape, values: Shape): Shape {
  checkRank(op, 0, sequence);
  checkRank(op, 1, values);
  const rows = sequence.slice(0, -1);
  if (!sameShape(rows, values.slice(0, -1))) raise(operandShape, op, 1, printShape([...rows, '?']), values);
  return values;
}

/** The counts of each value below `size` in each row of x. */
export function bincountShape(
  op: 'bincount' | 'denseBincount',
  x: Shape,
  weights: Shape,
  size: number,
): number[] {
  if (op === 'bincount') checkRank(op, 0, x, 1);
  else if (x.length !== 1 && x.length !== 2) raise(operandRank, op, 0, '1 or 2', x);
  if (!weights.includes(0) && !sameShape(x, weights)) {
    raise(operandShape, op, 1, `${printShape(x)} or [0]`, weights);
  }
  if (!isIndex(size)) raise(invalidArgument, op, 'size', 'a non-negative integer', `${size}`);
  return [...x.slice(0, -1), size];
}

/** The axis of `unique`, counted from the front. */
export function uniqueAxis(shape: Shape, axis = 0): number {
  checkRank('unique', 0, shape);
  return normalizeAxis('unique', axis, shape);
}

/** The first axis, counted from the front, that a mask is for. */
export function maskAxis(shape: Shape, mask: Shape, axis = 0): number {
  const op = 'booleanMaskAsync';
  checkRank(op, 1, mask);
  const first = normalizeAxis(op, axis, shape);
  const rank = shape.length - first;
  if (mask.length > rank) raise(operandRank, op, 1, rank === 1 ? '1' : `1 to ${rank}`, mask);
  checkShape(op, 1, mask, shape.slice(first, first + mask.length));
  return first;
}

/** The shape of the targets, one for each row of predictions. */
export function inTopKShape(predictions: Shape, targets: Shape, k: number): Shape {
  const op = 'inTopKAsync';
  if (predictions.length < 2) raise(operandRank, op, 0, '2 or more', predictions);
  checkShape(op, 1, targets, predictions.slice(0, -1));
  const classes = predictions[predictions.length - 1];
  const fits = isIndex(k) && k > 0 && k <= classes;
  if (!fits) raise(invalidArgument, op, 'k', `an integer from 1 to ${classes}`, `${k}`);
  return targets;
}
