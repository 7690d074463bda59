import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { lastDim, pad } from './fold.js';
import type { Ops } from './ops.js';

/** Row numbers [b or 1, m], brought into [low, high], as row numbers [b * m] of b matrices under one another. */
function stacked(ops: Ops, rows: Tensor, b: number, low: number, high: number): Tensor {
  const n = high - low + 1;
  const starts = ops.call('Range', {}, { start: -low, stop: b * n - low, step: n, dtype: 'int32' });
  const inside = ops.minimum(ops.maximum(rows, low), high);
  return ops.reshape(ops.add(inside, ops.reshape(starts, [b, 1])), [b * lastDim(rows)]);
}

export const take = (ops: Ops, x: Tensor, indices: Tensor): Tensor =>
  ops.call('GatherV2', { x, indices }, { axis: 0, batchDims: 0 });

/** Rows [b, m, s] of x [b, n, s]. Rows beyond an end are those at the end: never another example's. */
export function gatherRows(ops: Ops, x: Tensor, rows: Tensor): Tensor {
  const [b, n, s] = x.shape as number[];
  return ops.reshape(take(ops, ops.merge(x), stacked(ops, rows, b, 0, n - 1)), [b, lastDim(rows), s]);
}

/** Rows [b, m, s] of x [b, n, s], zero beyond its ends. */
export function gatherRowsOrZero(ops: Ops, x: Tensor, rows: Tensor): Tensor {
  const [b, n, s] = x.shape as number[];
  const around = ops.merge(pad(ops, x, [1, 1], [0, 0]));
  return ops.reshape(take(ops, around, stacked(ops, rows, b, -1, n)), [b, lastDim(rows), s]);
}

/** Add updates [b, m, s] up into n rows [b, n, s]; those beyond the ends land in rows that are cut off. */
export function addRows(ops: Ops, rows: Tensor, updates: Tensor, n: number): Tensor {
  const [b, m, s] = updates.shape as number[];
  const indices = ops.reshape(stacked(ops, rows, b, -1, n), [b * m, 1]);
  const y = ops.call('ScatterNd', { indices, updates: ops.merge(updates) }, { shape: [b * (n + 2), s] });
  return ops.slice(ops.reshape(y, [b, n + 2, s]), [0, 1, 0], [b, n, s]);
}

/** Indices [lead, m, k] into the axes `dims` as row numbers [lead, m]. */
export function rowNumbers(ops: Ops, indices: Tensor, lead: number, dims: readonly number[]): Tensor {
  const m = sizeOf(indices.shape) / (lead * dims.length);
  if (dims.length === 1) return ops.reshape(indices, [lead, m]);
  const strides = ops.stack(
    dims.map((_, i) => ops.scalar(sizeOf(dims.slice(i + 1)), 'int32')),
    0,
  );
  return ops.sum(ops.mul(ops.reshape(indices, [lead, m, dims.length]), strides), [2]);
}
