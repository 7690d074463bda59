import { raise } from '../messages/error.js';
import { gatherBatchDims, gatherDepth, gatherSizes } from '../messages/gather.js';
import { normalizeAxis } from './axes.js';
import { checkRank } from './rank.js';
import type { Shape } from './shape.js';

/** x with the axis replaced by the indices, whose first `batchDims` axes are those of x. */
export function gatherShape(x: Shape, indices: Shape, axis = 0, batchDims = 0): number[] {
  const at = normalizeAxis('gather', axis, x);
  const shared = batchDims < 0 ? batchDims + indices.length : batchDims;
  const outOfRange = () => raise(gatherBatchDims, batchDims, axis, x, indices);
  if (!Number.isInteger(shared) || shared < 0 || shared > indices.length) outOfRange();
  for (let i = 0; i < shared; i++) {
    if (i === at) outOfRange();
    if (x[i] !== indices[i]) raise(gatherSizes, x, indices, i, x[i], indices[i]);
  }
  return [...x.slice(0, at), ...indices.slice(shared), ...x.slice(at + 1)];
}

/** The axes of the indices but the last, whose size counts the axes of x that give way to them. */
export function gatherNDShape(x: Shape, indices: Shape): number[] {
  checkRank('gatherND', 0, x);
  checkRank('gatherND', 1, indices);
  const depth = indices[indices.length - 1];
  if (depth > x.length) raise(gatherDepth, indices, depth, x);
  return [...indices.slice(0, -1), ...x.slice(depth)];
}
