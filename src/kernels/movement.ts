import type { Tensor } from '@tensorflow/tfjs-core';
import { normalizeAxes } from '../shapes/axes.js';
import { broadcastReps } from '../shapes/broadcast.js';
import { expandDimsShape } from '../shapes/expandDims.js';
import { reshapeShape } from '../shapes/reshape.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { normalizePerm } from '../shapes/transpose.js';
import { alike, canon, type Form, isUntransposable, MAX_RANK, merged, partwise } from './canonical.js';
import { decomposed, linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { Ops } from './ops.js';
import type { AnyRecord, KernelRecord } from './record.js';
import { separable } from './separable.js';

/** Kernels that only give x another shape. */
const reshaped = <A>(key: string, shape: (shape: Shape, attrs: A) => number[]): KernelRecord<string, A> => ({
  shape: ({ inputs, attrs }) => ({ shape: shape(inputs[key].shape, attrs), dtype: inputs[key].dtype }),
  batch: ({ ops, inputs, size, attrs }) =>
    ops.reshape(inputs[key], [size, ...shape(inputs[key].shape.slice(1), attrs)]),
  ...linear(({ ct, inputs, ops }) => ({ [key]: ops.reshape(ct, inputs[key].shape) })),
});

interface TransposeAttrs {
  readonly perm: number[];
}

export const inverse = (perm: readonly number[]) => perm.map((_, i) => perm.indexOf(i));

/** Axes that stay together are one axis; if too many are left, they move one at a time. */
const transposed: Form = (r, name, { x }, attrs) => {
  if (isUntransposable(x)) {
    // A cast alone keeps the buffer of integers.
    const floats = r.add(r.cast(x, 'float32'), 0);
    return r.cast(r.transpose(floats, attrs.perm), x.dtype);
  }
  const perm = normalizePerm(x.shape, attrs.perm);
  const to = inverse(perm);
  const groups = alike(x.shape, (i) => to[i] - i);
  const sources = groups.map(([axis]) => axis);
  const order = perm.map((axis) => sources.indexOf(axis)).filter((i) => i >= 0);
  const y = r.reshape(x, merged(x.shape, groups));
  const z =
    order.length > MAX_RANK ? moveAxes(r, y, order) : (r.run(name, { x: y }, { perm: order }) as Tensor);
  return r.reshape(
    z,
    perm.map((p) => x.shape[p]),
  );
};

function moveAxes(r: Ops, x: Tensor, order: readonly number[]): Tensor {
  const current = [...order.keys()];
  return order.reduce((y, axis, to) => {
    const from = current.indexOf(axis);
    current.splice(to, 0, ...current.splice(from, 1));
    const [before, between, after] = [y.shape.slice(0, to), y.shape.slice(to, from), y.shape.slice(from + 1)];
    const split = r.reshape(y, [sizeOf(before), sizeOf(between), y.shape[from], sizeOf(after)]);
    return r.reshape(r.transpose(split, [0, 2, 1, 3]), [...before, y.shape[from], ...between, ...after]);
  }, x);
}

const transpose: KernelRecord<'x', TransposeAttrs> = {
  shape: ({ inputs: { x }, attrs }) => ({
    shape: normalizePerm(x.shape, attrs.perm).map((p) => x.shape[p]),
    dtype: x.dtype,
  }),
  batch: (call) =>
    call.run(call.inputs, {
      perm: [0, ...normalizePerm(call.shape('x'), call.attrs.perm).map((p) => p + 1)],
    }),
  ...linear(({ ct, inputs, attrs, ops }) => ({
    x: ops.transpose(ct, inverse(normalizePerm(inputs.x.shape, attrs.perm))),
  })),
  canon: canon(partwise(transposed)),
};

const tile = separable<number, { reps: number[] }>(
  {
    params: (_, { reps }) => reps.map((n) => (n === 1 ? null : n)),
    attrs: (reps) => ({ reps: reps.map((n) => n ?? 1) }),
    size: (dim, n) => dim * n,
  },
  // Every axis that repeats is split in [repeat, size], and the repeats are summed.
  linear(({ ct, inputs, attrs, ops }) => {
    const split: number[] = [];
    const repeats: number[] = [];
    inputs.x.shape.forEach((dim, i) => {
      if (attrs.reps[i] !== 1) repeats.push(split.push(attrs.reps[i]) - 1);
      split.push(dim);
    });
    return { x: ops.sum(ops.reshape(ct, split), repeats) };
  }),
);

const broadcastTo: KernelRecord<'x', { shape: number[] }> = {
  shape({ inputs: { x }, attrs }) {
    broadcastReps(x.shape, attrs.shape);
    return { shape: attrs.shape, dtype: x.dtype };
  },
  batch: 'decompose',
  ...decomposed,
  decompose: ({ inputs, attrs, ops }) => ops.broadcastTo(inputs.x, attrs.shape),
};

const reverse = separable<boolean, { dims: number | number[] }>(
  {
    params(shape, { dims }) {
      const axes = normalizeAxes('reverse', dims, shape);
      return shape.map((_, i) => (axes.includes(i) ? true : null));
    },
    attrs: (on) => ({ dims: [...on.keys()].filter((i) => on[i]) }),
    size: (dim) => dim,
  },
  linear(({ ct, attrs, ops }) => ({ x: ops.call('Reverse', { x: ct }, attrs) })),
);

export const movement = {
  BroadcastTo: broadcastTo,
  ExpandDims: reshaped<{ dim: number }>('input', (shape, { dim }) => expandDimsShape(shape, dim)),
  Reshape: reshaped<{ shape: number[] }>('x', (shape, attrs) => reshapeShape(shape, attrs.shape)),
  Reverse: reverse,
  Tile: tile,
  Transpose: transpose,
} satisfies Partial<Record<KernelName, AnyRecord>>;
