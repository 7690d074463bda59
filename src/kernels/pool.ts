import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { decomposed, linear } from './derivatives.js';
import { scaled } from './fold.js';
import { maxima, needsPositive, pickAt, putAt } from './maxima.js';
import type { Ops } from './ops.js';
import type { Derivative, KernelRecord } from './record.js';
import { absent } from './refusals.js';
import { mergeBatch, shapeOf } from './rules.js';
import { type PoolAttrs, pool2dInfo, pool3dInfo, type Slide, slides, slidingPool } from './windows.js';

/** Not every kernel here rounds the number of windows as MaxPool does; padding can say the same. */
function unrounded(shape: readonly number[], attrs: PoolAttrs): PoolAttrs {
  if (!attrs.dimRoundingMode) return attrs;
  const [rows, columns] = slides(pool2dInfo(shape, attrs));
  return slidingPool(rows, columns);
}

/** How many pixels each window along an axis covers, or null if it is always the whole window. */
function covered(ops: Ops, { size, out, filter, stride, before, after }: Slide): Tensor | null {
  if (before <= 0 && after <= 0) return null;
  const starts = ops.sub(ops.mul(ops.iota(out), stride), before);
  return ops.cast(ops.sub(ops.minimum(ops.add(starts, filter), size), ops.maximum(starts, 0)), 'float32');
}

/** AvgPool divides by the pixels a window covers, AvgPoolGrad by all of a window: scale one to match the other. */
function scaledToCover(ops: Ops, x: Tensor, shape: readonly number[], attrs: PoolAttrs, inverse: boolean) {
  const [rows, columns] = slides(pool2dInfo(shape, attrs));
  const factors = [
    [rows, [rows.out, 1, 1]],
    [columns, [columns.out, 1]],
  ] as const;
  return factors.reduce((y, [slide, aligned]) => {
    const count = covered(ops, slide);
    if (count === null) return y;
    const share = ops.reshape(ops.div(count, slide.filter), aligned);
    return inverse ? ops.div(y, share) : ops.mul(y, share);
  }, x);
}

/** The elements of t where the windows of x have their maxima. */
function atMaxima(ops: Ops, x: Tensor, t: Tensor, attrs: PoolAttrs): Tensor {
  const exact = { ...unrounded(x.shape, attrs), includeBatchInIndex: true };
  const [, found] = ops.bind('MaxPoolWithArgmax', { x }, exact) as Tensor[];
  const indices = ops.maximum(ops.cast(ops.reshape(found, [sizeOf(found.shape)]), 'int32'), 0);
  const flat = ops.call(
    'GatherV2',
    { x: ops.reshape(t, [sizeOf(t.shape)]), indices },
    { axis: 0, batchDims: 0 },
  );
  return ops.reshape(flat, found.shape);
}

const avgPool: Derivative<'x', PoolAttrs> = linear<'x', PoolAttrs>(({ inputs: { x }, ct, attrs, ops }) => {
  const dy = scaledToCover(ops, ct, x.shape, attrs, true);
  return { x: ops.call('AvgPoolGrad', { dy, input: ops.zeros(x.shape) }, unrounded(x.shape, attrs)) };
});

const avgPoolGrad: Derivative<'dy' | 'input', PoolAttrs> = linear<'dy' | 'input', PoolAttrs>(
  ({ inputs: { input }, ct, attrs, ops }) => {
    const plain = { ...attrs, dimRoundingMode: undefined };
    return { dy: scaledToCover(ops, ops.call('AvgPool', { x: ct }, plain), input.shape, plain, false) };
  },
  { in: ['dy'] },
);

const maxPool: Derivative<'x', PoolAttrs> = {
  saves: 'all',
  vjp: ({ inputs: { x }, y, ct, attrs, ops }) => ({
    x: ops.call('MaxPoolGrad', { dy: ct, input: x, output: y }, unrounded(x.shape, attrs)),
  }),
  jvp: ({ inputs: { x }, tangents, attrs, ops }) => atMaxima(ops, x, tangents.x!, attrs),
};

const maxPoolGrad: Derivative<'dy' | 'input' | 'output', PoolAttrs> = linear<
  'dy' | 'input' | 'output',
  PoolAttrs
>(
  ({ wants, inputs: { input }, ct, attrs, ops }) =>
    wants('dy') ? { dy: atMaxima(ops, input, ct, attrs) } : {},
  { in: ['dy'] },
);

/** The kernel reads only the shape of `input`. */
function ofShape(call: BatchCall<'dy' | 'input', PoolAttrs>): Tensor {
  const { ops, size, mapped, inputs } = call;
  const input = mapped.input ? ops.merge(inputs.input) : ops.zeros(scaled(call.shape('input'), 0, size));
  return ops.unmerge(call.run({ dy: ops.merge(call.full('dy')), input }), size);
}

function withArgmax(call: BatchCall<'x', PoolAttrs & { includeBatchInIndex: boolean }>): Tensor[] {
  const { ops, size, attrs } = call;
  const [y, found] = mergeBatch(call) as Tensor[];
  // webgl says that the indices are floats.
  const indices = ops.cast(found, 'int32');
  if (!attrs.includeBatchInIndex) return [y, indices];
  const one = sizeOf(call.shape('x'));
  const starts = ops.reshape(ops.mul(ops.iota(size), one), [size, 1, 1, 1, 1]);
  return [y, ops.sub(indices, starts)];
}

const UNIT: Slide = { axis: 0, size: 0, out: 0, filter: 1, stride: 1, dilation: 1, before: 0, after: 0 };

