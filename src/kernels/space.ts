import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { batchToSpace, spaceToBatch } from './blocks.js';
import { linear } from './derivatives.js';
import { swapMiddle } from './fold.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { mergeBatch } from './rules.js';

interface DepthAttrs {
  readonly blockSize: number;
  readonly dataFormat: string;
}

/** The inverse of DepthToSpace, which is also its transpose. */
function spaceToDepth(ops: Ops, y: Tensor, { blockSize: s, dataFormat }: DepthAttrs): Tensor {
  if (dataFormat === 'NCHW') {
    const last = spaceToDepth(ops, ops.transpose(y, [0, 2, 3, 1]), { blockSize: s, dataFormat: 'NHWC' });
    return ops.transpose(last, [0, 3, 1, 2]);
  }
  const [n, h, w, c] = y.shape as [number, number, number, number];
  const cut = ops.reshape(y, [(n * h) / s, s, w / s, s * c]);
  return ops.reshape(swapMiddle(ops, cut), [n, h / s, w / s, s * s * c]);
}

interface BlockAttrs {
  readonly blockShape: readonly number[];
  /** Of SpaceToBatchND. */
  readonly paddings: readonly (readonly number[])[];
  /** Of BatchToSpaceND. */
  readonly crops: readonly (readonly number[])[];
}

const blocks = (sizes: readonly number[], edges: readonly (readonly number[])[]) =>
  sizes.map((size, i) => ({ axis: i + 1, size, before: edges[i][0], after: edges[i][1] }));

function spaceToBatchShape(x: readonly number[], { blockShape, paddings }: BlockAttrs): number[] {
  const spatial = blockShape.map((size, i) => (x[i + 1] + paddings[i][0] + paddings[i][1]) / size);
  return [x[0] * sizeOf(blockShape), ...spatial, ...x.slice(1 + spatial.length)];
}

function batchToSpaceShape(x: readonly number[], { blockShape, crops }: BlockAttrs): number[] {
  const spatial = blockShape.map((size, i) => x[i + 1] * size - crops[i][0] - crops[i][1]);
  return [x[0] / sizeOf(blockShape), ...spatial, ...x.slice(1 + spatial.length)];
}

/** [b, block * n, ...] to [block * b * n, ...] for 'in', and back for 'out': tfjs keeps positions outermost. */
function exchange(ops: Ops, x: Tensor, outer: number, inner: number): Tensor {
  const rest = x.shape.slice(1);
  const cut = ops.reshape(x, [outer, inner, sizeOf(x.shape) / (outer * inner)]);
  return ops.reshape(ops.transpose(cut, [1, 0, 2]), [x.shape[0], ...rest]);
}

function mapSpaceToBatch(call: BatchCall<'x', BlockAttrs>): Tensor {
  const { ops, size, attrs, inputs } = call;
  const y = call.run({ x: ops.merge(inputs.x) });
  return ops.unmerge(exchange(ops, y, sizeOf(attrs.blockShape), size), size);
}

function mapBatchToSpace(call: BatchCall<'x', BlockAttrs>): Tensor {
  const { ops, size, attrs, inputs } = call;
  const x = exchange(ops, ops.merge(inputs.x), size, sizeOf(attrs.blockShape));
  return ops.unmerge(call.run({ x }), size);
}

export const space = {
  DepthToSpace: {
    shape: ({ inputs: { x }, attrs: { blockSize: s, dataFormat } }) => {
      const [n, ...rest] = x.shape;
      const scale = dataFormat === 'NCHW' ? [1 / s ** 2, s, s] : [s, s, 1 / s ** 2];
      return { shape: [n, ...rest.map((d, i) => d * scale[i])], dtype: x.dtype };
    },
    batch: mergeBatch,
    ...linear<'x', DepthAttrs>(({ ct, attrs, ops }) => ({ x: spaceToDepth(ops, ct, attrs) })),
  } satisfies KernelRecord<'x', DepthAttrs>,
  SpaceToBatchND: {
    shape: ({ inputs: { x }, attrs }) => ({ shape: spaceToBatchShape(x.shape, attrs), dtype: x.dtype }),
    batch: mapSpaceToBatch,
    ...linear<'x', BlockAttrs>(({ ct, attrs: { blockShape, paddings }, ops }) => ({
      x: ops.call('BatchToSpaceND', { x: ct }, { blockShape, crops: paddings }),
    })),
    decompose: ({ inputs: { x }, attrs: { blockShape, paddings }, ops }) =>
      spaceToBatch(ops, x, blocks(blockShape, paddings)),
  } satisfies KernelRecord<'x', BlockAttrs>,
  BatchToSpaceND: {
    shape: ({ inputs: { x }, attrs }) => ({ shape: batchToSpaceShape(x.shape, attrs), dtype: x.dtype }),
    batch: mapBatchToSpace,
    ...linear<'x', BlockAttrs>(({ ct, attrs: { blockShape, crops }, ops }) => ({
      x: ops.call('SpaceToBatchND', { x: ct }, { blockShape, paddings: crops }),
    })),
    decompose: ({ inputs: { x }, attrs: { blockShape, crops }, ops }) =>
      batchToSpace(ops, x, blocks(blockShape, crops)),
  } satisfies KernelRecord<'x', BlockAttrs>,
};
