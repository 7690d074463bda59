import { slice_util, type Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shapes/shape.js';
import { linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord } from './record.js';
import { separable } from './separable.js';

type Pair = readonly [number, number];

interface SliceAttrs {
  readonly begin: number | number[];
  readonly size: number | number[];
}

/** Complete, checked begin and size of every axis. */
export function sliceParams(shape: Shape, { begin, size }: SliceAttrs): Pair[] {
  const x = { shape, rank: shape.length } as Tensor;
  const [starts, sizes] = slice_util.parseSliceParams(x, begin, size) as [number[], number[]];
  slice_util.assertParamsValid(x, starts, sizes);
  return starts.map((start, i) => [start, sizes[i]]);
}

const slice = separable<Pair, SliceAttrs>(
  {
    params: (shape, attrs) =>
      sliceParams(shape, attrs).map((pair, i) => (pair[1] === shape[i] ? null : pair)),
    attrs: (pairs) => ({
      begin: pairs.map((pair) => pair?.[0] ?? 0),
      size: pairs.map((pair) => pair?.[1] ?? -1),
    }),
    size: (_, [, size]) => size,
  },
  linear(({ ct, inputs: { x }, attrs, ops }) => {
    const paddings = sliceParams(x.shape, attrs).map(([begin, size], i) => [
      begin,
      x.shape[i] - begin - size,
    ]);
    return { x: ops.call('PadV2', { x: ct }, { paddings, constantValue: 0 }) };
  }),
);

export interface StridedAttrs {
  readonly begin: number[];
  readonly end: number[];
  readonly strides: number[];
  readonly beginMask: number;
  readonly endMask: number;
  readonly ellipsisMask: number;
  readonly newAxisMask: number;
  readonly shrinkAxisMask: number;
}

/** First place, end and stride along an axis. An end below 0 lies before the first element. */
type Range = readonly [number, number, number];

export const rangeSize = ([begin, end, stride]: Range) => Math.max(0, Math.ceil((end - begin) / stride));

const stridedInfo = (shape: Shape, a: StridedAttrs) =>
  slice_util.sliceInfo(
    [...shape],
    a.begin,
    a.end,
    a.strides,
    a.beginMask,
    a.endMask,
    a.ellipsisMask,
    a.newAxisMask,
    a.shrinkAxisMask,
  );

/** Null where everything is taken. */
export function stridedRanges(shape: Shape, attrs: StridedAttrs): (Range | null)[] {
  const { begin, end, strides } = stridedInfo(shape, attrs);
  return shape.map((dim, i) => {
    const range: Range = [begin[i], end[i], strides[i]];
    const size = rangeSize(range);
    if (size === dim && strides[i] === 1) return null;
    return size === 0 ? [0, 0, 1] : range;
  });
}

const rangeOf = (ops: Ops, start: number, count: number, step: number) =>
  ops.call('Range', {}, { start, stop: start + count * step, step, dtype: 'int32' });

/** The transpose of taking elements along an axis: each cotangent is added to the element it came from. */
function addAlong(ops: Ops, ct: Tensor, axis: number, indices: Tensor, dim: number): Tensor {
  const updates = ops.moveAxis(ct, axis, 0);
  const [n, ...rest] = updates.shape;
  if (n === 0) return ops.zeros([...ct.shape.slice(0, axis), dim, ...ct.shape.slice(axis + 1)], ct.dtype);
  const y = ops.call(
    'ScatterNd',
    { indices: ops.reshape(indices, [n, 1]), updates },
    { shape: [dim, ...rest] },
  );
  return ops.moveAxis(y, 0, axis);
}

/** The kernel is given plain ranges alone, since tfjs gets masks for axes to drop wrong beside strides. */
const strided = separable<Range, StridedAttrs>(
  {
    params: stridedRanges,
    attrs: (ranges) => ({
      begin: ranges.map((range) => range?.[0] ?? 0),
      end: ranges.map((range) => range?.[1] ?? 0),
      strides: ranges.map((range) => range?.[2] ?? 1),
      beginMask: 0,
      endMask: ranges.reduce((mask, range, i) => (range && range[1] >= 0 ? mask : mask | (1 << i)), 0),
      ellipsisMask: 0,
      newAxisMask: 0,
      shrinkAxisMask: 0,
    }),
    size: (_, range) => rangeSize(range),
    shape: (shape, attrs) => stridedInfo(shape, attrs).finalShape,
  },
  linear(({ ct, inputs: { x }, attrs, ops }) => {
    const ranges = stridedRanges(x.shape, attrs);
    const taken = ops.reshape(
      ct,
      ranges.map((range, i) => (range ? rangeSize(range) : x.shape[i])),
    );
    return {
      x: ranges.reduce(
        (y, range, i) =>
          range ? addAlong(ops, y, i, rangeOf(ops, range[0], rangeSize(range), range[2]), x.shape[i]) : y,
        taken,
      ),
    };
  }),
);

interface PadAttrs {
  readonly paddings: readonly Pair[];
}

const padding = {
  params: (_: Shape, { paddings }: PadAttrs) =>
    paddings.map((pair) => (pair[0] + pair[1] === 0 ? null : pair)),
  attrs: (pairs: readonly (Pair | null)[], attrs: PadAttrs) => ({
    ...attrs,
    paddings: pairs.map((pair) => pair ?? [0, 0]),
  }),
  size: (dim: number, [before, after]: Pair) => before + dim + after,
};

const pad = separable<Pair, PadAttrs>(
  padding,
  linear(
    ({ ct, inputs, attrs, ops }) => ({
      x: ops.slice(
        ct,
        attrs.paddings.map(([before]) => before),
        inputs.x.shape,
      ),
    }),
    { tangentAttrs: (attrs) => ({ ...attrs, constantValue: 0 }) },
  ),
);

/** The places of n elements in their mirrored padding; with a gap, the border itself is not repeated. */
const mirrored = (ops: Ops, n: number, [before, after]: Pair, gap: number) =>
  ops.concat(
    [rangeOf(ops, before - 1 + gap, before, -1), ops.iota(n), rangeOf(ops, n - 1 - gap, after, -1)],
    0,
  );

const mirrorPad = separable<Pair, PadAttrs & { mode: 'reflect' | 'symmetric' }>(
  padding,
  linear(({ ct, inputs: { x }, attrs, ops }) => ({
    x: attrs.paddings.reduce(
      (y, pair, axis) =>
        addAlong(
          ops,
          y,
          axis,
          mirrored(ops, x.shape[axis], pair, +(attrs.mode === 'reflect')),
          x.shape[axis],
        ),
      ct,
    ),
  })),
);

export const slicing = {
  MirrorPad: mirrorPad,
  PadV2: pad,
  Slice: slice,
  StridedSlice: strided,
} satisfies Partial<Record<KernelName, AnyRecord>>;