/** A pool of volumes as one of their planes and one along the depth. */
function planes(shape: readonly number[], attrs: PoolAttrs) {
  const [depth, rows, columns] = slides(pool3dInfo(shape, attrs));
  const [n, d, h, w, c] = shape;
  return {
    plane: [n * d, h, w, c],
    planeAttrs: slidingPool(rows, columns),
    stack: [n, d, rows.out * columns.out, c],
    stackAttrs: slidingPool(depth, UNIT),
    planeOut: [n * d, rows.out, columns.out, c],
    stackOut: [n, depth.out, rows.out * columns.out, c],
    out: [n, depth.out, rows.out, columns.out, c],
  };
}

const pool3d = (kernel: 'AvgPool' | 'MaxPool', dtype?: 'float32') =>
  ({
    shape: ({ inputs: { x }, attrs }) => ({
      shape: pool3dInfo(x.shape, attrs).outShape,
      dtype: dtype ?? x.dtype,
    }),
    batch: mergeBatch,
    ...decomposed,
    decompose({ inputs: { x }, attrs, ops }) {
      const p = planes(x.shape, attrs);
      const y = ops.call(kernel, { x: ops.reshape(x, p.plane) }, p.planeAttrs);
      return ops.reshape(ops.call(kernel, { x: ops.reshape(y, p.stack) }, p.stackAttrs), p.out);
    },
  }) satisfies KernelRecord<'x', PoolAttrs>;

export const pool = {
  AvgPool: {
    shape: ({ inputs: { x }, attrs }) => ({ shape: pool2dInfo(x.shape, attrs).outShape, dtype: x.dtype }),
    batch: mergeBatch,
    ...avgPool,
  } satisfies KernelRecord<'x', PoolAttrs>,
  AvgPoolGrad: {
    shape: shapeOf('input', 'float32'),
    batch: ofShape,
    ...avgPoolGrad,
  } satisfies KernelRecord<'dy' | 'input', PoolAttrs>,
  MaxPool: {
    shape: ({ inputs: { x }, attrs }) => ({ shape: pool2dInfo(x.shape, attrs).outShape, dtype: x.dtype }),
    batch: mergeBatch,
    ...maxPool,
  } satisfies KernelRecord<'x', PoolAttrs>,
  MaxPoolGrad: {
    shape: shapeOf('input', 'float32'),
    batch: mergeBatch,
    ...maxPoolGrad,
    decompose: ({ inputs: { dy, input }, attrs, ops }) =>
      putAt(ops, maxima(ops, input, slides(pool2dInfo(input.shape, attrs))).x, dy, input.shape),
    wrongOn: needsPositive,
  } satisfies KernelRecord<'dy' | 'input' | 'output', PoolAttrs>,
  MaxPoolWithArgmax: {
    shape: ({ inputs: { x }, attrs }) => {
      const shape = pool2dInfo(x.shape, attrs).outShape;
      return [
        { shape, dtype: x.dtype },
        { shape, dtype: 'int32' },
      ];
    },
    batch: withArgmax,
    saves: 'all',
    vjp: maxPool.vjp,
    jvp: ({ inputs: { x }, tangents, attrs, ops }) => [atMaxima(ops, x, tangents.x!, attrs), null],
    decompose({ inputs: { x }, attrs, ops }) {
      const info = pool2dInfo(x.shape, attrs);
      const at = maxima(ops, x, slides(info)).x;
      const values = ops.reshape(pickAt(ops, at, x), info.outShape);
      const positions = ops.reshape(at, info.outShape);
      if (attrs.includeBatchInIndex) return [values, positions];
      const [n, ...one] = x.shape;
      return [values, ops.sub(positions, ops.reshape(ops.mul(ops.iota(n), sizeOf(one)), [n, 1, 1, 1]))];
    },
    wrongOn: needsPositive,
  } satisfies KernelRecord<'x', PoolAttrs & { includeBatchInIndex: boolean }>,
  AvgPool3D: pool3d('AvgPool', 'float32'),
  AvgPool3DGrad: {
    shape: shapeOf('input', 'float32'),
    batch: ofShape,
    ...decomposed,
    decompose({ inputs: { dy, input }, attrs, ops }) {
      const p = planes(input.shape, attrs);
      const grad = (ct: Tensor, shape: number[], as: PoolAttrs) =>
        ops.call('AvgPoolGrad', { dy: ct, input: ops.zeros(shape) }, as);
      const g = grad(ops.reshape(dy, p.stackOut), p.stack, p.stackAttrs);
      return ops.reshape(grad(ops.reshape(g, p.planeOut), p.plane, p.planeAttrs), input.shape);
    },
  } satisfies KernelRecord<'dy' | 'input', PoolAttrs>,
  MaxPool3D: { ...pool3d('MaxPool'), wrongOn: needsPositive },
  MaxPool3DGrad: {
    shape: shapeOf('input', 'float32'),
    batch: mergeBatch,
    ...decomposed,
    decompose({ inputs: { dy, input, output }, attrs, ops }) {
      const p = planes(input.shape, attrs);
      const x = ops.reshape(input, p.plane);
      const y = ops.call('MaxPool', { x }, p.planeAttrs);
      const g = ops.call(
        'MaxPoolGrad',
        {
          dy: ops.reshape(dy, p.stackOut),
          input: ops.reshape(y, p.stack),
          output: ops.reshape(output, p.stackOut),
        },
        p.stackAttrs,
      );
      const dx = ops.call(
        'MaxPoolGrad',
        { dy: ops.reshape(g, p.planeOut), input: x, output: y },
        p.planeAttrs,
      );
      return ops.reshape(dx, input.shape);
    },
    // The cpu kernel takes windows to be as wide as they are high.
    wrongOn: (backend) => needsPositive(backend) || backend === 'cpu',
  } satisfies KernelRecord<'dy' | 'input' | 'output', PoolAttrs>,
  Pool: absent,
};
