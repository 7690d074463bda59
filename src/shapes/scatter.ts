import { raise } from '../messages/error.js';
import { operandRank } from '../messages/move.js';
import { operandShape } from '../messages/operands.js';
import { printShape } from '../messages/print.js';
import { scatterDepth } from '../messages/scatter.js';
import { checkRank } from './rank.js';
import { type Shape, sameShape } from './shape.js';
import { checkSizes } from './sizes.js';

/** Throws unless the argument has this shape. */
export function checkShape(op: string, argument: number, shape: Shape, wanted: Shape): void {
  if (!sameShape(shape, wanted)) raise(operandShape, op, argument, printShape(wanted), shape);
}

/** The shape, if the updates, which are this argument, fit the indices into it. */
export function scatterShape(
  op: string,
  indices: Shape,
  updates: Shape,
  argument: number,
  shape: Shape,
): Shape {
  checkSizes(op, shape);
  checkRank(op, argument === 1 ? 0 : 1, indices);
  const isVector = indices.length === 1;
  const depth = isVector ? 1 : indices[indices.length - 1];
  if (depth > shape.length) raise(scatterDepth, op, indices, depth, shape);
  checkShape(op, argument, updates, [...(isVector ? indices : indices.slice(0, -1)), ...shape.slice(depth)]);
  return shape;
}

/** The shape, if it is for the indices of sparseToDense and there is a value for each, or one for all. */
export function sparseToDenseShape(indices: Shape, values: Shape, shape: Shape): Shape {
  const op = 'sparseToDense';
  checkSizes(op, shape);
  if (indices.length > 2) raise(operandRank, op, 0, '0 to 2', indices);
  const [rows = 1, depth = 1] = indices;
  if (depth !== shape.length) raise(scatterDepth, op, indices, depth, shape);
  const fits = values.length === 0 || sameShape(values, [rows]);
  if (!fits) raise(operandShape, op, 1, `${printShape([rows])} or []`, values);
  return shape;
}
