import { checkRank } from './rank.js';
import { checkShape } from './scatter.js';
import type { Shape } from './shape.js';

export function checkFillEmptyRows(indices: Shape, values: Shape, denseShape: Shape, otherwise: Shape): void {
  const op = 'sparseFillEmptyRows';
  checkRank(op, 0, indices, 2);
  checkShape(op, 1, values, [indices[0]]);
  checkShape(op, 2, denseShape, [indices[1]]);
  checkRank(op, 3, otherwise, 0);
}

/** The shapes of the indices into the new shape and of that. */
export function sparseReshapeShapes(indices: Shape, from: Shape, to: Shape): [number[], number[]] {
  const op = 'sparseReshape';
  checkRank(op, 0, indices, 2);
  checkShape(op, 1, from, [indices[1]]);
  checkRank(op, 2, to, 1);
  return [[indices[0], to[0]], [to[0]]];
}

export function checkSegments(op: string, data: Shape, indices: Shape, ids: Shape): void {
  checkRank(op, 0, data);
  checkRank(op, 1, indices, 1);
  checkShape(op, 2, ids, indices);
}
