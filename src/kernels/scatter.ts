import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { canon } from './canonical.js';
import { linear } from './derivatives.js';
import { padAxis } from './fold.js';
import { type KernelRecord, loop } from './record.js';
import { perhapsStacked } from './refusals.js';
import { addRows, gatherRows, rowNumbers, scatterRows } from './rows.js';
import { shapeOf } from './rules.js';

type Shape = readonly number[];

/** Indices are vectors along their last axis, or alone where that is the only one. */
const depth = (indices: Shape) => (indices.length > 1 ? indices[indices.length - 1] : 1);

/** Indices and updates of all examples as [b or 1, m] row numbers and [b, m, inner] rows of outputs of n rows. */
function asRows(call: BatchCall<'indices' | 'updates'>, output: Shape) {
  const { ops, size } = call;
  const k = depth(call.shape('indices'));
  const m = sizeOf(call.shape('indices')) / k;
  const [dims, inner] = [output.slice(0, k), sizeOf(output.slice(k))];
  const indices = call.lifted('indices');
  const rows = rowNumbers(ops, ops.reshape(indices, [indices.shape[0], m, k]), dims);
  return { n: sizeOf(dims), inner, rows, updates: ops.reshape(call.full('updates'), [size, m, inner]) };
}

export const scatter = {
  ScatterNd: {
    shape: ({ inputs: { updates }, attrs }) => ({ shape: attrs.shape, dtype: updates.dtype }),
    batch(call) {
      const { rows, updates, n } = asRows(call, call.attrs.shape);
      return call.ops.reshape(addRows(call.ops, rows, updates, n), [call.size, ...call.attrs.shape]);
    },
    ...linear<'indices' | 'updates', { shape: number[] }>(
      ({ inputs: { indices, updates }, ct, ops }) => {
        const k = depth(indices.shape);
        const vectors = ops.reshape(indices, [sizeOf(indices.shape) / k, k]);
        const picked = ops.call('GatherNd', { params: ct, indices: vectors });
        return { updates: ops.reshape(picked, updates.shape) };
      },
      { in: ['updates'] },
    ),
  } satisfies KernelRecord<'indices' | 'updates', { shape: number[] }>,
  TensorScatterUpdate: {
    shape: shapeOf('tensor'),
    batch(call) {
      const { ops, size } = call;
      const { rows, updates, n, inner } = asRows(call, call.shape('tensor'));
      const full = call.full('tensor');
      const tensor = ops.merge(padAxis(ops, ops.reshape(full, [size, n, inner]), 1, 1, 1));
      const y = scatterRows(
        ops,
        rows,
        size,
        n,
        (indices): Tensor => call.run({ tensor, indices, updates: ops.merge(updates) }),
      );
      return ops.reshape(y, full.shape);
    },
    ...linear<'tensor' | 'indices' | 'updates'>(
      ({ inputs: { tensor, indices, updates }, ct, ops }) => {
        const k = depth(indices.shape);
        const m = sizeOf(indices.shape) / k;
        const places = ops.reshape(indices, [m, k]);
        const taken = (params: Tensor) => ops.call('GatherNd', { params, indices: places });
        const numbers = ops.add(ops.iota(m), 1);
        // The number of the update that stays, and 0 where there is none.
        const last = ops.call('TensorScatterUpdate', {
          tensor: ops.zeros(tensor.shape.slice(0, k), 'int32'),
          indices: places,
          updates: numbers,
        });
        const where = (flags: Tensor, g: Tensor) =>
          ops.where(ops.reshape(flags, [...flags.shape, ...tensor.shape.slice(k).map(() => 1)]), g, 0);
        return {
          tensor: where(ops.equal(last, 0), ct),
          updates: ops.reshape(where(ops.equal(taken(last), numbers), taken(ct)), updates.shape),
        };
      },
      { in: ['tensor', 'updates'] },
    ),
    // The cpu kernel writes into its input, so it gets a copy.
    canon: canon(
      (r, name, { tensor, ...rest }, attrs) => {
        const paddings = tensor.shape.map(() => [0, 0]);
        return r.run(
          name,
          { ...rest, tensor: r.call('PadV2', { x: tensor }, { paddings, constantValue: 0 }) },
          attrs,
        );
      },
      { above: -1 },
    ),
  } satisfies KernelRecord<'tensor' | 'indices' | 'updates'>,
  SparseToDense: {
    shape: ({ inputs: { sparseValues }, attrs }) => ({ shape: attrs.outputShape, dtype: sparseValues.dtype }),
    batch: loop('indices may repeat, and the last one stays'),
  } satisfies KernelRecord<'sparseIndices' | 'sparseValues' | 'defaultValue', { outputShape: number[] }>,
  UnsortedSegmentSum: {
    shape: ({ inputs: { x }, attrs }) => ({
      shape: [attrs.numSegments, ...x.shape.slice(1)],
      dtype: x.dtype,
    }),
    batch(call) {
      const { ops, size, attrs } = call;
      const [m, ...rest] = call.shape('x');
      const updates = ops.reshape(call.full('x'), [size, m, sizeOf(rest)]);
      const sums = addRows(ops, call.lifted('segmentIds'), updates, attrs.numSegments);
      return ops.reshape(sums, [size, attrs.numSegments, ...rest]);
    },
    ...linear<'x' | 'segmentIds', { numSegments: number }>(
      ({ inputs: { x, segmentIds }, ct, attrs, ops }) => {
        const [m, ...rest] = x.shape;
        // Rows that belong to no segment get the zeros around the sums.
        const sums = padAxis(ops, ops.reshape(ct, [1, attrs.numSegments, sizeOf(rest)]), 1, 1, 1);
        const rows = gatherRows(ops, sums, ops.reshape(ops.add(segmentIds, 1), [1, m]));
        return { x: ops.reshape(rows, x.shape) };
      },
      { in: ['x'] },
    ),
  } satisfies KernelRecord<'x' | 'segmentIds', { numSegments: number }>,
  SparseSegmentSum: perhapsStacked,
  SparseSegmentMean: perhapsStacked,
};
