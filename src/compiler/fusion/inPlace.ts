import { isExpensive } from '../tensors/builder.js';
import type { Node } from '../tensors/node.js';

/** Whether it is a tensor before any kernel of ours has run for it. */
export const isReady = (node: Node) => node.op === 'source' || node.op === 'opaque';

/** Functions that are computed again for every element which is gathered. */
const MOST = 8;

/** Whether a kernel that gathers computes the indices itself: they are few cheap functions of tensors that are ready. */
export function isInPlace(indices: Node, budget = { left: MOST }): boolean {
  if (isReady(indices) || indices.op === 'filled' || indices.op === 'places') return true;
  if (indices.op === 'view') return isInPlace(indices.x, budget);
  if (indices.op !== 'map' || isExpensive(indices.fn) || budget.left-- === 0) return false;
  return indices.args.every((arg) => isInPlace(arg, budget));
}
