import type { KernelName } from '../../kernels/names.js';
import { sizeOf } from '../../shapes/shape.js';
import { axisIndex, constantIndex } from '../kernel/indices.js';
import type { Builder } from '../tensors/builder.js';
import { dimAxis, dimIndices } from '../tensors/dims.js';
import type { Node } from '../tensors/node.js';
import type { LowerCall, Lowering } from './lowering.js';

/** A dim of a tensor, moved to another place. */
function moved(b: Builder, x: Node, from: number, to: number): Node {
  const order = x.shape.map((_, i) => i).filter((i) => i !== from);
  order.splice(to, 0, from);
  const shape = order.map((i) => x.shape[i]);
  const own = dimIndices(shape);
  return b.view(
    x,
    shape,
    x.shape.map((_, i) => own[order.indexOf(i)]),
  );
}

/** Along one axis, of examples that have indices of their own: the examples' rows are those of one table. */
function gatherShared(b: Builder, x: Node, indices: Node, axis: number, shared: number): Node {
  const batch = x.shape.slice(0, shared);
  const [examples, n] = [sizeOf(batch), x.shape[axis]];
  const near = moved(b, x, axis, shared);
  const rest = near.shape.slice(shared + 1);
  const table = b.reshape(near, [examples * n, ...rest]);
  const own = [examples, ...indices.shape.slice(shared)];
  const first = b.map('mul', [b.iota(own, 0), n]);
  const rows = b.map('add', [b.reshape(indices, own), first]);
  const taken = b.take(table, rows, 0);
  const count = own.length - 1;
  // Dims between the shared ones and the axis come before those of the indices.
  const between = axis - shared;
  const places = [...own, ...rest];
  const order = places.map((_, i) => i);
  order.splice(1, count);
  order.splice(1 + between, 0, ...Array.from({ length: count }, (_, i) => i + 1));
  const shape = order.map((i) => places[i]);
  const at = dimIndices(shape);
  const arranged = b.view(
    taken,
    shape,
    places.map((_, i) => at[order.indexOf(i)]),
  );
  return b.reshape(arranged, [...batch, ...shape.slice(1)]);
}

function gather({ b, x: { x, indices }, attrs, out: [{ shape }] }: LowerCall): Node | string {
  const axis = attrs.axis < 0 ? attrs.axis + x.shape.length : attrs.axis;
  if (x.shape[axis] === 0) return 'gathers from nothing';
  const places = b.cast(indices, 'int32');
  const { batchDims = 0 } = attrs;
  const shared = batchDims < 0 ? batchDims + indices.shape.length : batchDims;
  if (shared === 0) return b.take(x, places, axis);
  return shape.includes(0) ? b.filled(0, shape, x.dtype) : gatherShared(b, x, places, axis, shared);
}

/** The last dim of the indices has a place for each of the first dims of the table, which are taken as one. */
function gatherNd({ b, x: { params, indices }, out: [{ shape }] }: LowerCall): Node | string {
  const lead = indices.shape.slice(0, -1);
  const depth = indices.shape[lead.length];
  const dims = params.shape.slice(0, depth);
  if (depth === 0 || dims.includes(0)) return 'gathers from nothing';
  if (shape.includes(0)) return b.filled(0, shape, params.dtype);
  const own = lead.map((size, i) => axisIndex(dimAxis(i, size)));
  const whole = b.cast(indices, 'int32');
  const place = dims
    .map((size, i) => ({ size, at: b.view(whole, lead, [...own, constantIndex(i)]) }))
    .reduce((flat, { size, at }) => ({ size, at: b.map('add', [b.map('mul', [flat.at, size]), at]) }));
  return b.take(b.reshape(params, [sizeOf(dims), ...params.shape.slice(depth)]), place.at, 0);
}

export const gathers = {
  GatherNd: gatherNd,
  GatherV2: gather,
} satisfies Partial<Record<KernelName, Lowering>>;
