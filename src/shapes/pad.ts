import { raise } from '../messages/error.js';
import { entryCount } from '../messages/move.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkRank } from './rank.js';
import type { Shape } from './shape.js';
import { isIndex } from './sizes.js';

export type Paddings = readonly (readonly number[])[];

/** Every axis longer by its two paddings, each of which `limit` bounds if it is given. */
export function padShape(
  op: string,
  shape: Shape,
  paddings: Paddings,
  rank?: number,
  limit?: (dim: number) => number,
): number[] {
  checkRank(op, 0, shape, rank);
  if (paddings.length !== shape.length) raise(entryCount, op, 'paddings', paddings.length, shape);
  return shape.map((dim, i) => {
    const pair = paddings[i];
    const most = limit?.(dim) ?? Number.POSITIVE_INFINITY;
    if (pair.length !== 2 || !pair.every((n) => isIndex(n) && n <= most)) {
      const wanted = limit ? `two integers from 0 to ${most}` : 'two non-negative integers';
      raise(invalidArgument, op, `paddings[${i}]`, wanted, printShape(pair));
    }
    return pair[0] + dim + pair[1];
  });
}

/** A mirror is at most as long as its axis, without the edge if that is not repeated. */
export const mirrorPadShape = (shape: Shape, paddings: Paddings, mode: 'reflect' | 'symmetric') =>
  padShape('mirrorPad', shape, paddings, undefined, (dim) => Math.max(0, mode === 'reflect' ? dim - 1 : dim));
