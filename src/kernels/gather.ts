import { backend_util, type Tensor, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { around, type Form, MAX_RANK, plain, run, splitCanon } from './canonical.js';
import { linear } from './derivatives.js';
import { swapMiddle } from './fold.js';
import { type Bind, makeOps, type Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { addRows, gatherRows, vector } from './rows.js';

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

/** GatherV2 over shared axes by row numbers: tfjs' own batchDims are not right on every backend. */
function gatherShared(ops: Ops, x: Tensor, indices: Tensor, axis: number, shared: number): Tensor {
  const { b, outer, n, inner, m } = parts(x.shape, indices.shape, axis, shared);
  const rows = swapMiddle(ops, ops.reshape(x, [b, outer, n, inner]));
  const y = gatherRows(ops, ops.reshape(rows, [b, n, outer * inner]), ops.reshape(indices, [b, m]));
  return ops.reshape(swapMiddle(ops, ops.reshape(y, [b, m, outer, inner])), [
    ...x.shape.slice(0, axis),
    ...indices.shape.slice(shared),
    ...x.shape.slice(axis + 1),
  ]);
}

function mapGather(call: BatchCall<'x' | 'indices', GatherAttrs>): Tensor {
  const { ops, mapped, inputs, attrs } = call;
  const { axis, shared } = parsed(call.shape('x'), call.shape('indices'), attrs);
  if (shared === 0 && !mapped.indices) return call.run(inputs, { axis: axis + 1, batchDims: 0 });
  if (shared === 0 && !mapped.x) return ops.moveAxis(call.run(inputs, { axis, batchDims: 0 }), axis, 0);
  return gatherShared(ops, call.full('x'), call.full('indices'), axis + 1, shared + 1);
}

/** GatherNd's indices as a matrix, and the shape of what they index: rows of `inner` elements. */
function flatIndices(ops: Ops, params: Shape, indices: Tensor) {
  const k = indices.shape[indices.shape.length - 1]!;
  const m = sizeOf(indices.shape) / k;
  const inner = sizeOf(params.slice(k));
  return { m, inner, indices: ops.reshape(indices, [m, k]), shape: [...params.slice(0, k), inner] };
}

function mapGatherNd(call: BatchCall<'params' | 'indices'>): Tensor {
  const { ops, size, mapped, inputs } = call;
  if (!mapped.params) return call.run(inputs);
  const indices = call.full('indices');
  const lead = indices.shape.slice(0, -1);
  const limits = call.shape('params').slice(0, call.shape('indices').at(-1));
  const inside = ops.minimum(
    ops.maximum(indices, 0),
    vector(
      ops,
      limits.map((d) => d - 1),
    ),
  );
  const examples = ops.reshape(ops.iota(size), [size, ...lead.map(() => 1)]);
  const first = ops.broadcastTo(examples, [...lead, 1]);
  return call.run({ params: inputs.params, indices: ops.concat([first, inside], lead.length) });
}

const gatherForm: Form = (r, name, { x, indices }, attrs) => {
  const { axis, shared } = parsed(x.shape, indices.shape, attrs);
  if (shared > 0) return gatherShared(makeOps(r.run as Bind), x, indices, axis, shared);
  if (x.shape.length <= MAX_RANK && indices.shape.length <= MAX_RANK)
    return plain(r, name, { x, indices }, attrs);
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
      const { outputShape } = backend_util.segment_util.collectGatherOpShapeInfo(
        x as TensorInfo,
        indices as TensorInfo,
        axis,
        shared,
      );
      return { shape: outputShape, dtype: x.dtype };
    },
    batch: mapGather,
    ...linear<'x' | 'indices', GatherAttrs>(
      ({ inputs: { x, indices }, ct, attrs, ops }) => {
        const { axis, shared } = parsed(x.shape, indices.shape, attrs);
        const { b, outer, n, inner, m } = parts(x.shape, indices.shape, axis, shared);
        const updates = ops.reshape(swapMiddle(ops, ops.reshape(ct, [b, outer, m, inner])), [
          b,
          m,
          outer * inner,
        ]);
        const rows =
          b === 1
            ? ops.call(
                'ScatterNd',
                { indices: ops.reshape(indices, [m, 1]), updates: ops.merge(updates) },
                { shape: [n, outer * inner] },
              )
            : addRows(ops, ops.reshape(indices, [b, m]), updates, n);
        return { x: ops.reshape(swapMiddle(ops, ops.reshape(rows, [b, n, outer, inner])), x.shape) };
      },
      { in: ['x'] },
    ),
    canon: splitCanon(gatherForm, { above: -1 }),
  } satisfies KernelRecord<'x' | 'indices', GatherAttrs>,
  GatherNd: {
    shape: ({ inputs: { params, indices } }) => ({
      shape: [...indices.shape.slice(0, -1), ...params.shape.slice(indices.shape[indices.shape.length - 1])],
      dtype: params.dtype,
    }),
    batch: mapGatherNd,
    ...linear<'params' | 'indices'>(
      ({ inputs: { params, indices }, ct, ops }) => {
        const flat = flatIndices(ops, params.shape, indices);
        const updates = ops.reshape(ct, [flat.m, flat.inner]);
        const sum = ops.call('ScatterNd', { indices: flat.indices, updates }, { shape: flat.shape });
        return { params: ops.reshape(sum, params.shape) };
      },
      { in: ['params'] },
    ),
  } satisfies KernelRecord<'params' | 'indices'>,
};
