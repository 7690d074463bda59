import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { movedByParts } from './canonical.js';
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

/** The examples of a block's first position come first, then those of the next. Each kernel transposes the other. */
const blockKernel = (
  inverse: string,
  own: 'paddings' | 'crops',
  others: 'paddings' | 'crops',
): KernelRecord<'x', BlockAttrs> => {
  const toBatch = own === 'paddings';
  return {
    shape({ inputs: { x }, attrs }) {
      const shape = x.shape.slice();
      attrs.blockShape.forEach((size, i) => {
        const edges = attrs[own][i][0] + attrs[own][i][1];
        shape[0] = toBatch ? shape[0] * size : shape[0] / size;
        shape[i + 1] = toBatch ? (shape[i + 1] + edges) / size : shape[i + 1] * size - edges;
      });
      return { shape, dtype: x.dtype };
    },
    batch(call) {
      const { ops, size, attrs, inputs } = call;
      const positions = sizeOf(attrs.blockShape);
      const exchange = (x: Tensor, a: number, b: number) => ops.reshape(swap(ops, x, a, b), x.shape);
      const x = ops.merge(inputs.x);
      const y = toBatch
        ? exchange(call.run({ x }), positions, size)
        : call.run({ x: exchange(x, size, positions) });
      return ops.unmerge(y, size);
    },
    canon: movedByParts,
    ...linear<'x', BlockAttrs>(({ ct, attrs, ops }) => ({
      x: ops.call(inverse, { x: ct }, { blockShape: attrs.blockShape, [others]: attrs[own] }),
    })),
  };
};

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
  SpaceToBatchND: blockKernel('BatchToSpaceND', 'paddings', 'crops'),
  BatchToSpaceND: blockKernel('SpaceToBatchND', 'crops', 'paddings'),
};
