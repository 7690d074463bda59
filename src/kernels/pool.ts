import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { decomposed, linear, reverseOnly } from './derivatives.js';
import type { Ops } from './ops.js';
import type { KernelRecord, ShapeRule } from './record.js';
import { absent } from './refusals.js';
import { mergeBatch, shapeOf } from './rules.js';
import { windowMaxima } from './windowMaxima.js';
import { type Info, type PoolAttrs, pool2dInfo, pool3dInfo, slides } from './windows.js';

type PoolInfo = (x: readonly number[], attrs: PoolAttrs) => Info;
type ArgmaxAttrs = PoolAttrs & { includeBatchInIndex: boolean };

const pooled =
  (info: PoolInfo): ShapeRule<'x', PoolAttrs> =>
  ({ inputs: { x }, attrs }) => ({ shape: info(x.shape, attrs).outShape, dtype: x.dtype });

/** Kernels of gradients do not round the number of windows as the pools do; padding can say the same. */
function unrounded(shape: readonly number[], attrs: PoolAttrs): PoolAttrs {
  if (!attrs.dimRoundingMode || shape.length > 4) return attrs;
  const edges = slides(pool2dInfo(shape, attrs)).map(({ before, after }): [number, number] => [
    before,
    after,
  ]);
  return { ...attrs, dimRoundingMode: undefined, pad: [[0, 0], ...edges, [0, 0]] };
}

/** A pool divides by the pixels that a window covers, its gradient by all of a window: this is their ratio. */
function coverage(ops: Ops, info: Info): Tensor {
  return slides(info)
    .filter(({ before, after }) => before > 0 || after > 0)
    .map(({ axis, size, out, filter, stride, before }) => {
      const starts = ops.sub(ops.mul(ops.iota(out), stride), before);
      const covered = ops.sub(ops.minimum(ops.add(starts, filter), size), ops.maximum(starts, 0));
      const aligned = info.outShape.slice(axis).map((d, i) => (i === 0 ? d : 1));
      return ops.reshape(ops.div(ops.cast(covered, 'float32'), filter), aligned);
    })
    .reduce(ops.mul, ops.scalar(1));
}

const averages = (
  forward: string,
  backward: string,
  info: PoolInfo,
): [KernelRecord<'x', PoolAttrs>, KernelRecord<'dy' | 'input', PoolAttrs>] => [
  {
    shape: pooled(info),
    batch: mergeBatch,
    ...linear<'x', PoolAttrs>(({ inputs: { x }, ct, attrs, ops }) => {
      const dy = ops.div(ct, coverage(ops, info(x.shape, attrs)));
      return { x: ops.call(backward, { dy, input: ops.zeros(x.shape) }, unrounded(x.shape, attrs)) };
    }),
  },
  {
    shape: shapeOf('input', 'float32'),
    batch: mergeBatch,
    ...linear<'dy' | 'input', PoolAttrs>(
      ({ inputs: { input }, ct, attrs, ops }) => ({
        dy: ops.mul(ops.call(forward, { x: ct }, attrs), coverage(ops, info(input.shape, attrs))),
      }),
      { in: ['dy'] },
    ),
  },
];
const [AvgPool, AvgPoolGrad] = averages('AvgPool', 'AvgPoolGrad', pool2dInfo);
const [AvgPool3D, AvgPool3DGrad] = averages('AvgPool3D', 'AvgPool3DGrad', pool3dInfo);

/** The elements of t where the windows of x have their maxima. */
function atMaxima(ops: Ops, x: Tensor, t: Tensor, attrs: PoolAttrs): Tensor {
  const exact = { ...unrounded(x.shape, attrs), includeBatchInIndex: true };
  const [, found] = ops.bind('MaxPoolWithArgmax', { x }, exact) as Tensor[];
  const flat = ops.reshape(t, [sizeOf(t.shape)]);
  const indices = ops.maximum(ops.cast(found, 'int32'), 0);
  return ops.call('GatherV2', { x: flat, indices }, { axis: 0, batchDims: 0 });
}

const maxima = reverseOnly<'x', PoolAttrs>(({ inputs: { x }, y, ct, attrs, ops }) => ({
  x: ops.call('MaxPoolGrad', { dy: ct, input: x, output: y }, unrounded(x.shape, attrs)),
}));

function withArgmax(call: BatchCall<'x', ArgmaxAttrs>): Tensor[] {
  const { ops, size, attrs } = call;
  const [y, indices] = mergeBatch(call) as Tensor[];
  if (!attrs.includeBatchInIndex) return [y, indices];
  const starts = ops.mul(ops.iota(size), sizeOf(call.shape('x')));
  return [y, ops.sub(indices, ops.reshape(starts, [size, 1, 1, 1, 1]))];
}

export const pool = {
  AvgPool,
  AvgPoolGrad,
  AvgPool3D,
  AvgPool3DGrad,
  MaxPool: {
    shape: pooled(pool2dInfo),
    batch: mergeBatch,
    ...maxima,
  } satisfies KernelRecord<'x', PoolAttrs>,
  MaxPoolGrad: {
    shape: shapeOf('input', 'float32'),
    batch: mergeBatch,
    ...linear<'dy' | 'input' | 'output', PoolAttrs>(
      ({ wants, inputs: { input }, ct, attrs, ops }) =>
        wants('dy') ? { dy: atMaxima(ops, input, ct, attrs) } : {},
      { in: ['dy'] },
    ),
  } satisfies KernelRecord<'dy' | 'input' | 'output', PoolAttrs>,
  MaxPoolWithArgmax: {
    shape: (call) => {
      const y = pooled(pool2dInfo)(call) as { shape: number[]; dtype: 'float32' };
      return [y, { ...y, dtype: 'int32' }];
    },
    batch: withArgmax,
    ...maxima,
  } satisfies KernelRecord<'x', ArgmaxAttrs>,
  MaxPool3D: {
    shape: pooled(pool3dInfo),
    batch: mergeBatch,
    ...decomposed,
    decompose: ({ inputs: { x }, attrs, ops }) => windowMaxima(ops, x, pool3dInfo(x.shape, attrs)),
  } satisfies KernelRecord<'x', PoolAttrs>,
  MaxPool3DGrad: {
    shape: shapeOf('input', 'float32'),
    batch: mergeBatch,
  } satisfies KernelRecord<'dy' | 'input' | 'output', PoolAttrs>,
  Pool: absent,
};
