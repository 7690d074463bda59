import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { alongMiddle, canon, movedByParts, partwise } from './canonical.js';
import { linear } from './derivatives.js';
import { lastDim, swapMiddle } from './fold.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { addRows, gatherRows, rowNumbers } from './rows.js';

type Shape = readonly number[];

interface GatherAttrs {
  readonly axis: number;
  readonly batchDims?: number;
}

/** x as [b, outer, n, inner] and indices as [b, m], the axes that both share first, and the shape of the result. */
function layout(x: Shape, indices: Shape, { axis, batchDims = 0 }: GatherAttrs) {
  const at = axis < 0 ? axis + x.length : axis;
  const shared = batchDims < 0 ? batchDims + indices.length : batchDims;
  return {
    at,
    shared,
    b: sizeOf(x.slice(0, shared)),
    outer: sizeOf(x.slice(shared, at)),
    n: x[at],
    inner: sizeOf(x.slice(at + 1)),
    m: sizeOf(indices.slice(shared)),
    out: [...x.slice(0, at), ...indices.slice(shared), ...x.slice(at + 1)],
  };
}

/** [b, a, c, inner] elements as rows [b, c, a * inner]. */
const toRows = (ops: Ops, x: Tensor, b: number, a: number, c: number, inner: number) =>
  ops.reshape(swapMiddle(ops, ops.reshape(x, [b, a, c, inner])), [b, c, a * inner]);

function mapGather(call: BatchCall<'x' | 'indices', GatherAttrs>): Tensor {
  const { ops, mapped, inputs, attrs } = call;
  const { at, shared } = layout(call.shape('x'), call.shape('indices'), attrs);
  if (shared === 0 && !mapped.indices) return call.run(inputs, { axis: at + 1, batchDims: 0 });
  if (shared === 0 && !mapped.x) return ops.moveAxis(call.run(inputs, { axis: at, batchDims: 0 }), at, 0);
  return gatherShared(ops, call.full('x'), call.full('indices'), { axis: at + 1, batchDims: shared + 1 });
}

/** tfjs' own batchDims read beyond the end on some backends. */
function gatherShared(ops: Ops, x: Tensor, indices: Tensor, attrs: GatherAttrs): Tensor {
  const { b, outer, n, inner, m, out } = layout(x.shape, indices.shape, attrs);
  const y = gatherRows(ops, toRows(ops, x, b, outer, n, inner), ops.reshape(indices, [b, m]));
  return ops.reshape(swapMiddle(ops, ops.reshape(y, [b, m, outer, inner])), out);
}

export const gather = {
  GatherV2: {
    shape: ({ inputs: { x, indices }, attrs }) => ({
      shape: layout(x.shape, indices.shape, attrs).out,
      dtype: x.dtype,
    }),
    batch: mapGather,
    canon: canon(
      partwise((r, name, { x, indices }, attrs) => {
        const { at, shared, m, out } = layout(x.shape, indices.shape, attrs);
        if (shared > 0) return gatherShared(r, x, indices, attrs);
        return alongMiddle(
          r,
          x,
          at,
          out,
          (y) => r.run(name, { x: y, indices: r.reshape(indices, [m]) }, { axis: 1, batchDims: 0 }) as Tensor,
        );
      }),
    ),
    ...linear<'x' | 'indices', GatherAttrs>(
      ({ inputs: { x, indices }, ct, attrs, ops }) => {
        const { b, outer, n, inner, m } = layout(x.shape, indices.shape, attrs);
        const rows = addRows(ops, ops.reshape(indices, [b, m]), toRows(ops, ct, b, outer, m, inner), n);
        return { x: ops.reshape(swapMiddle(ops, ops.reshape(rows, [b, n, outer, inner])), x.shape) };
      },
      { in: ['x'] },
    ),
  } satisfies KernelRecord<'x' | 'indices', GatherAttrs>,
  GatherNd: {
    shape: ({ inputs: { params, indices } }) => ({
      shape: [...indices.shape.slice(0, -1), ...params.shape.slice(lastDim(indices))],
      dtype: params.dtype,
    }),
    canon: movedByParts,
    batch(call) {
      const { ops, size, mapped, inputs } = call;
      if (!mapped.params) return call.run(inputs);
      const k = lastDim(inputs.indices);
      const [dims, rest] = [call.shape('params').slice(0, k), call.shape('params').slice(k)];
      const indices = call.lifted('indices');
      const [lead, ...kept] = indices.shape.slice(0, -1);
      const rows = ops.reshape(rowNumbers(ops, indices, dims), [lead, sizeOf(kept)]);
      const table = ops.reshape(inputs.params, [size, sizeOf(dims), sizeOf(rest)]);
      return ops.reshape(gatherRows(ops, table, rows), [size, ...kept, ...rest]);
    },
    ...linear<'params' | 'indices'>(
      ({ inputs: { params, indices }, ct, ops }) => {
        const k = lastDim(indices);
        const m = sizeOf(indices.shape) / k;
        const updates = ops.reshape(ct, [m, ...params.shape.slice(k)]);
        const flat = { indices: ops.reshape(indices, [m, k]), updates };
        return { params: ops.call('ScatterNd', flat, { shape: params.shape }) };
      },
      { in: ['params'] },
    ),
  } satisfies KernelRecord<'params' | 'indices'>,
};
