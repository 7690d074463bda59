import { normalizeAxes } from '../shapes/axes.js';
import { broadcastReps } from '../shapes/broadcast.js';
import { expandDimsShape } from '../shapes/expandDims.js';
import { reshapeShape } from '../shapes/reshape.js';
import { normalizePerm, transposeShape } from '../shapes/transpose.js';
import { linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { AnyRecord, KernelRecord } from './record.js';
import { shapeOf } from './rules.js';

const reshape: KernelRecord<'x', { shape: number[] }> = {
  shape: ({ inputs: { x }, attrs }) => ({ shape: reshapeShape(x.shape, attrs.shape), dtype: x.dtype }),
  batch: (call) =>
    call.run(call.inputs, { shape: [call.size, ...reshapeShape(call.shape('x'), call.attrs.shape)] }),
  ...linear(({ ct, inputs, ops }) => ({ x: ops.reshape(ct, inputs.x.shape) })),
};

const expandDims: KernelRecord<'input', { dim: number }> = {
  shape: ({ inputs: { input }, attrs }) => ({
    shape: expandDimsShape(input.shape, attrs.dim),
    dtype: input.dtype,
  }),
  batch: (call) =>
    call.ops.reshape(call.inputs.input, [call.size, ...expandDimsShape(call.shape('input'), call.attrs.dim)]),
  ...linear(({ ct, inputs, ops }) => ({ input: ops.reshape(ct, inputs.input.shape) })),
};

const transpose: KernelRecord<'x', { perm: number[] }> = {
  shape: ({ inputs: { x }, attrs }) => ({ shape: transposeShape(x.shape, attrs.perm), dtype: x.dtype }),
  batch: (call) =>
    call.run(call.inputs, {
      perm: [0, ...normalizePerm(call.shape('x'), call.attrs.perm).map((p) => p + 1)],
    }),
  ...linear(({ ct, inputs, attrs, ops }) => {
    const perm = normalizePerm(inputs.x.shape, attrs.perm);
    return {
      x: ops.transpose(
        ct,
        perm.map((_, i) => perm.indexOf(i)),
      ),
    };
  }),
};

/** Every axis that repeats is split in [repeat, size], and the repeats are summed. */
const tile: KernelRecord<'x', { reps: number[] }> = {
  shape: ({ inputs: { x }, attrs }) => ({
    shape: x.shape.map((dim, i) => dim * attrs.reps[i]),
    dtype: x.dtype,
  }),
  batch: (call) => call.run(call.inputs, { reps: [1, ...call.attrs.reps] }),
  ...linear(({ ct, inputs, attrs, ops }) => {
    const split: number[] = [];
    const repeats: number[] = [];
    inputs.x.shape.forEach((dim, i) => {
      if (attrs.reps[i] !== 1) repeats.push(split.push(attrs.reps[i]) - 1);
      split.push(dim);
    });
    return { x: ops.sum(ops.reshape(ct, split), repeats) };
  }),
};

const broadcastTo: KernelRecord<'x', { shape: number[] }> = {
  shape({ inputs: { x }, attrs }) {
    broadcastReps(x.shape, attrs.shape);
    return { shape: attrs.shape, dtype: x.dtype };
  },
  batch(call) {
    const { ops, attrs, size } = call;
    const shape = call.shape('x');
    const reps = broadcastReps(shape, attrs.shape);
    const ones = Array(reps.length - shape.length).fill(1);
    return ops.tile(ops.reshape(call.inputs.x, [size, ...ones, ...shape]), [1, ...reps]);
  },
  ...linear(({ ct, inputs, ops }) => ({ x: ops.unbroadcast(ct, inputs.x.shape) })),
};

const reverse: KernelRecord<'x', { dims: number | number[] }> = {
  shape: shapeOf('x'),
  batch: (call) => {
    const dims = normalizeAxes('reverse', call.attrs.dims, call.shape('x')).map((d) => d + 1);
    return dims.length === 0 ? call.inputs.x : call.run(call.inputs, { dims });
  },
  ...linear(({ ct, attrs, ops }) => ({ x: ops.call('Reverse', { x: ct }, attrs) })),
};

export const movement = {
  BroadcastTo: broadcastTo,
  ExpandDims: expandDims,
  Reshape: reshape,
  Reverse: reverse,
  Tile: tile,
  Transpose: transpose,
} satisfies Partial<Record<KernelName, AnyRecord>>;
