import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { padAxis } from './blocks.js';
import { decomposed } from './derivatives.js';
import { fold, mergeExamples, unfold } from './fold.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { shapeOf } from './rules.js';
import { dilation2dInfo, slides, type WindowAttrs } from './windows.js';

type Inputs = 'x' | 'filter' | 'dy';

const CHANNELS = 3;
const FILTER_CHANNELS = 2;

/** For each output the elements of x and filter that add up to the maximum, as positions in their data. */
function maxima(ops: Ops, x: Tensor, filter: Tensor, attrs: WindowAttrs) {
  const [n, h, w, c] = x.shape as number[];
  const [rows, columns] = slides(dilation2dInfo(x.shape, filter.shape, attrs));
  const [fh, fw] = [rows.filter, columns.filter];
  const outside = Number.MIN_SAFE_INTEGER;
  const padded = [rows, columns].reduce(
    (y, { axis, before, after }) => padAxis(ops, y, axis, before, Math.max(after, 0), outside),
    x,
  );
  const candidates = Array.from({ length: fh * fw }, (_, tap) => {
    const [i, j] = [Math.floor(tap / fw), tap % fw];
    const begin = [0, i * rows.dilation, j * columns.dilation, 0];
    const last = [n, (rows.out - 1) * rows.stride + 1, (columns.out - 1) * columns.stride + 1, c];
    const window = ops.call(
      'StridedSlice',
      { x: padded },
      {
        begin,
        end: begin.map((b, axis) => b + last[axis]),
        strides: [1, rows.stride, columns.stride, 1],
        beginMask: 0,
        endMask: 0,
        ellipsisMask: 0,
        newAxisMask: 0,
        shrinkAxisMask: 0,
      },
    );
    const sum = ops.add(window, ops.reshape(ops.slice(filter, [i, j, 0], [1, 1, c]), [c]));
    return ops.reshape(sum, [sizeOf(sum.shape)]);
  });
  const out = [n, rows.out, columns.out, c];
  const tap = ops.reshape(ops.call('ArgMax', { x: ops.stack(candidates, 0) }, { axis: 0 }), out);
  const position = (axis: number) =>
    ops.reshape(
      ops.iota(out[axis]),
      out.map((d, i) => (i === axis ? d : 1)),
    );
  const i = ops.floorDiv(tap, fw);
  const j = ops.sub(tap, ops.mul(i, fw));
  const along = (at: Tensor, k: Tensor, { stride, before, dilation }: typeof rows) =>
    ops.add(ops.sub(ops.mul(at, stride), before), ops.mul(k, dilation));
  const row = ops.add(ops.mul(position(0), h), along(position(1), i, rows));
  const pixel = ops.add(ops.mul(row, w), along(position(2), j, columns));
  const flat = (at: Tensor) => ops.reshape(ops.add(ops.mul(at, c), position(CHANNELS)), [sizeOf(out), 1]);
  return { x: flat(pixel), filter: flat(tap) };
}

const scatter = (ops: Ops, indices: Tensor, updates: Tensor, shape: readonly number[]) =>
  ops.reshape(
    ops.call(
      'ScatterNd',
      { indices, updates: ops.reshape(updates, [sizeOf(updates.shape)]) },
      { shape: [sizeOf(shape)] },
    ),
    shape,
  );

const gather = (ops: Ops, indices: Tensor, t: Tensor) =>
  ops.call('GatherNd', { params: ops.reshape(t, [sizeOf(t.shape)]), indices });

/** Filters are per channel, so mapped ones stack up along the channels. */
function batch(call: BatchCall<Inputs, WindowAttrs>, axis: number, ...keys: Inputs[]): Tensor {
  const folded = keys.map((key) => {
    const channels = key === 'filter' ? FILTER_CHANNELS : CHANNELS;
    return [key, fold(call.ops, call.full(key), channels)];
  });
  return unfold(call.ops, call.run(Object.fromEntries(folded)), axis, call.size);
}

const backprop = (key: 'x' | 'filter'): KernelRecord<Inputs, WindowAttrs> => ({
  shape: shapeOf(key),
  batch: (call) =>
    key === 'x' && !call.mapped.filter
      ? mergeExamples(call, ['x', 'dy'])
      : batch(call, key === 'x' ? CHANNELS : FILTER_CHANNELS, 'x', 'filter', 'dy'),
  ...decomposed,
  decompose: ({ inputs, attrs, ops }) =>
    scatter(ops, maxima(ops, inputs.x, inputs.filter, attrs)[key], inputs.dy, inputs[key].shape),
});

export const dilation = {
  Dilation2D: {
    shape: ({ inputs: { x, filter }, attrs }) => ({
      shape: dilation2dInfo(x.shape, filter.shape, attrs).outShape,
      dtype: x.dtype,
    }),
    batch: (call) =>
      call.mapped.filter
        ? batch(call as BatchCall<Inputs, WindowAttrs>, CHANNELS, 'x', 'filter')
        : mergeExamples(call, ['x']),
    saves: 'inputs',
    vjp({ inputs: { x, filter }, ct, attrs, wants, ops }) {
      const at = maxima(ops, x, filter, attrs);
      return {
        x: wants('x') ? scatter(ops, at.x, ct, x.shape) : undefined,
        filter: wants('filter') ? scatter(ops, at.filter, ct, filter.shape) : undefined,
      };
    },
    jvp({ inputs: { x, filter }, y, attrs, tangents, ops }) {
      const at = maxima(ops, x, filter, attrs);
      const terms = (['x', 'filter'] as const).flatMap((key) => {
        const t = tangents[key];
        return t === undefined ? [] : [gather(ops, at[key], t)];
      });
      return ops.reshape(terms.reduce(ops.add), y.shape);
    },
  } satisfies KernelRecord<'x' | 'filter', WindowAttrs>,
  Dilation2DBackpropInput: backprop('x'),
  Dilation2DBackpropFilter: backprop('filter'),
};
