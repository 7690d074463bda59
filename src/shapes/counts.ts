import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkRank } from './rank.js';
import type { Shape } from './shape.js';
import { isIndex } from './sizes.js';

/** The shape with k elements along its last axis. */
export function topkShape(shape: Shape, k = 1): number[] {
  checkRank('topk', 0, shape);
  const last = shape[shape.length - 1];
  if (!isIndex(k) || k > last) raise(invalidArgument, 'topk', 'k', `an integer from 0 to ${last}`, `${k}`);
  return [...shape.slice(0, -1), k];
}

/** The shape of the indices with an axis of `depth` behind. */
export function oneHotShape(shape: Shape, depth: number): number[] {
  if (!isIndex(depth) || depth === 0)
    raise(invalidArgument, 'oneHot', 'depth', 'a positive integer', `${depth}`);
  return [...shape, depth];
}
