import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { decomposed } from './derivatives.js';
import { fold, unfold } from './fold.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { bilinearAt, choose, nearestAt, pixels, within } from './sampling.js';

interface TransformAttrs {
  readonly interpolation: 'nearest' | 'bilinear';
  readonly fillMode: 'constant' | 'reflect' | 'wrap' | 'nearest';
  readonly fillValue: number;
  readonly outputShape?: readonly [number, number] | null;
}
type TransformInputs = 'image' | 'transforms';

/** Coordinates beyond the image brought back onto it. */
function refill(ops: Ops, at: Tensor, size: number, mode: TransformAttrs['fillMode']): Tensor {
  if (mode === 'constant') return at;
  const clip = (x: Tensor) => ops.minimum(ops.maximum(x, 0), size - 1);
  if (mode === 'nearest' || size <= 1) return clip(at);
  const whole = (x: Tensor, by: number) => ops.floor(ops.div(x, by));
  const [below, above] = [ops.neg(at), at];
  const period = mode === 'reflect' ? 2 * size : size;
  if (mode === 'wrap') {
    const low = ops.add(at, ops.mul(ops.add(whole(below, size - 1), 1), period));
    const high = ops.sub(at, ops.mul(whole(above, size - 1), period));
    return clip(ops.where(ops.less(at, 0), low, ops.where(ops.greater(at, size - 1), high, at)));
  }
  const inPeriodBelow = ops.add(at, ops.mul(whole(below, period), period));
  const low = ops.where(
    ops.less(inPeriodBelow, -size),
    ops.add(inPeriodBelow, period),
    ops.sub(-1, inPeriodBelow),
  );
  const inPeriodAbove = ops.sub(at, ops.mul(whole(above, period), period));
  const high = ops.where(
    ops.greaterEqual(inPeriodAbove, size),
    ops.sub(period - 1, inPeriodAbove),
    inPeriodAbove,
  );
  return clip(ops.where(ops.less(at, 0), low, ops.where(ops.greater(at, size - 1), high, at)));
}

/** One transform for all images: those become channels, since the cpu kernel transforms only the first of several. */
function batch(call: BatchCall<TransformInputs, TransformAttrs>): Tensor | null {
  const { ops, size, mapped, inputs } = call;
  if (mapped.transforms || inputs.transforms.shape[0] !== 1) return null;
  const [n, h, w, c] = call.shape('image');
  const image = ops.reshape(fold(ops, ops.merge(inputs.image), 2), [1, h, w, size * n * c]);
  const y = call.run({ image, transforms: inputs.transforms });
  return ops.unmerge(unfold(ops, ops.reshape(y, y.shape.slice(1)), 2, size * n), size);
}

export const transformImage: KernelRecord<TransformInputs, TransformAttrs> = {
  shape: ({ inputs: { image }, attrs: { outputShape } }) => {
    const [n, h, w, c] = image.shape;
    return { shape: [n, ...(outputShape ?? [h, w]), c], dtype: image.dtype };
  },
  batch,
  ...decomposed,
  decompose({ inputs: { image, transforms }, attrs, ops }) {
    const [n, h, w] = image.shape as number[];
    const [rows, columns] = attrs.outputShape ?? [h, w];
    const many = transforms.shape[0];
    const t = (i: number) => ops.reshape(ops.slice(transforms, [0, i], [many, 1]), [many, 1, 1]);
    const row = ops.reshape(ops.cast(ops.iota(rows), 'float32'), [1, rows, 1]);
    const column = ops.reshape(ops.cast(ops.iota(columns), 'float32'), [1, 1, columns]);
    const affine = (a: Tensor, b: Tensor, c: Tensor | number) =>
      ops.add(ops.add(ops.mul(a, column), ops.mul(b, row)), c);
    const projection = affine(t(6), t(7), 1);
    const x = refill(ops, ops.div(affine(t(0), t(1), t(2)), projection), w, attrs.fillMode);
    const y = refill(ops, ops.div(affine(t(3), t(4), t(5)), projection), h, attrs.fillMode);
    const source = { images: image, which: ops.reshape(ops.iota(n), [n, 1, 1]) };
    const read = (at: Tensor, beside: Tensor) =>
      choose(
        ops,
        within(ops, at, h),
        within(ops, beside, w),
        pixels(ops, source, at, beside),
        attrs.fillValue,
      );
    const sample = attrs.interpolation === 'bilinear' ? bilinearAt : nearestAt;
    const finite = ops.notEqual(projection, 0);
    return choose(ops, finite, finite, sample(ops, y, x, read), attrs.fillValue);
  },
};
