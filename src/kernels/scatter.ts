import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { decomposed, linear } from './derivatives.js';
import { fold, unfold } from './fold.js';
import { type KernelRecord, loop } from './record.js';
import { dataShape, underived } from './refusals.js';
import { addRows, gatherRowsOrZero, rowNumbers, take } from './rows.js';
import { shapeOf } from './rules.js';

type Shape = readonly number[];

/** What scatter indices address: their last axis counts only beside others. */
function targets(indices: Shape, output: Shape) {
  const k = indices.length > 1 ? indices[indices.length - 1] : 1;
  const dims = output.slice(0, k);
  return { k, m: sizeOf(indices) / k, dims, n: sizeOf(dims), inner: sizeOf(output.slice(k)) };
}

function mapScatterNd(call: BatchCall<'indices' | 'updates', { shape: number[] }>): Tensor {
  const { ops, size, attrs } = call;
  const { m, dims, n, inner } = targets(call.shape('indices'), attrs.shape);
  const indices = call.lifted('indices');
  const rows = rowNumbers(ops, indices, indices.shape[0], dims);
  const updates = ops.reshape(call.full('updates'), [size, m, inner]);
  return ops.reshape(addRows(ops, rows, updates, n), [size, ...attrs.shape]);
}

function mapSegmentSum(call: BatchCall<'x' | 'segmentIds', { numSegments: number }>): Tensor {
  const { ops, size, mapped, inputs } = call;
  const { numSegments } = call.attrs;
  const [m, ...rest] = call.shape('x');
  const shape = [size, numSegments, ...rest];
  if (mapped.segmentIds) {
    const updates = ops.reshape(call.full('x'), [size, m, sizeOf(rest)]);
    return ops.reshape(addRows(ops, inputs.segmentIds, updates, numSegments), shape);
  }
  const x = fold(ops, ops.reshape(inputs.x, [size, m, sizeOf(rest)]), 1);
  return ops.reshape(unfold(ops, call.run({ x, segmentIds: inputs.segmentIds }), 1, size), shape);
}

const sparseSegment: KernelRecord = {
  shape: dataShape,
  batch: loop('the shape of its output depends on data'),
  ...underived,
};

export const scatter = {
  ScatterNd: {
    shape: ({ inputs: { updates }, attrs }) => ({ shape: attrs.shape, dtype: updates.dtype }),
    batch: mapScatterNd,
    ...linear<'indices' | 'updates', { shape: number[] }>(
      ({ inputs: { indices, updates }, ct, ops }) => {
        const { k, m } = targets(indices.shape, ct.shape);
        const picked = ops.call('GatherNd', { params: ct, indices: ops.reshape(indices, [m, k]) });
        return { updates: ops.reshape(picked, updates.shape) };
      },
      { in: ['updates'] },
    ),
  } satisfies KernelRecord<'indices' | 'updates', { shape: number[] }>,
  TensorScatterUpdate: {
    shape: shapeOf('tensor'),
    batch: 'decompose',
    ...decomposed,
    /** Rows of the tensor and updates after another, and for each place the number of the one that stays. */
    decompose({ inputs: { tensor, indices, updates }, ops }) {
      const { k, m, dims, n, inner } = targets(indices.shape, tensor.shape);
      const sparse = {
        sparseIndices: ops.reshape(indices, [m, k]),
        sparseValues: ops.add(ops.iota(m), n),
        defaultValue: ops.scalar(-1, 'int32'),
      };
      const winner = ops.reshape(ops.call('SparseToDense', sparse, { outputShape: dims }), [n]);
      const rows = ops.concat([ops.reshape(tensor, [n, inner]), ops.reshape(updates, [m, inner])], 0);
      const chosen = ops.where(ops.less(winner, 0), ops.iota(n), winner);
      return ops.reshape(take(ops, rows, chosen), tensor.shape);
    },
  } satisfies KernelRecord<'tensor' | 'indices' | 'updates'>,
  SparseToDense: {
    shape: ({ inputs: { sparseValues }, attrs }) => ({ shape: attrs.outputShape, dtype: sparseValues.dtype }),
    batch: loop('it keeps one of several values for a place'),
    ...underived,
  } satisfies KernelRecord<'sparseIndices' | 'sparseValues' | 'defaultValue', { outputShape: number[] }>,
  UnsortedSegmentSum: {
    shape: ({ inputs: { x }, attrs }) => ({
      shape: [attrs.numSegments, ...x.shape.slice(1)],
      dtype: x.dtype,
    }),
    batch: mapSegmentSum,
    ...linear<'x' | 'segmentIds', { numSegments: number }>(
      ({ inputs: { x, segmentIds }, ct, attrs, ops }) => {
        const [m, ...rest] = x.shape;
        const rows = ops.reshape(ct, [1, attrs.numSegments, sizeOf(rest)]);
        return { x: ops.reshape(gatherRowsOrZero(ops, rows, ops.reshape(segmentIds, [1, m])), x.shape) };
      },
      { in: ['x'] },
    ),
  } satisfies KernelRecord<'x' | 'segmentIds', { numSegments: number }>,
  SparseSegmentSum: sparseSegment,
  SparseSegmentMean: sparseSegment,
};
