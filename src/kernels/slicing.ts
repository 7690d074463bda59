import { slice_util, type Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shapes/shape.js';
import { linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, Aval, KernelRecord } from './record.js';

type Paddings = readonly (readonly [number, number])[];

interface SliceAttrs {
  readonly begin: number | number[];
  readonly size: number | number[];
}

/** Complete, checked begin and size. */
export function sliceParams(shape: Shape, { begin, size }: SliceAttrs): [number[], number[]] {
  const x = { shape, rank: shape.length } as Tensor;
  const params = slice_util.parseSliceParams(x, begin, size) as [number[], number[]];
  const wrong = shape.findIndex((dim, i) => params[1][i] < 0 || params[0][i] + params[1][i] > dim);
  if (wrong >= 0) {
    throw new Error(
      `slice: begin [${params[0]}] and size [${params[1]}] leave axis ${wrong} of shape [${shape}]`,
    );
  }
  return params;
}

/** Zeros of the given shape around x. */
const embed = (ops: Ops, x: Tensor, begin: readonly number[], shape: Shape) =>
  pad(
    ops,
    x,
    shape.map((dim, i) => [begin[i], dim - begin[i] - x.shape[i]]),
  );

const pad = (ops: Ops, x: Tensor, paddings: Paddings) =>
  paddings.every(([before, after]) => before === 0 && after === 0)
    ? x
    : ops.call('PadV2', { x }, { paddings, constantValue: 0 });

const slice: KernelRecord<'x', SliceAttrs> = {
  shape: ({ inputs: { x }, attrs }) => ({ shape: sliceParams(x.shape, attrs)[1], dtype: x.dtype }),
  batch(call) {
    const [begin, size] = sliceParams(call.shape('x'), call.attrs);
    return call.run(call.inputs, { begin: [0, ...begin], size: [call.size, ...size] });
  },
  ...linear(({ ct, inputs, attrs, ops }) => {
    const [begin] = sliceParams(inputs.x.shape, attrs);
    return { x: embed(ops, ct, begin, inputs.x.shape) };
  }),
};

export interface StridedAttrs {
  readonly begin: number[];
  readonly end: number[];
  readonly strides?: number[];
  readonly beginMask: number;
  readonly endMask: number;
  readonly ellipsisMask: number;
  readonly newAxisMask: number;
  readonly shrinkAxisMask: number;
}

const stridedInfo = (shape: Shape, a: StridedAttrs) =>
  slice_util.sliceInfo(
    [...shape],
    a.begin,
    a.end,
    a.strides as number[],
    a.beginMask,
    a.endMask,
    a.ellipsisMask,
    a.newAxisMask,
    a.shrinkAxisMask,
  );

/** First place, end and stride along an axis. An end below 0 lies before the first element. */
export type Range = readonly [number, number, number];

export const rangeSize = ([begin, end, stride]: Range) => Math.max(0, Math.ceil((end - begin) / stride));

/** The range of every axis of x, and the shape of the result. */
export function stridedRanges(shape: Shape, attrs: StridedAttrs): { ranges: Range[]; finalShape: number[] } {
  const { begin, end, strides, finalShape } = stridedInfo(shape, attrs);
  const ranges = shape.map((_, i): Range => {
    const range: Range = [begin[i], end[i], strides[i]];
    return rangeSize(range) === 0 ? [0, 0, 1] : range;
  });
  return { ranges, finalShape };
}

/** Attributes without masks for axes to add or drop, which tfjs gets wrong beside strides. */
export const rangeAttrs = (ranges: readonly Range[]): StridedAttrs => ({
  begin: ranges.map(([begin]) => begin),
  end: ranges.map(([, end]) => end),
  strides: ranges.map(([, , stride]) => stride),
  beginMask: 0,
  endMask: ranges.reduce((mask, [, end], i) => (end < 0 ? mask | (1 << i) : mask), 0),
  ellipsisMask: 0,
  newAxisMask: 0,
  shrinkAxisMask: 0,
});

/** Put the elements of x along an axis at the places of a range, in zeros of size `dim`. */
function scatterAxis(ops: Ops, x: Tensor, axis: number, [begin, , stride]: Range, dim: number): Tensor {
  const n = x.shape[axis];
  if (n === dim && stride === 1) return x;
  const forward = stride > 0 ? x : ops.call('Reverse', { x }, { dims: [axis] });
  const first = stride > 0 ? begin : begin + (n - 1) * stride;
  const spread = interleave(ops, forward, axis, Math.abs(stride));
  return embed(
    ops,
    spread,
    spread.shape.map((_, i) => (i === axis ? first : 0)),
    replace(x.shape, axis, dim),
  );
}

const replace = (shape: Shape, axis: number, dim: number) => shape.map((d, i) => (i === axis ? dim : d));

/** `step - 1` zeros between the elements along an axis. */
function interleave(ops: Ops, x: Tensor, axis: number, step: number): Tensor {
  if (step === 1) return x;
  const n = x.shape[axis];
  const column = ops.reshape(x, [...x.shape.slice(0, axis + 1), 1, ...x.shape.slice(axis + 1)]);
  const padded = embed(
    ops,
    column,
    column.shape.map(() => 0),
    replace(column.shape, axis + 1, step),
  );
  const flat = ops.reshape(padded, replace(x.shape, axis, n * step));
  return ops.slice(
    flat,
    flat.shape.map(() => 0),
    replace(x.shape, axis, (n - 1) * step + 1),
  );
}

const stridedSlice: KernelRecord<'x', StridedAttrs> = {
  shape: ({ inputs: { x }, attrs }) => ({ shape: stridedRanges(x.shape, attrs).finalShape, dtype: x.dtype }),
  batch(call) {
    const { ranges, finalShape } = stridedRanges(call.shape('x'), call.attrs);
    const y = call.run(call.inputs, rangeAttrs([[0, call.size, 1], ...ranges]));
    return call.ops.reshape(y, [call.size, ...finalShape]);
  },
  ...linear(({ ct, inputs, attrs, ops }) => {
    const { shape } = inputs.x;
    const { ranges } = stridedRanges(shape, attrs);
    const x = shape.reduce(
      (y, dim, axis) => scatterAxis(ops, y, axis, ranges[axis], dim),
      ops.reshape(ct, ranges.map(rangeSize)),
    );
    return { x };
  }),
};

interface PadAttrs {
  readonly paddings: Paddings;
}

const padded = ({ inputs: { x }, attrs }: { inputs: { x: Aval }; attrs: PadAttrs }): Aval => ({
  shape: x.shape.map((dim, i) => dim + attrs.paddings[i][0] + attrs.paddings[i][1]),
  dtype: x.dtype,
});

const padV2: KernelRecord<'x', PadAttrs & { constantValue: number }> = {
  shape: padded,
  batch: (call) => call.run(call.inputs, { ...call.attrs, paddings: [[0, 0], ...call.attrs.paddings] }),
  ...linear(
    ({ ct, inputs, attrs, ops }) => ({
      x: ops.slice(
        ct,
        attrs.paddings.map(([before]) => before),
        inputs.x.shape,
      ),
    }),
    { tangentAttrs: (attrs) => ({ ...attrs, constantValue: 0 }) },
  ),
};

/** Fold one axis of a mirrored padding back: each border is reversed and added to the elements it repeats. */
function foldAxis(
  ops: Ops,
  y: Tensor,
  axis: number,
  [before, after]: readonly [number, number],
  gap: number,
): Tensor {
  const n = y.shape[axis] - before - after;
  const part = (start: number, size: number) =>
    ops.slice(
      y,
      y.shape.map((_, i) => (i === axis ? start : 0)),
      replace(y.shape, axis, size),
    );
  const folded = (start: number, size: number, to: number) =>
    embed(
      ops,
      ops.call('Reverse', { x: part(start, size) }, { dims: [axis] }),
      y.shape.map((_, i) => (i === axis ? to : 0)),
      replace(y.shape, axis, n),
    );
  let x = part(before, n);
  if (before > 0) x = ops.add(x, folded(0, before, gap));
  if (after > 0) x = ops.add(x, folded(before + n, after, n - gap - after));
  return x;
}

const mirrorPad: KernelRecord<'x', PadAttrs & { mode: 'reflect' | 'symmetric' }> = {
  shape: padded,
  batch: (call) => call.run(call.inputs, { ...call.attrs, paddings: [[0, 0], ...call.attrs.paddings] }),
  ...linear(({ ct, attrs, ops }) => {
    const gap = attrs.mode === 'reflect' ? 1 : 0;
    const x = attrs.paddings.reduce(
      (y, border, axis) => (border[0] + border[1] === 0 ? y : foldAxis(ops, y, axis, border, gap)),
      ct,
    );
    return { x };
  }),
};

export const slicing = {
  MirrorPad: mirrorPad,
  PadV2: padV2,
  Slice: slice,
  StridedSlice: stridedSlice,
} satisfies Partial<Record<KernelName, AnyRecord>>;
