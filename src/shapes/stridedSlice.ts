import { raise } from '../messages/error.js';
import { entryCount, sliceRange } from '../messages/move.js';
import { counted, printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import type { Shape } from './shape.js';

const OP = 'stridedSlice';

/** begin, end, ellipsis, new axis, shrink axis. */
export type Masks = readonly (number | undefined)[];
/** First place, the place before which it ends, and the step, along an axis of x. */
export type Range = readonly [begin: number, end: number, stride: number];

const invalid = (argument: string, wanted: string, got: string) =>
  raise(invalidArgument, OP, argument, wanted, got);

function checkLists(begin: Shape, end: Shape, strides: Shape | null): void {
  const check = (name: string, list: Shape, wanted: string, fits: (n: number) => boolean) => {
    if (list.length !== begin.length) {
      invalid(name, counted(begin.length, 'entry', 'entries'), counted(list.length, 'entry', 'entries'));
    }
    if (!list.every(fits)) invalid(name, wanted, printShape(list));
  };
  check('begin', begin, 'integers', Number.isInteger);
  check('end', end, 'integers', Number.isInteger);
  if (strides?.length) {
    check('strides', strides, 'non-zero integers', (n) => Number.isInteger(n) && n !== 0);
  }
}

const clamp = (n: number, low: number, high: number) => Math.min(Math.max(n, low), high);

/** A range brought inside an axis; null is an open end. */
function rangeIn(dim: number, begin: number | null, end: number | null, stride: number): Range {
  const [low, high] = stride > 0 ? [0, dim] : [-1, dim - 1];
  const place = (n: number) => clamp(n < 0 ? n + dim : n, low, high);
  const [first, last] = stride > 0 ? [low, high] : [high, low];
  return [begin === null ? first : place(begin), end === null ? last : place(end), stride];
}

export const rangeSize = ([begin, end, stride]: Range) => Math.max(0, Math.ceil((end - begin) / stride));

/** What is taken along each axis of x, and the shape without the dropped axes and with the new ones. */
export function stridedRanges(
  x: Shape,
  begin: Shape,
  end: Shape,
  strides?: Shape | null,
  masks: Masks = [],
): { ranges: Range[]; shape: number[] } {
  checkLists(begin, end, strides ?? null);
  const [beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask] = [0, 1, 2, 3, 4].map(
    (i) => masks[i] ?? 0,
  );
  if ((ellipsisMask & (ellipsisMask - 1)) !== 0) {
    invalid('ellipsisMask', '0 or a power of 2', `${ellipsisMask}`);
  }
  const has = (mask: number, i: number) => (mask & (1 << i)) !== 0;
  const takesAxis = begin.map((_, i) => !has(ellipsisMask, i) && !has(newAxisMask, i));
  const ranges: Range[] = [];
  const shape: number[] = [];
  const takeWhole = () => {
    const dim = x[ranges.length];
    ranges.push([0, dim, 1]);
    shape.push(dim);
  };
  begin.forEach((from, i) => {
    if (has(ellipsisMask, i)) {
      const behind = takesAxis.slice(i + 1).filter(Boolean).length;
      while (x.length - ranges.length > behind) takeWhole();
      return;
    }
    if (!takesAxis[i]) {
      shape.push(1);
      return;
    }
    const axis = ranges.length;
    if (axis === x.length) {
      const name = takesAxis.every(Boolean) ? 'begin' : 'begin without new axes and ellipsis';
      raise(entryCount, OP, name, takesAxis.filter(Boolean).length, x);
    }
    const [dim, stride] = [x[axis], strides?.[i] ?? 1];
    if (has(shrinkAxisMask, i)) {
      if (stride < 0) invalid('strides', 'positive for axes to drop', printShape(strides!));
      const place = from < 0 ? from + dim : from;
      if (place < 0 || place >= dim) raise(sliceRange, OP, from, 1, axis, x);
      ranges.push([place, place + 1, 1]);
      return;
    }
    const range = rangeIn(dim, has(beginMask, i) ? null : from, has(endMask, i) ? null : end[i], stride);
    ranges.push(range);
    shape.push(rangeSize(range));
  });
  while (ranges.length < x.length) takeWhole();
  return { ranges, shape };
}

export const stridedSliceShape = (...args: Parameters<typeof stridedRanges>): number[] =>
  stridedRanges(...args).shape;
