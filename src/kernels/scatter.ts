import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { decomposed, linear } from './derivatives.js';
import { fold, unfold } from './fold.js';
import type { Ops } from './ops.js';
import type { Derivative, KernelRecord, VjpCall } from './record.js';
import { DataDependentShape, dataShape } from './refusals.js';
import { addRows, gatherRowsOrZero, scatterRows, vector } from './rows.js';
import { shapeOf } from './rules.js';

type Shape = readonly number[];

/** What scatter indices address: their last axis counts only beside others. */
function targets(indices: Shape, output: Shape) {
  const k = indices.length > 1 ? indices[indices.length - 1] : 1;
  return {
    k,
    m: sizeOf(indices) / k,
    dims: output.slice(0, k),
    n: sizeOf(output.slice(0, k)),
    inner: sizeOf(output.slice(k)),
  };
}

/** Indices [lead, m, k] into dims as row numbers [lead, m]. */
function rowNumbers(ops: Ops, indices: Tensor, lead: number, m: number, dims: Shape): Tensor {
  if (dims.length === 1) return ops.reshape(indices, [lead, m]);
  const strides = dims.map((_, i) => sizeOf(dims.slice(i + 1)));
  return ops.sum(ops.mul(ops.reshape(indices, [lead, m, dims.length]), vector(ops, strides)), [2]);
}

function mapScatterNd(call: BatchCall<'indices' | 'updates', { shape: number[] }>): Tensor {
  const { ops, size, attrs } = call;
  const { m, dims, n, inner } = targets(call.shape('indices'), attrs.shape);
  const indices = call.lifted('indices');
  const rows = rowNumbers(ops, indices, indices.shape[0], m, dims);
  const updates = ops.reshape(call.full('updates'), [size, m, inner]);
  return ops.reshape(addRows(ops, rows, updates, n), [size, ...attrs.shape]);
}

/** Which of the m updates stays at each place an output has for rows, counted from 1; 0 where none does. */
function winners(ops: Ops, sparseIndices: Tensor, m: number, outputShape: Shape): Tensor {
  const inputs = {
    sparseIndices,
    sparseValues: ops.add(ops.iota(m), 1),
    defaultValue: ops.scalar(0, 'int32'),
  };
  return ops.reshape(ops.call('SparseToDense', inputs, { outputShape: [...outputShape] }), [
    sizeOf(outputShape),
  ]);
}

const take = (ops: Ops, x: Tensor, indices: Tensor) =>
  ops.call('GatherV2', { x, indices }, { axis: 0, batchDims: 0 });

type SparseInputs = 'sparseIndices' | 'sparseValues' | 'defaultValue';
interface SparseAttrs {
  readonly outputShape: readonly number[];
}

function mapSparseToDense(call: BatchCall<SparseInputs, SparseAttrs>): Tensor | null {
  const { ops, size, mapped, inputs, attrs } = call;
  if (mapped.defaultValue) return null;
  const { m, dims, n } = targets(call.shape('sparseIndices'), attrs.outputShape);
  const indices = call.lifted('sparseIndices');
  const rows = rowNumbers(ops, indices, indices.shape[0], m, dims);
  const values = call.lifted('sparseValues');
  const alone = ops.reshape(values, [values.shape[0], sizeOf(call.shape('sparseValues'))]);
  const sparseValues = ops.reshape(ops.broadcastTo(alone, [size, m]), [size * m]);
  const y = scatterRows(ops, rows, size, n, (sparseIndices, total) =>
    call.run({ sparseIndices, sparseValues, defaultValue: inputs.defaultValue }, { outputShape: [total] }),
  );
  return ops.reshape(y, [size, ...attrs.outputShape]);
}

function mapSegmentSum(call: BatchCall<'x' | 'segmentIds', { numSegments: number }>): Tensor {
  const { ops, size, mapped, inputs, attrs } = call;
  const rest = call.shape('x').slice(1);
  if (!mapped.segmentIds) {
    const folded = fold(ops, ops.reshape(inputs.x, [...inputs.x.shape.slice(0, 2), 1, ...rest]), 1);
    const sums = call.run({ x: folded, segmentIds: inputs.segmentIds });
    return ops.reshape(unfold(ops, sums, 1, size), [size, attrs.numSegments, ...rest]);
  }
  const updates = ops.reshape(call.full('x'), [size, call.shape('x')[0], sizeOf(rest)]);
  return ops.reshape(addRows(ops, inputs.segmentIds, updates, attrs.numSegments), [
    size,
    attrs.numSegments,
    ...rest,
  ]);
}

type SegmentInputs = 'data' | 'indices' | 'segmentIds';

