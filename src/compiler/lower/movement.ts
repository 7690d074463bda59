import type { KernelName } from '../../kernels/names.js';
import { rangeSize, sliceParams, stridedRanges } from '../../kernels/slicing.js';
import { normalizeAxes, normalizeAxis } from '../../shapes/axes.js';
import { normalizePerm } from '../../shapes/transpose.js';
import { addIndex, clamped, constantIndex, type Index, remainder, scaleIndex } from '../kernel/indices.js';
import type { Builder } from '../tensors/builder.js';
import { dimIndices } from '../tensors/dims.js';
import type { Node } from '../tensors/node.js';
import type { Lower, Lowering } from './lowering.js';

const reshape: Lower = ({ b, list: [x], out: [{ shape }] }) => b.reshape(x, shape);

/** x's elements, where the index of each dim is a function of the result's. */
const separately = (b: Builder, x: Node, shape: readonly number[], at: (i: Index, dim: number) => Index) =>
  b.view(x, shape, dimIndices(shape).map(at));

const shifted = (index: Index, by: number) => addIndex(index, constantIndex(by));

const axisOf = (name: string, axis: number, rank: number) =>
  normalizeAxis(name.toLowerCase(), axis, Array(rank).fill(1), rank);

const reversed = (b: Builder, x: Node, axes: readonly number[]) =>
  separately(b, x, x.shape, (i, dim) =>
    axes.includes(dim) ? shifted(scaleIndex(i, -1), x.shape[dim] - 1) : i,
  );

/** A place at most `size` outside, mirrored at the first and the last element, which come twice if they do. */
function mirrored(index: Index, size: number, twice: boolean): Index {
  const inside = clamped(index, size);
  const nearly = twice ? shifted(clamped(shifted(index, 1), size + 2), -1) : inside;
  return addIndex(addIndex(inside, nearly), scaleIndex(index, -1));
}

export function pad(
  b: Builder,
  x: Node,
  paddings: readonly (readonly [number, number])[],
  fill: number,
): Node {
  const shape = x.shape.map((size, i) => paddings[i][0] + size + paddings[i][1]);
  if (x.shape.includes(0)) return b.filled(fill, shape, x.dtype);
  const moved = separately(b, x, shape, (i, dim) => clamped(shifted(i, -paddings[dim][0]), x.shape[dim]));
  return paddings.reduce((y, [before, after], dim) => {
    const place = b.iota(shape, dim);
    const outside = b.filled(fill, [], x.dtype);
    const low = before > 0 ? b.map('select', [b.map('less', [place, before]), outside, y]) : y;
    const end = before + x.shape[dim];
    return after > 0 ? b.map('select', [b.map('less', [place, end]), low, outside]) : low;
  }, moved);
}

/** A choice for every element is made among this many parts at most. */
const PARTS = 4;

function concat(b: Builder, xs: readonly Node[], axis: number, shape: readonly number[]): Node | string {
  const parts = xs.filter((x) => x.shape[axis] > 0);
  if (parts.length === 0) return b.filled(0, shape, xs[0].dtype);
  if (parts.length > PARTS) return `joins ${parts.length} tensors`;
  let start = 0;
  const moved = parts.map((x) => {
    const from = start;
    start += x.shape[axis];
    const y = separately(b, x, shape, (i, dim) =>
      dim === axis ? clamped(shifted(i, -from), x.shape[dim]) : i,
    );
    return { y, end: start };
  });
  const place = b.iota(shape, axis);
  return moved
    .slice(0, -1)
    .reduceRight(
      (rest, { y, end }) => b.map('select', [b.map('less', [place, end]), y, rest]),
      moved[moved.length - 1].y,
    );
}

const split = (b: Builder, x: Node, axis: number, sizes: readonly number[]): Node[] => {
  let start = 0;
  return sizes.map((size) => {
    const from = start;
    start += size;
    const shape = x.shape.map((n, i) => (i === axis ? size : n));
    return separately(b, x, shape, (i, dim) => (dim === axis ? shifted(i, from) : i));
  });
};

export const movement = {
  BroadcastTo: ({ b, x, attrs }) => b.broadcastTo(x.x, attrs.shape),
  Concat: ({ b, name, list, attrs, out: [{ shape }] }) =>
    concat(b, list, axisOf(name, attrs.axis, shape.length), shape),
  ExpandDims: reshape,
  FlipLeftRight: ({ b, x: { image } }) => reversed(b, image, [2]),
  MirrorPad: ({ b, x: { x }, attrs, out: [{ shape }] }) =>
    separately(b, x, shape, (i, dim) =>
      mirrored(shifted(i, -attrs.paddings[dim][0]), x.shape[dim], attrs.mode === 'symmetric'),
    ),
  Pack({ b, name, list, attrs, out: [{ shape }] }) {
    const axis = axisOf(name, attrs.axis, shape.length);
    const single = shape.map((n, i) => (i === axis ? 1 : n));
    return concat(
      b,
      list.map((x) => b.reshape(x, single)),
      axis,
      shape,
    );
  },
  PadV2: ({ b, x, attrs }) => pad(b, x.x, attrs.paddings, attrs.constantValue),
  Reshape: reshape,
  Reverse({ b, x: { x }, attrs }) {
    return reversed(b, x, normalizeAxes('reverse', attrs.dims, x.shape));
  },
  Slice({ b, x: { x }, attrs }) {
    const ranges = sliceParams(x.shape, attrs);
    return separately(
      b,
      x,
      ranges.map(([, size]) => size),
      (i, dim) => shifted(i, ranges[dim][0]),
    );
  },
  SplitV: ({ b, name, x: { x }, attrs, out }) => {
    const axis = axisOf(name, attrs.axis, x.shape.length);
    return split(
      b,
      x,
      axis,
      out.map(({ shape }) => shape[axis]),
    );
  },
  StridedSlice({ b, x: { x }, attrs, out: [{ shape }] }) {
    const ranges = stridedRanges(x.shape, attrs);
    const sizes = ranges.map((range, i) => (range ? rangeSize(range) : x.shape[i]));
    const taken = separately(b, x, sizes, (i, dim) => {
      const range = ranges[dim];
      return range ? shifted(scaleIndex(i, range[2]), range[0]) : i;
    });
    return b.reshape(taken, shape);
  },
  Tile: ({ b, x: { x }, out: [{ shape }] }) =>
    separately(b, x, shape, (i, dim) => remainder(i, x.shape[dim])),
  Transpose({ b, x: { x }, attrs, out: [{ shape }] }) {
    const perm = normalizePerm(x.shape, attrs.perm);
    const own = dimIndices(shape);
    return b.view(
      x,
      shape,
      x.shape.map((_, i) => own[perm.indexOf(i)]),
    );
  },
  Unpack: ({ b, name, list: [x], attrs }) => {
    const axis = axisOf(name, attrs.axis, x.shape.length);
    const rest = x.shape.filter((_, i) => i !== axis);
    return split(b, x, axis, Array(x.shape[axis]).fill(1)).map((part) => b.reshape(part, rest));
  },
} satisfies Partial<Record<KernelName, Lowering>>;
