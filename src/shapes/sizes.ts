import { raise } from '../messages/error.js';
import { invalidSize } from '../messages/tensors.js';
import type { Shape } from './shape.js';

/** Throws unless every size is a non-negative integer; the message shows `shape`, which the sizes come from. */
export function checkSizes(op: string, sizes: Shape, shape = sizes): void {
  const wrong = sizes.find((dim) => !Number.isInteger(dim) || dim < 0);
  if (wrong !== undefined) raise(invalidSize, op, wrong, shape);
}

/** Whether a number can be a size or a place. */
export const isIndex = (n: number) => Number.isInteger(n) && n >= 0;
