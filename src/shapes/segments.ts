import { raise } from '../messages/error.js';
import { segmentCount } from '../messages/segments.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkRank } from './rank.js';
import type { Shape } from './shape.js';
import { isIndex } from './sizes.js';

/** A sum for each segment in place of the rows, each of which has the id of its segment. */
export function segmentSumShape(x: Shape, ids: Shape, count: number): number[] {
  checkRank('unsortedSegmentSum', 0, x);
  checkRank('unsortedSegmentSum', 1, ids, 1);
  if (!isIndex(count)) {
    raise(invalidArgument, 'unsortedSegmentSum', 'numSegments', 'a non-negative integer', `${count}`);
  }
  const [rows, ...rest] = x;
  if (rows !== ids[0]) raise(segmentCount, x, rows, ids[0]);
  return [count, ...rest];
}
