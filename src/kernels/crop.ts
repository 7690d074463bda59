import type { Tensor } from '@tensorflow/tfjs-core';
import { decomposed } from './derivatives.js';
import { swapMiddle } from './fold.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';

export interface CropAttrs {
  readonly cropSize: readonly [number, number];
  readonly method: 'bilinear' | 'nearest';
  readonly extrapolationValue: number;
}

/**
 * `count` samples along an axis of n pixels, from `low` to `high` [m, 1] of its length: how much of each pixel is in
 * each of them [m, count, n], and which lie inside the image [m, count].
 */
function samples(ops: Ops, low: Tensor, high: Tensor, n: number, count: number, method: string) {
  const along = (x: Tensor) => ops.mul(x, n - 1);
  const at =
    count > 1
      ? ops.add(
          along(low),
          ops.mul(along(ops.sub(high, low)), ops.div(ops.cast(ops.iota(count), 'float32'), count - 1)),
        )
      : ops.mul(along(ops.add(low, high)), 0.5);
  const place = method === 'nearest' ? ops.floor(ops.add(at, 0.5)) : at;
  const pixels = ops.cast(ops.iota(n), 'float32');
  const distance = ops.abs(ops.sub(ops.reshape(place, [...at.shape, 1]), pixels));
  return {
    weights: ops.relu(ops.sub(1, distance)),
    inside: ops.logicalAnd(ops.greaterEqual(at, 0), ops.lessEqual(at, n - 1)),
  };
}

/** Weights [m, k, n] applied to axis 1 of x [m, n, a, b], which goes behind a: [m, a, k, b]. */
function sampled(ops: Ops, weights: Tensor, x: Tensor): Tensor {
  const [m, n, a, b] = x.shape as number[];
  const y = ops.matMul(weights, ops.reshape(x, [m, n, a * b]));
  return swapMiddle(ops, ops.reshape(y, [m, weights.shape[1]!, a, b]));
}

export const crop: KernelRecord<'image' | 'boxes' | 'boxInd', CropAttrs> = {
  shape: ({ inputs: { image, boxes }, attrs: { cropSize } }) => ({
    shape: [boxes.shape[0], ...cropSize, image.shape[3]],
    dtype: 'float32',
  }),
  batch(call) {
    const { ops, size, mapped } = call;
    const { image } = call.inputs;
    const boxes = ops.merge(call.full('boxes'));
    const all = call.full('boxInd');
    if (!mapped.image) return ops.unmerge(call.run({ image, boxes, boxInd: ops.merge(all) }), size);
    const n = call.shape('image')[0];
    const starts = ops.reshape(ops.mul(ops.iota(size), n), [size, 1]);
    // A box of no image stays one.
    const boxInd = ops.merge(ops.where(ops.less(all, n), ops.add(all, starts), size * n));
    return ops.unmerge(call.run({ image: ops.merge(image), boxes, boxInd }), size);
  },
  ...decomposed,
  decompose({ inputs: { image, boxes, boxInd }, attrs, ops }) {
    const { cropSize, method, extrapolationValue } = attrs;
    const m = boxes.shape[0];
    const [y1, x1, y2, x2] = [0, 1, 2, 3].map((i) => ops.slice(boxes, [0, i], [m, 1]));
    const rows = samples(ops, y1, y2, image.shape[1]!, cropSize[0], method);
    const columns = samples(ops, x1, x2, image.shape[2]!, cropSize[1], method);
    const images = ops.call('GatherV2', { x: image, indices: boxInd }, { axis: 0, batchDims: 0 });
    const y = sampled(ops, columns.weights, sampled(ops, rows.weights, images));
    const inside = ops.logicalAnd(
      ops.reshape(rows.inside, [m, cropSize[0], 1, 1]),
      ops.reshape(columns.inside, [m, 1, cropSize[1], 1]),
    );
    return ops.where(inside, y, extrapolationValue);
  },
};
