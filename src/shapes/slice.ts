import { raise } from '../messages/error.js';
import { entryCount, sliceRange } from '../messages/move.js';
import { checkRank } from './rank.js';
import type { Shape } from './shape.js';
import { isIndex } from './sizes.js';

export type Places = number | readonly number[];

const toList = (places: Places | null | undefined): readonly number[] =>
  typeof places === 'number' ? [places] : (places ?? []);

/** Where the slice starts on each axis, and its shape. Axes without a place start at 0 and are taken to their end. */
export function sliceRanges(op: string, shape: Shape, begin: Places, size?: Places | null, rank?: number) {
  checkRank(op, 0, shape, rank);
  const [begins, sizes] = [toList(begin), toList(size)];
  if (begins.length > shape.length) raise(entryCount, op, 'begin', begins.length, shape);
  if (sizes.length > shape.length) raise(entryCount, op, 'size', sizes.length, shape);
  const starts = shape.map((_, i) => begins[i] ?? 0);
  const taken = shape.map((dim, i) => {
    const given = sizes[i] ?? -1;
    const left = dim - starts[i];
    const fits = isIndex(starts[i]) && left >= 0 && (given === -1 || (isIndex(given) && given <= left));
    if (!fits) raise(sliceRange, op, starts[i], given, i, shape);
    return given === -1 ? left : given;
  });
  return { begin: starts, size: taken };
}

export const sliceShape = (op: string, shape: Shape, begin: Places, size?: Places | null, rank?: number) =>
  sliceRanges(op, shape, begin, size, rank).size;
