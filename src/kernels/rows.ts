import type { Tensor } from '@tensorflow/tfjs-core';
import { lastDim } from './fold.js';
import type { Ops } from './ops.js';

/** Row numbers [b or 1, m] of b matrices of n rows as those [b * m] of the matrices under one another. */
function stacked(ops: Ops, rows: Tensor, b: number, n: number): Tensor {
  const inside = ops.minimum(ops.maximum(rows, 0), n - 1);
  const starts = ops.reshape(ops.mul(ops.iota(b), n), [b, 1]);
  return ops.reshape(ops.add(inside, starts), [b * lastDim(rows)]);
}

/** Rows [b, m, s] of x [b, n, s]. Rows beyond an end are those at the end: never another example's. */
export function gatherRows(ops: Ops, x: Tensor, rows: Tensor): Tensor {
  const [b, n, s] = x.shape as [number, number, number];
  const inputs = { x: ops.merge(x), indices: stacked(ops, rows, b, n) };
  return ops.reshape(ops.call('GatherV2', inputs, { axis: 0, batchDims: 0 }), [b, lastDim(rows), s]);
}

/** Put updates [b, m, s] into n rows [b, n, s]; those beyond the ends land in rows that are cut off. */
export function scatterRows(
  ops: Ops,
  rows: Tensor,
  b: number,
  n: number,
  scatter: (rows: Tensor, n: number) => Tensor,
): Tensor {
  const flat = stacked(ops, ops.add(rows, 1), b, n + 2);
  const y = scatter(ops.reshape(flat, [b * lastDim(rows), 1]), b * (n + 2));
  return ops.slice(ops.reshape(y, [b, n + 2, lastDim(y)]), [0, 1, 0], [b, n, lastDim(y)]);
}

/** `scatterRows` in which updates [b, m, s] of one row add up. */
export const addRows = (ops: Ops, rows: Tensor, updates: Tensor, n: number): Tensor =>
  scatterRows(ops, rows, updates.shape[0], n, (indices, total) => {
    const shape = [total, lastDim(updates)];
    return ops.call('ScatterNd', { indices, updates: ops.merge(updates) }, { shape });
  });

/** Indices [..., k] into dims as row numbers [...]. */
export const rowNumbers = (ops: Ops, indices: Tensor, dims: readonly number[]): Tensor =>
  ops
    .unstack(indices, indices.shape.length - 1)
    .reduce((row, index, axis) => ops.add(ops.mul(row, dims[axis]), index));
