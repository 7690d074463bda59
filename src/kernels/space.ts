import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { linear } from './derivatives.js';
import { swap, swapMiddle } from './fold.js';
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
  const [n, h, w, c] = y.shape as number[];
  const cut = ops.reshape(y, [(n * h) / s, s, w / s, s * c]);
  return ops.reshape(swapMiddle(ops, cut), [n, h / s, w / s, s * s * c]);
}

type Edges = readonly (readonly number[])[];
interface BlockAttrs {
  readonly blockShape: readonly number[];
  /** Of SpaceToBatchND. */
  readonly paddings: Edges;
  /** Of BatchToSpaceND. */
  readonly crops: Edges;
}

export function spaceToBatchShape(
  x: readonly number[],
  { blockShape, paddings }: Pick<BlockAttrs, 'blockShape' | 'paddings'>,
): number[] {
  const spatial = blockShape.map((size, i) => (x[i + 1] + paddings[i][0] + paddings[i][1]) / size);
  return [x[0] * sizeOf(blockShape), ...spatial, ...x.slice(1 + spatial.length)];
}

/** [outer, inner * n, ...] to [inner, outer * n, ...]: tfjs keeps the positions in a block outermost. */
const exchange = (ops: Ops, x: Tensor, outer: number, inner: number) =>
  ops.reshape(swap(ops, x, outer, inner), x.shape);

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
    batch(call) {
      const { ops, size } = call;
      const y = call.run({ x: ops.merge(call.inputs.x) });
      return ops.unmerge(exchange(ops, y, sizeOf(call.attrs.blockShape), size), size);
    },
    ...linear<'x', BlockAttrs>(({ ct, attrs: { blockShape, paddings }, ops }) => ({
      x: ops.call('BatchToSpaceND', { x: ct }, { blockShape, crops: paddings }),
    })),
  } satisfies KernelRecord<'x', BlockAttrs>,
  BatchToSpaceND: {
    shape: ({ inputs: { x }, attrs: { blockShape, crops } }) => {
      const spatial = blockShape.map((size, i) => x.shape[i + 1] * size - crops[i][0] - crops[i][1]);
      const rest = x.shape.slice(1 + spatial.length);
      return { shape: [x.shape[0] / sizeOf(blockShape), ...spatial, ...rest], dtype: x.dtype };
    },
    batch(call) {
      const { ops, size } = call;
      const x = exchange(ops, ops.merge(call.inputs.x), size, sizeOf(call.attrs.blockShape));
      return ops.unmerge(call.run({ x }), size);
    },
    ...linear<'x', BlockAttrs>(({ ct, attrs: { blockShape, crops }, ops }) => ({
      x: ops.call('SpaceToBatchND', { x: ct }, { blockShape, paddings: crops }),
    })),
  } satisfies KernelRecord<'x', BlockAttrs>,
};
