import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { decomposed, linear } from './derivatives.js';
import type { Ops } from './ops.js';
import type { Aval, KernelRecord, ShapeCall, ShapeRule, VjpCall } from './record.js';
import { absent, underived } from './refusals.js';
import { take } from './rows.js';
import { mergeBatch, shapeOf } from './rules.js';
import { type PoolAttrs, poolInfo, type Slide, slides, slidingPool } from './windows.js';

type Record<K extends string> = KernelRecord<K, PoolAttrs>;
type ArgmaxAttrs = PoolAttrs & { readonly includeBatchInIndex: boolean };

/** Not every kernel here rounds the number of windows as MaxPool does; padding can say the same. */
function unrounded(shape: readonly number[], attrs: PoolAttrs): PoolAttrs {
  if (!attrs.dimRoundingMode) return attrs;
  const [rows, columns] = slides(poolInfo(shape, attrs));
  return slidingPool(rows, columns);
}

/** AvgPool divides by the pixels a window covers, AvgPoolGrad by all of a window: the share of those, if not 1. */
function covered(ops: Ops, { size, out, filter, stride, before, after }: Slide): Tensor | null {
  if (before <= 0 && after <= 0) return null;
  const starts = ops.sub(ops.mul(ops.iota(out), stride), before);
  const count = ops.sub(ops.minimum(ops.add(starts, filter), size), ops.maximum(starts, 0));
  return ops.div(ops.cast(count, 'float32'), filter);
}

/** Apply the shares to x [n, h, w, c]. */
const overCover = (ops: Ops, by: 'mul' | 'div', x: Tensor, shape: readonly number[], attrs: PoolAttrs) =>
  slides(poolInfo(shape, attrs)).reduce((y, slide, axis) => {
    const share = covered(ops, slide);
    return share === null
      ? y
      : ops[by](y, ops.reshape(share, axis === 0 ? [slide.out, 1, 1] : [slide.out, 1]));
  }, x);

/** The elements of t where the windows of x have their maxima. */
function atMaxima(ops: Ops, x: Tensor, t: Tensor, attrs: PoolAttrs): Tensor {
  const exact = { ...unrounded(x.shape, attrs), includeBatchInIndex: true };
  const [, found] = ops.bind('MaxPoolWithArgmax', { x }, exact) as Tensor[];
  const indices = ops.maximum(ops.cast(ops.reshape(found, [sizeOf(found.shape)]), 'int32'), 0);
  return ops.reshape(take(ops, ops.reshape(t, [sizeOf(t.shape)]), indices), found.shape);
}

const maxPoolVjp = ({ inputs: { x }, y, ct, attrs, ops }: VjpCall<'x', PoolAttrs>) => ({
  x: ops.call('MaxPoolGrad', { dy: ct, input: x, output: y }, unrounded(x.shape, attrs)),
});

function mapWithArgmax(call: BatchCall<'x', ArgmaxAttrs>): Tensor[] {
  const { ops, size } = call;
  const [y, found] = mergeBatch(call) as Tensor[];
  // webgl says that the indices are floats.
  const indices = ops.cast(found, 'int32');
  if (!call.attrs.includeBatchInIndex) return [y, indices];
  const starts = ops.mul(ops.iota(size), sizeOf(call.shape('x')));
  return [y, ops.sub(indices, ops.reshape(starts, [size, 1, 1, 1, 1]))];
}

const pooled = ({ inputs: { x }, attrs }: ShapeCall<'x', PoolAttrs>): Aval => ({
  shape: poolInfo(x.shape, attrs).outShape,
  dtype: x.dtype,
});

const UNIT: Slide = { size: 1, out: 1, filter: 1, stride: 1, dilation: 1, before: 0, after: 0 };

const pool3d = (kernel: string, shape: ShapeRule<'x', PoolAttrs>): Record<'x'> => ({
  shape,
  batch: mergeBatch,
  ...decomposed,
  /** A pool of the planes and one along the depth. */
  decompose({ inputs: { x }, attrs, ops }) {
    const [depth, rows, columns] = slides(poolInfo(x.shape, attrs));
    const [n, d, h, w, c] = x.shape as number[];
    const planes = ops.call(kernel, { x: ops.reshape(x, [n * d, h, w, c]) }, slidingPool(rows, columns));
    const stack = ops.reshape(planes, [n, d, rows.out * columns.out, c]);
    const y = ops.call(kernel, { x: stack }, slidingPool(depth, UNIT));
    return ops.reshape(y, [n, depth.out, rows.out, columns.out, c]);
  },
});

const grad3d: Record<'dy' | 'input'> = {
  shape: shapeOf('input', 'float32'),
  batch: mergeBatch,
  ...underived,
};

export const pool = {
  AvgPool: {
    shape: pooled,
    batch: mergeBatch,
    ...linear<'x', PoolAttrs>(
      ({ inputs: { x }, ct, attrs, ops }) => {
        const dy = overCover(ops, 'div', ct, x.shape, attrs);
        return { x: ops.call('AvgPoolGrad', { dy, input: x }, unrounded(x.shape, attrs)) };
      },
      { in: ['x'] },
    ),
  } satisfies Record<'x'>,
  AvgPoolGrad: {
    shape: shapeOf('input', 'float32'),
    batch: mergeBatch,
    ...linear<'dy' | 'input', PoolAttrs>(
      ({ inputs: { input }, ct, attrs, ops }) => ({
        dy: overCover(ops, 'mul', ops.call('AvgPool', { x: ct }, attrs), input.shape, attrs),
      }),
      { in: ['dy'] },
    ),
  } satisfies Record<'dy' | 'input'>,
  MaxPool: {
    shape: pooled,
    batch: mergeBatch,
    saves: 'all',
    vjp: maxPoolVjp,
    jvp: ({ inputs: { x }, tangents, attrs, ops }) => atMaxima(ops, x, tangents.x!, attrs),
  } satisfies Record<'x'>,
  MaxPoolGrad: {
    shape: shapeOf('input', 'float32'),
    batch: mergeBatch,
    ...linear<'dy' | 'input' | 'output', PoolAttrs>(
      ({ wants, inputs: { input }, ct, attrs, ops }) =>
        wants('dy') ? { dy: atMaxima(ops, input, ct, attrs) } : {},
      { in: ['dy'] },
    ),
  } satisfies Record<'dy' | 'input' | 'output'>,
  MaxPoolWithArgmax: {
    shape: (call) => [pooled(call), { ...pooled(call), dtype: 'int32' }],
    batch: mapWithArgmax,
    saves: 'all',
    vjp: maxPoolVjp,
    jvp: ({ inputs: { x }, tangents, attrs, ops }) => [atMaxima(ops, x, tangents.x!, attrs), null],
  } satisfies KernelRecord<'x', ArgmaxAttrs>,
  AvgPool3D: pool3d('AvgPool', (call) => ({ ...pooled(call), dtype: 'float32' })),
  AvgPool3DGrad: grad3d,
  MaxPool3D: pool3d('MaxPool', pooled),
  MaxPool3DGrad: grad3d,
  Pool: absent,
};
