import type { Tensor } from '@tensorflow/tfjs-core';
import { normalizeAxes } from '../shapes/axes.js';
import { broadcastReps } from '../shapes/broadcast.js';
import { expandDimsShape } from '../shapes/expandDims.js';
import { reshapeShape } from '../shapes/reshape.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { normalizePerm } from '../shapes/transpose.js';
import { DISCRETE, type Form, isWebGPU, MAX_RANK, plain, type Runner, run, splitCanon } from './canonical.js';
import { linear } from './derivatives.js';
import type { KernelName } from './names.js';
import type { AnyRecord, KernelRecord } from './record.js';
import { boolsAsIntegers } from './rules.js';
import { separable } from './separable.js';

/** Kernels that only give x another shape. */
const reshaped = <A>(key: string, shape: (shape: Shape, attrs: A) => number[]): KernelRecord<string, A> => ({
  shape: ({ inputs, attrs }) => ({ shape: shape(inputs[key].shape, attrs), dtype: inputs[key].dtype }),
  batch: ({ ops, inputs, size, attrs }) =>
    ops.reshape(inputs[key], [size, ...shape(inputs[key].shape.slice(1), attrs)]),
  ...linear(({ ct, inputs, ops }) => ({ [key]: ops.reshape(ct, inputs[key].shape) })),
  canon: splitCanon(plain, { above: Number.POSITIVE_INFINITY }),
});

interface TransposeAttrs {
  readonly perm: number[];
}

const inverse = (perm: readonly number[]) => perm.map((_, i) => perm.indexOf(i));

/** Axes that stay together are one axis; if too many are left, they move one at a time. */
const transposed: Form = (r, name, { x }, attrs) => {
  if (DISCRETE.includes(x.dtype)) {
    if (isWebGPU()) return transposedAsFloats(r, name, { x }, attrs);
    if (x.shape.length <= MAX_RANK) return plain(r, name, { x }, attrs);
  }
  const perm = normalizePerm(x.shape, attrs.perm);
  const runs: number[][] = [];
  for (const p of perm.filter((axis) => x.shape[axis] !== 1)) {
    const last = runs[runs.length - 1];
    const end = last?.[last.length - 1];
    if (end < p && sizeOf(x.shape.slice(end + 1, p)) === 1) last.push(p);
    else runs.push([p]);
  }
  const source = [...runs].sort((a, b) => a[0] - b[0]);
  const y = moveAxes(
    r,
    r.reshape(
      x,
      source.map((axes) => sizeOf(axes.map((i) => x.shape[i]))),
    ),
    runs.map((axes) => source.indexOf(axes)),
  );
  return r.reshape(
    y,
    perm.map((p) => x.shape[p]),
  );
};

const transposedAsFloats: Form = (r, name, { x }, attrs) => {
  const zero = run(r, 'Fill', {}, { shape: [], value: 0, dtype: 'float32' });
  // A cast alone keeps the buffer of integers.
  const floats = r.apply('Add', { a: run(r, 'Cast', { x }, { dtype: 'float32' }), b: zero }, {}) as Tensor;
  const y = transposed(r, name, { x: floats }, attrs) as Tensor;
  return r.apply('Cast', { x: y }, { dtype: x.dtype });
};

function moveAxes(r: Runner, x: Tensor, order: readonly number[]): Tensor {
  const transpose = (y: Tensor, perm: readonly number[]) => run(r, 'Transpose', { x: y }, { perm });
  if (order.every((p, i) => p === i)) return run(r, 'Identity', { x }, {});
  if (order.length <= MAX_RANK) return transpose(x, order);
  const current = order.map((_, i) => i);
  return order.reduce((y, axis, to) => {
    const from = current.indexOf(axis);
    if (from === to) return y;
    current.splice(to, 0, ...current.splice(from, 1));
    const [before, between, after] = [y.shape.slice(0, to), y.shape.slice(to, from), y.shape.slice(from + 1)];
    const split = r.reshape(y, [sizeOf(before), sizeOf(between), y.shape[from], sizeOf(after)]);
    return r.reshape(transpose(split, [0, 2, 1, 3]), [...before, y.shape[from], ...between, ...after]);
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
  canon: splitCanon(transposed, { dtypes: [...DISCRETE, 'complex64'] }),
};

const tile = separable<number, { reps: number[] }>(
  {
    params: (_, { reps }) => reps.map((n) => (n === 1 ? null : n)),
    neutral: () => 1,
    attrs: (reps) => ({ reps }),
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
  batch({ ops, inputs: { x }, attrs, size }) {
    const shape = x.shape.slice(1);
    const reps = broadcastReps(shape, attrs.shape);
    const ones = Array(reps.length - shape.length).fill(1);
    return ops.tile(ops.reshape(x, [size, ...ones, ...shape]), [1, ...reps]);
  },
  ...linear(({ ct, inputs, ops }) => ({ x: ops.unbroadcast(ct, inputs.x.shape) })),
};

const reverse = {
  ...separable<boolean, { dims: number | number[] }>(
    {
      params(shape, { dims }) {
        const axes = normalizeAxes('reverse', dims, shape);
        return shape.map((_, i) => (axes.includes(i) ? true : null));
      },
      neutral: () => false,
      attrs: (on) => ({ dims: [...on.keys()].filter((i) => on[i]) }),
      size: (dim) => dim,
    },
    linear(({ ct, attrs, ops }) => ({ x: ops.call('Reverse', { x: ct }, attrs) })),
  ),
  ...boolsAsIntegers('Reverse', ['x']),
};

export const movement = {
  BroadcastTo: broadcastTo,
  ExpandDims: reshaped<{ dim: number }>('input', (shape, { dim }) => expandDimsShape(shape, dim)),
  Reshape: reshaped<{ shape: number[] }>('x', (shape, attrs) => reshapeShape(shape, attrs.shape)),
  Reverse: reverse,
  Tile: tile,
  Transpose: transpose,
} satisfies Partial<Record<KernelName, AnyRecord>>;
