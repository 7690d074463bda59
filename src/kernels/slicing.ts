import { slice_util, type Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shapes/shape.js';
import { setAxis } from './canonical.js';
import { linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, KernelRecord } from './record.js';
import { separable } from './separable.js';

type Pair = readonly [number, number];

interface SliceAttrs {
  readonly begin: number | number[];
  readonly size: number | number[];
}

/** Complete, checked begin and size of every axis. */
function sliceParams(shape: Shape, { begin, size }: SliceAttrs): Pair[] {
  const x = { shape, rank: shape.length } as Tensor;
  const [starts, sizes] = slice_util.parseSliceParams(x, begin, size) as [number[], number[]];
  return shape.map((dim, i) => {
    if (sizes[i] < 0 || starts[i] + sizes[i] > dim) {
      throw new Error(`slice: begin [${starts}] and size [${sizes}] leave axis ${i} of shape [${shape}]`);
    }
    return [starts[i], sizes[i]];
  });
}

/** x in zeros of the given shape. */
const embed = (ops: Ops, x: Tensor, begin: readonly number[], shape: Shape): Tensor =>
  shape.every((dim, i) => dim === x.shape[i])
    ? x
    : ops.call(
        'PadV2',
        { x },
        { paddings: shape.map((dim, i) => [begin[i], dim - begin[i] - x.shape[i]]), constantValue: 0 },
      );
/** The same along one axis. */
const embedAxis = (ops: Ops, x: Tensor, axis: number, begin: number, dim: number) =>
  embed(
    ops,
    x,
    setAxis(
      x.shape.map(() => 0),
      axis,
      begin,
    ),
    setAxis(x.shape, axis, dim),
  );
const sliceAxis = (ops: Ops, x: Tensor, axis: number, begin: number, dim: number) =>
  ops.slice(
    x,
    setAxis(
      x.shape.map(() => 0),
      axis,
      begin,
    ),
    setAxis(x.shape, axis, dim),
  );
const reverseAxis = (ops: Ops, x: Tensor, axis: number) => ops.call('Reverse', { x }, { dims: [axis] });

const slice = separable<Pair, SliceAttrs>(
  {
    params: (shape, attrs) =>
      sliceParams(shape, attrs).map((pair, i) => (pair[1] === shape[i] ? null : pair)),
    neutral: (dim) => [0, dim],
    attrs: (pairs) => ({ begin: pairs.map(([begin]) => begin), size: pairs.map(([, size]) => size) }),
    size: (_, [, size]) => size,
  },
  linear(({ ct, inputs: { x }, attrs, ops }) => ({
    x: embed(
      ops,
      ct,
      sliceParams(x.shape, attrs).map(([begin]) => begin),
      x.shape,
    ),
  })),
);

interface StridedAttrs {
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

const rangeSize = ([begin, end, stride]: Range) => Math.max(0, Math.ceil((end - begin) / stride));

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

function stridedRanges(shape: Shape, attrs: StridedAttrs): Range[] {
  const { begin, end, strides } = stridedInfo(shape, attrs);
  return shape.map((_, i): Range => {
    const range: Range = [begin[i], end[i], strides[i]];
    return rangeSize(range) === 0 ? [0, 0, 1] : range;
  });
}

/** Put the elements of x along an axis at the places of a range, in zeros of size `dim`. */
function scatterAxis(ops: Ops, x: Tensor, axis: number, [begin, , stride]: Range, dim: number): Tensor {
  const n = x.shape[axis];
  if (n === dim && stride === 1) return x;
  const forward = stride > 0 ? x : reverseAxis(ops, x, axis);
  const first = stride > 0 ? begin : begin + (n - 1) * stride;
  return embedAxis(ops, interleave(ops, forward, axis, Math.abs(stride)), axis, first, dim);
}

/** `step - 1` zeros between the elements along an axis. */
function interleave(ops: Ops, x: Tensor, axis: number, step: number): Tensor {
  if (step === 1) return x;
  const n = x.shape[axis];
  const column = ops.reshape(x, [...x.shape.slice(0, axis + 1), 1, ...x.shape.slice(axis + 1)]);
  const flat = ops.reshape(embedAxis(ops, column, axis + 1, 0, step), setAxis(x.shape, axis, n * step));
  return sliceAxis(ops, flat, axis, 0, (n - 1) * step + 1);
}

/** tfjs gets masks for axes to drop wrong beside strides, so the kernel is given plain ranges alone. */
const strided = separable<Range, StridedAttrs>(
  {
    params: (shape, attrs) =>
      stridedRanges(shape, attrs).map((range, i) =>
        rangeSize(range) === shape[i] && range[2] === 1 ? null : range,
      ),
    neutral: (dim) => [0, dim, 1],
    attrs: (ranges) => ({
      begin: ranges.map(([begin]) => begin),
      end: ranges.map(([, end]) => end),
      strides: ranges.map(([, , stride]) => stride),
      beginMask: 0,
      endMask: ranges.reduce((mask, [, end], i) => (end < 0 ? mask | (1 << i) : mask), 0),
      ellipsisMask: 0,
      newAxisMask: 0,
      shrinkAxisMask: 0,
    }),
    size: (_, range) => rangeSize(range),
    shape: (shape, attrs) => stridedInfo(shape, attrs).finalShape,
  },
  linear(({ ct, inputs, attrs, ops }) => {
    const { shape } = inputs.x;
    const ranges = stridedRanges(shape, attrs);
    const x = shape.reduce(
      (y, dim, axis) => scatterAxis(ops, y, axis, ranges[axis], dim),
      ops.reshape(ct, ranges.map(rangeSize)),
    );
    return { x };
  }),
  { above: -1 },
);

const stridedSlice: KernelRecord<'x', StridedAttrs> = {
  ...strided,
  // wasm gives floats of the same bits.
  wrongOn: (backend, _, { x }) => backend === 'wasm' && x.dtype !== 'float32',
  decompose({ inputs: { x }, attrs, ops }) {
    const y = stridedRanges(x.shape, attrs).reduce((z, range, axis) => {
      const n = rangeSize(range);
      const [start, , step] = range;
      if (n === x.shape[axis] && step === 1) return z;
      const indices = ops.call('Range', {}, { start, stop: start + n * step, step, dtype: 'int32' });
      return ops.call('GatherV2', { x: z, indices }, { axis, batchDims: 0 });
    }, x);
    return ops.call('Reshape', { x: y }, { shape: stridedInfo(x.shape, attrs).finalShape });
  },
};

interface PadAttrs {
  readonly paddings: readonly Pair[];
}

const padding = {
  params: (_: Shape, { paddings }: PadAttrs) =>
    paddings.map((pair) => (pair[0] + pair[1] === 0 ? null : pair)),
  neutral: (): Pair => [0, 0],
  attrs: (paddings: readonly Pair[], attrs: PadAttrs) => ({ ...attrs, paddings }),
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

/** Fold one axis of a mirrored padding back: each border is reversed and added to the elements it repeats. */
function foldAxis(ops: Ops, y: Tensor, axis: number, [before, after]: Pair, gap: number): Tensor {
  const n = y.shape[axis] - before - after;
  const folded = (start: number, size: number, to: number) =>
    embedAxis(ops, reverseAxis(ops, sliceAxis(ops, y, axis, start, size), axis), axis, to, n);
  let x = sliceAxis(ops, y, axis, before, n);
  if (before > 0) x = ops.add(x, folded(0, before, gap));
  if (after > 0) x = ops.add(x, folded(before + n, after, n - gap - after));
  return x;
}

const mirrorPad = separable<Pair, PadAttrs & { mode: 'reflect' | 'symmetric' }>(
  padding,
  linear(({ ct, attrs, ops }) => ({
    x: attrs.paddings.reduce(
      (y, border, axis) => foldAxis(ops, y, axis, border, attrs.mode === 'reflect' ? 1 : 0),
      ct,
    ),
  })),
);

export const slicing = {
  MirrorPad: mirrorPad,
  PadV2: pad,
  Slice: slice,
  StridedSlice: stridedSlice,
} satisfies Partial<Record<KernelName, AnyRecord>>;
