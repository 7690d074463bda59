import type { Tensor } from '@tensorflow/tfjs-core';
import { padAxis } from './blocks.js';
import { lastDim } from './fold.js';
import type { Ops } from './ops.js';

/** Row numbers of b matrices of n rows [b or 1, m] as row numbers [b * m] of the matrices under one another. */
function stacked(ops: Ops, rows: Tensor, b: number, n: number, first: number): Tensor {
  const m = lastDim(rows);
  if (b === 1 && first === 0) return ops.reshape(rows, [m]);
  const starts = ops.call('Range', {}, { start: first, stop: first + b * n, step: n, dtype: 'int32' });
  return ops.reshape(ops.add(rows, ops.reshape(starts, [b, 1])), [b * m]);
}

const clamp = (ops: Ops, x: Tensor, low: number, high: number) => ops.minimum(ops.maximum(x, low), high);

const take = (ops: Ops, x: Tensor, indices: Tensor) =>
  ops.call('GatherV2', { x, indices }, { axis: 0, batchDims: 0 });

/** Rows [b, m, s] of x [b, n, s]. Rows beyond an end are those at the end: never another example's. */
export function gatherRows(ops: Ops, x: Tensor, rows: Tensor): Tensor {
  const [b, n, s] = x.shape as [number, number, number];
  const flat = stacked(ops, clamp(ops, rows, 0, n - 1), b, n, 0);
  return ops.reshape(take(ops, ops.merge(x), flat), [b, lastDim(rows), s]);
}

/** Rows [b, m, s] of x [b, n, s], zero beyond its ends. */
export function gatherRowsOrZero(ops: Ops, x: Tensor, rows: Tensor): Tensor {
  const [b, n, s] = x.shape as [number, number, number];
  const flat = stacked(ops, clamp(ops, rows, -1, n), b, n + 2, 1);
  return ops.reshape(take(ops, ops.merge(padAxis(ops, x, 1, 1, 1)), flat), [b, lastDim(rows), s]);
}

/** Put updates [b, m, s] into n rows [b, n, s]; those beyond the ends land in rows that are cut off. */
export function scatterRows(
  ops: Ops,
  rows: Tensor,
  b: number,
  n: number,
  scatter: (rows: Tensor, n: number) => Tensor,
): Tensor {
  const flat = stacked(ops, clamp(ops, rows, -1, n), b, n + 2, 1);
  const y = scatter(ops.reshape(flat, [b * lastDim(rows), 1]), b * (n + 2));
  const s = y.shape.length === 1 ? 1 : lastDim(y);
  return ops.slice(ops.reshape(y, [b, n + 2, s]), [0, 1, 0], [b, n, s]);
}

/** `scatterRows` in which updates [b, m, s] of one row add up. */
export const addRows = (ops: Ops, rows: Tensor, updates: Tensor, n: number): Tensor =>
  scatterRows(ops, rows, updates.shape[0], n, (indices, total) => {
    const shape = [total, lastDim(updates)];
    return ops.call('ScatterNd', { indices, updates: ops.merge(updates) }, { shape });
  });

/** A small constant vector. */
export function vector(ops: Ops, values: readonly number[]): Tensor {
  const [first] = values;
  if (values.every((v) => v === first)) return ops.fill([values.length], first, 'int32');
  return ops.stack(
    values.map((v) => ops.scalar(v, 'int32')),
    0,
  );
}
