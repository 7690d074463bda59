import { raise } from '../messages/error.js';
import { splitSizes, splitUneven } from '../messages/move.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { normalizeAxis } from './axes.js';
import type { Shape } from './shape.js';
import { isIndex } from './sizes.js';

type Parts = number | readonly number[];

/** The sizes of the parts along the axis: equal ones, or those given with their -1 replaced by what is left. */
export function partSizes(shape: Shape, parts: Parts, axis = 0): number[] {
  const dim = shape[normalizeAxis('split', axis, shape)];
  const invalid = (wanted: string, got: string) =>
    raise(invalidArgument, 'split', 'numOrSizeSplits', wanted, got);
  if (typeof parts === 'number') {
    if (!isIndex(parts) || parts === 0) invalid('a positive integer or sizes', `${parts}`);
    if (dim % parts !== 0) raise(splitUneven, axis, shape, parts);
    return Array<number>(parts).fill(dim / parts);
  }
  const known = parts.filter((size) => size !== -1);
  if (known.length < parts.length - 1 || !known.every(isIndex)) {
    invalid('sizes with at most one -1', printShape(parts));
  }
  const left = known.reduce((rest, size) => rest - size, dim);
  if (left < 0 || (left > 0 && known.length === parts.length)) raise(splitSizes, parts, axis, shape);
  return parts.map((size) => (size === -1 ? left : size));
}

export function splitShapes(shape: Shape, parts: Parts, axis = 0): number[][] {
  const at = normalizeAxis('split', axis, shape);
  return partSizes(shape, parts, axis).map((size) => shape.map((dim, i) => (i === at ? size : dim)));
}