/** Sums or means of rows of data over runs of segment ids. */
function sparseSegment(mean: boolean): KernelRecord<SegmentInputs> {
  const transpose = ({ inputs: { data, indices, segmentIds }, ct, ops }: VjpCall<SegmentInputs>) => {
    const [n, ...rest] = data.shape;
    const [segments, inner, m] = [ct.shape[0], sizeOf(rest), indices.shape[0]!];
    const ids = ops.reshape(segmentIds, [m, 1]);
    let sums = ops.reshape(ct, [segments, inner]);
    if (mean) {
      const counts = ops.call(
        'ScatterNd',
        { indices: ids, updates: ops.ones([m, 1]) },
        { shape: [segments, 1] },
      );
      sums = ops.div(sums, ops.maximum(counts, 1));
    }
    const updates = take(ops, sums, segmentIds);
    const dx = ops.call(
      'ScatterNd',
      { indices: ops.reshape(indices, [m, 1]), updates },
      { shape: [n, inner] },
    );
    return { data: ops.reshape(dx, data.shape) };
  };
  return {
    shape: dataShape,
    batch(call) {
      const { ops, size, mapped, inputs } = call;
      if (mapped.indices || mapped.segmentIds) throw new DataDependentShape();
      const [n, ...rest] = call.shape('data');
      const y = call.run({
        ...inputs,
        data: fold(ops, ops.reshape(inputs.data, [size, n, 1, sizeOf(rest)]), 1),
      });
      return ops.reshape(unfold(ops, y, 1, size), [size, y.shape[0], ...rest]);
    },
    ...linear<SegmentInputs>(transpose, { in: ['data'] }),
  };
}

const scatterNd: Derivative<'indices' | 'updates', { shape: number[] }> = linear<
  'indices' | 'updates',
  { shape: number[] }
>(
  ({ inputs: { indices, updates }, ct, ops }) => {
    const { k, m } = targets(indices.shape, ct.shape);
    const picked = ops.call('GatherNd', { params: ct, indices: ops.reshape(indices, [m, k]) });
    return { updates: ops.reshape(picked, updates.shape) };
  },
  { in: ['updates'] },
);

export const scatter = {
  ScatterNd: {
    shape: ({ inputs: { updates }, attrs }) => ({ shape: attrs.shape, dtype: updates.dtype }),
    batch: mapScatterNd,
    ...scatterNd,
  } satisfies KernelRecord<'indices' | 'updates', { shape: number[] }>,
  TensorScatterUpdate: {
    shape: shapeOf('tensor'),
    batch: 'decompose',
    ...decomposed,
    decompose({ inputs: { tensor, indices, updates }, ops }) {
      const { k, m, dims, n, inner } = targets(indices.shape, tensor.shape);
      const winner = winners(ops, ops.reshape(indices, [m, k]), m, dims);
      const rows = ops.concat([ops.reshape(tensor, [n, inner]), ops.reshape(updates, [m, inner])], 0);
      const old = ops.iota(n);
      const chosen = ops.where(ops.greater(winner, 0), ops.add(winner, n - 1), old);
      return ops.reshape(take(ops, rows, chosen), tensor.shape);
    },
  } satisfies KernelRecord<'tensor' | 'indices' | 'updates'>,
  SparseToDense: {
    shape: ({ inputs: { sparseValues }, attrs }) => ({ shape: attrs.outputShape, dtype: sparseValues.dtype }),
    batch: mapSparseToDense,
    ...decomposed,
    decompose({ inputs: { sparseIndices, sparseValues, defaultValue }, attrs, ops }) {
      const { m, k } = targets(sparseIndices.shape, attrs.outputShape);
      const winner = winners(ops, ops.reshape(sparseIndices, [m, k]), m, attrs.outputShape);
      const values = ops.broadcastTo(ops.reshape(sparseValues, [sizeOf(sparseValues.shape)]), [m]);
      const table = ops.concat([ops.reshape(defaultValue, [1]), values], 0);
      return ops.reshape(take(ops, table, winner), attrs.outputShape);
    },
  } satisfies KernelRecord<SparseInputs, SparseAttrs>,
  UnsortedSegmentSum: {
    shape: ({ inputs: { x }, attrs }) => ({
      shape: [attrs.numSegments, ...x.shape.slice(1)],
      dtype: x.dtype,
    }),
    batch: mapSegmentSum,
    ...linear<'x' | 'segmentIds', { numSegments: number }>(
      ({ inputs: { x, segmentIds }, ct, attrs, ops }) => {
        const rows = ops.reshape(ct, [1, attrs.numSegments, sizeOf(x.shape.slice(1))]);
        const picked = gatherRowsOrZero(ops, rows, ops.reshape(segmentIds, [1, x.shape[0]]));
        return { x: ops.reshape(picked, x.shape) };
      },
      { in: ['x'] },
    ),
    decompose({ inputs: { x, segmentIds }, attrs: { numSegments }, ops }) {
      const [m, ...rest] = x.shape;
      const updates = ops.reshape(x, [1, m, sizeOf(rest)]);
      const sums = addRows(ops, ops.reshape(segmentIds, [1, m]), updates, numSegments);
      return ops.reshape(sums, [numSegments, ...rest]);
    },
  } satisfies KernelRecord<'x' | 'segmentIds', { numSegments: number }>,
  SparseSegmentSum: sparseSegment(false),
  SparseSegmentMean: sparseSegment(true),
};
