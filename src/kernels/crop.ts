import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { decomposed } from './derivatives.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { bilinear, choose, nearest, pixels, within } from './sampling.js';

interface CropAttrs {
  readonly cropSize: readonly [number, number];
  readonly method: 'bilinear' | 'nearest';
  readonly extrapolationValue: number;
}
type CropInputs = 'image' | 'boxes' | 'boxInd';

/** Where the crop samples an axis: from one edge of the box to the other, [boxes, count]. */
function samples(ops: Ops, low: Tensor, high: Tensor, size: number, count: number): Tensor {
  const share = count > 1 ? ops.div(ops.cast(ops.iota(count), 'float32'), count - 1) : ops.scalar(0.5);
  return ops.mul(ops.add(ops.mul(low, ops.sub(1, share)), ops.mul(high, share)), size - 1);
}

function batch(call: BatchCall<CropInputs, CropAttrs>): Tensor {
  const { ops, size, mapped, inputs } = call;
  const n = call.shape('image')[0];
  const boxes = ops.merge(call.full('boxes'));
  const all = call.full('boxInd');
  if (!mapped.image) return ops.unmerge(call.run({ ...inputs, boxes, boxInd: ops.merge(all) }), size);
  const starts = ops.reshape(ops.mul(ops.iota(size), n), [size, 1]);
  // A box of no image stays one.
  const boxInd = ops.merge(ops.where(ops.less(all, n), ops.add(all, starts), size * n));
  return ops.unmerge(call.run({ image: ops.merge(inputs.image), boxes, boxInd }), size);
}

export const crop: KernelRecord<CropInputs, CropAttrs> = {
  shape: ({ inputs: { image, boxes }, attrs: { cropSize } }) => ({
    shape: [boxes.shape[0], ...cropSize, image.shape[3]],
    dtype: 'float32',
  }),
  batch,
  ...decomposed,
  decompose({ inputs: { image, boxes, boxInd }, attrs: { cropSize, method, extrapolationValue }, ops }) {
    const count = boxes.shape[0];
    const [rows, columns] = cropSize;
    const [, h, w] = image.shape as number[];
    const edge = (i: number) => ops.slice(boxes, [0, i], [count, 1]);
    const y = ops.reshape(samples(ops, edge(0), edge(2), h, rows), [count, rows, 1]);
    const x = ops.reshape(samples(ops, edge(1), edge(3), w, columns), [count, 1, columns]);
    const source = { images: ops.cast(image, 'float32'), which: ops.reshape(boxInd, [count, 1, 1]) };
    const sample = method === 'nearest' ? nearest : bilinear;
    const values = sample(ops, y, x, (row, column) => pixels(ops, source, row, column));
    return choose(ops, within(ops, y, h), within(ops, x, w), values, extrapolationValue);
  },
};
