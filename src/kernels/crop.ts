import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { decomposed } from './derivatives.js';
import type { Ops } from './ops.js';
import type { KernelRecord } from './record.js';
import { bilinearAt, choose, pixels, type Source, within } from './sampling.js';

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

function bilinear(
  ops: Ops,
  source: Source,
  boxes: Tensor,
  { cropSize, extrapolationValue }: CropAttrs,
): Tensor {
  const count = boxes.shape[0];
  const [rows, columns] = cropSize;
  const [, h, w] = source.images.shape as number[];
  const edge = (i: number) => ops.slice(boxes, [0, i], [count, 1]);
  const y = ops.reshape(samples(ops, edge(0), edge(2), h, rows), [count, rows, 1]);
  const x = ops.reshape(samples(ops, edge(1), edge(3), w, columns), [count, 1, columns]);
  const values = bilinearAt(ops, y, x, (row, column) => pixels(ops, source, row, column));
  return choose(ops, within(ops, y, h), within(ops, x, w), values, extrapolationValue);
}

/** The same value, constant to derivatives as Floor is, which leaves floats of this size alone. */
const held = (ops: Ops, x: Tensor) => ops.mul(ops.floor(ops.mul(x, 2 ** 60)), 2 ** -60);

/** Cropping the pixels' numbers tells which of them the kernel takes. */
function nearest(ops: Ops, images: Tensor, boxes: Tensor, which: Tensor, attrs: CropAttrs): Tensor {
  const [n, h, w, c] = images.shape as number[];
  const numbers = ops.reshape(ops.cast(ops.iota(h * w), 'float32'), [1, h, w, 1]);
  const inputs = { image: numbers, boxes: held(ops, boxes), boxInd: ops.zeros([boxes.shape[0]], 'int32') };
  const taken = ops.call('CropAndResize', inputs, { ...attrs, extrapolationValue: -1 });
  const shape = taken.shape.slice(0, 3);
  const found = ops.maximum(ops.cast(ops.reshape(taken, shape), 'int32'), 0);
  const indices = ops.add(found, ops.mul(which, h * w));
  const rows = ops.reshape(images, [n * h * w, c]);
  const values = ops.call('GatherV2', { x: rows, indices }, { axis: 0, batchDims: 0 });
  return ops.where(ops.greaterEqual(taken, 0), values, attrs.extrapolationValue);
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
  decompose({ inputs: { image, boxes, boxInd }, attrs, ops }) {
    const images = ops.cast(image, 'float32');
    const which = ops.reshape(boxInd, [boxes.shape[0], 1, 1]);
    if (attrs.method === 'nearest') return nearest(ops, images, boxes, which, attrs);
    return bilinear(ops, { images, which }, boxes, attrs);
  },
};
