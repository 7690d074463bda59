import { backend_util, type Tensor, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { around, type Form, MAX_RANK, run, splitCanon } from './canonical.js';
import { linear } from './derivatives.js';
import { lastDim, swapMiddle } from './fold.js';
import { type Bind, makeOps, type Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { addRows, gatherRows, rowNumbers } from './rows.js';

type Shape = readonly number[];

interface GatherAttrs {
  readonly axis: number;
  readonly batchDims?: number;
}

/** The axes of x and indices that are the same, those of x before the gathered one, that one, and the rest. */
function parts(x: Shape, indices: Shape, axis: number, shared: number) {
  return {
    b: sizeOf(x.slice(0, shared)),
    outer: sizeOf(x.slice(shared, axis)),
    n: x[axis],
    inner: sizeOf(x.slice(axis + 1)),
    m: sizeOf(indices.slice(shared)),
  };
}

function parsed(x: Shape, indices: Shape, { axis, batchDims = 0 }: GatherAttrs) {
  const [at] = util.parseAxisParam(axis, [...x]);
  return { axis: at, shared: batchDims < 0 ? batchDims + indices.length : batchDims };
}

/** [b, outer, n, inner] as rows [b, n, outer * inner]. */
const toRows = (ops: Ops, x: Tensor, b: number, outer: number, n: number, inner: number) =>
  ops.reshape(swapMiddle(ops, ops.reshape(x, [b, outer, n, inner])), [b, n, outer * inner]);
const fromRows = (ops: Ops, y: Tensor, b: number, outer: number, n: number, inner: number, shape: Shape) =>
  ops.reshape(swapMiddle(ops, ops.reshape(y, [b, n, outer, inner])), shape);

/** GatherV2 over shared axes by row numbers: tfjs' own batchDims are not right on every backend. */
function gatherShared(ops: Ops, x: Tensor, indices: Tensor, axis: number, shared: number): Tensor {
  const { b, outer, n, inner, m } = parts(x.shape, indices.shape, axis, shared);
  const y = gatherRows(ops, toRows(ops, x, b, outer, n, inner), ops.reshape(indices, [b, m]));
  const shape = [...x.shape.slice(0, axis), ...indices.shape.slice(shared), ...x.shape.slice(axis + 1)];
  return fromRows(ops, y, b, outer, m, inner, shape);
}

function mapGather(call: BatchCall<'x' | 'indices', GatherAttrs>): Tensor {
  const { ops, mapped, inputs } = call;
  const { axis, shared } = parsed(call.shape('x'), call.shape('indices'), call.attrs);
  if (shared === 0 && !mapped.indices) return call.run(inputs, { axis: axis + 1, batchDims: 0 });
  if (shared === 0 && !mapped.x) return ops.moveAxis(call.run(inputs, { axis, batchDims: 0 }), axis, 0);
  return gatherShared(ops, call.full('x'), call.full('indices'), axis + 1, shared + 1);
}

function mapGatherNd(call: BatchCall<'params' | 'indices'>): Tensor {
  const { ops, size, mapped } = call;
  if (!mapped.params) return call.run(call.inputs);
  const { params } = call.inputs;
  const indices = call.full('indices');
  const k = lastDim(indices);
  const dims = call.shape('params').slice(0, k);
  const rest = params.shape.slice(k + 1);
  const rows = ops.reshape(params, [size, sizeOf(dims), sizeOf(rest)]);
  const y = gatherRows(ops, rows, rowNumbers(ops, indices, size, dims));
  return ops.reshape(y, [...indices.shape.slice(0, -1), ...rest]);
}

const gatherForm: Form = (r, name, { x, indices }, attrs) => {
  const { axis, shared } = parsed(x.shape, indices.shape, attrs);
  if (shared > 0) return gatherShared(makeOps(r.run as Bind), x, indices, axis, shared);
  if (Math.max(x.shape.length, indices.shape.length) <= MAX_RANK) {
    return r.run(name, { x, indices }, attrs);
  }
  const flat = r.reshape(indices, [sizeOf(indices.shape)]);
  const y = run(
    r,
    name,
    { x: r.reshape(x, around(x.shape, axis)), indices: flat },
    { axis: 1, batchDims: 0 },
  );
  return r.reshape(y, [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)]);
};

export const gather = {
  GatherV2: {
    shape: ({ inputs: { x, indices }, attrs }) => {
      const { axis, shared } = parsed(x.shape, indices.shape, attrs);
      const info = [x as TensorInfo, indices as TensorInfo, axis, shared] as const;
      return {
        shape: backend_util.segment_util.collectGatherOpShapeInfo(...info).outputShape,
        dtype: x.dtype,
      };
    },
    batch: mapGather,
    canon: splitCanon(gatherForm),
    ...linear<'x' | 'indices', GatherAttrs>(
      ({ inputs: { x, indices }, ct, attrs, ops }) => {
        const { axis, shared } = parsed(x.shape, indices.shape, attrs);
        const { b, outer, n, inner, m } = parts(x.shape, indices.shape, axis, shared);
        const updates = toRows(ops, ct, b, outer, m, inner);
        const rows = addRows(ops, ops.reshape(indices, [b, m]), updates, n);
        return { x: fromRows(ops, rows, b, outer, n, inner, x.shape) };
      },
      { in: ['x'] },
    ),
  } satisfies KernelRecord<'x' | 'indices', GatherAttrs>,
  GatherNd: {
    shape: ({ inputs: { params, indices } }) => ({
      shape: [...indices.shape.slice(0, -1), ...params.shape.slice(lastDim(indices))],
      dtype: params.dtype,
    }),
    batch: mapGatherNd,
    ...linear<'params' | 'indices'>(
      ({ inputs: { params, indices }, ct, ops }) => {
        const k = lastDim(indices);
        const m = sizeOf(indices.shape) / k;
        const inputs = {
          indices: ops.reshape(indices, [m, k]),
          updates: ops.reshape(ct, [m, ...params.shape.slice(k)]),
        };
        return { params: ops.call('ScatterNd', inputs, { shape: params.shape }) };
      },
      { in: ['params'] },
    ),
  } satisfies KernelRecord<'params' | 'indices'>,
};
