import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { decomposed, linear, noDerivative } from './derivatives.js';
import { dilation } from './dilation2d.js';
import type { Ops } from './ops.js';
import { type KernelRecord, loop, refuse, type VjpCall } from './record.js';
import { resizing } from './resize.js';
import { addRows } from './rows.js';
import { mergeBatch, shapeOf } from './rules.js';

interface RotateAttrs {
  readonly radians: number;
  readonly fillValue: number | readonly number[];
  readonly center: number | readonly number[];
}

/** Every output is one pixel of the input or none: rotating the pixels' numbers, from 1, tells which. */
function transposeRotation({ inputs: { image }, ct, attrs, ops }: VjpCall<'image', RotateAttrs>) {
  const [n, h, w, c] = image.shape as number[];
  const numbers = ops.reshape(ops.cast(ops.add(ops.iota(h * w), 1), 'float32'), [1, h, w, 1]);
  const from = ops.call('RotateWithOffset', { image: numbers }, { ...attrs, fillValue: 0 });
  const rows = ops.sub(ops.reshape(ops.cast(from, 'int32'), [1, h * w]), 1);
  const sums = addRows(ops, rows, ops.reshape(ct, [n, h * w, c]), h * w);
  return { image: ops.reshape(sums, image.shape) };
}

interface CropAttrs {
  readonly cropSize: readonly [number, number];
  readonly method: 'bilinear' | 'nearest';
  readonly extrapolationValue: number;
}
type CropInputs = 'image' | 'boxes' | 'boxInd';

function cropExamples(call: BatchCall<CropInputs, CropAttrs>): Tensor {
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

/** The crop samples an axis of `size` pixels at `count` places: how much of each pixel, and where the image has any. */
function samples(ops: Ops, boxes: Tensor, axis: 0 | 1, size: number, { cropSize, method }: CropAttrs) {
  const count = cropSize[axis];
  const edge = (i: number) => ops.slice(boxes, [0, i], [boxes.shape[0], 1]);
  const share = count > 1 ? ops.div(ops.cast(ops.iota(count), 'float32'), count - 1) : ops.scalar(0.5);
  const mixed = ops.add(ops.mul(edge(axis), ops.sub(1, share)), ops.mul(edge(axis + 2), share));
  const at = ops.reshape(ops.mul(mixed, size - 1), [boxes.shape[0], count, 1]);
  const pixels = ops.cast(ops.iota(size), 'float32');
  const weights =
    method === 'nearest'
      ? ops.cast(ops.equal(ops.floor(ops.add(at, 0.5)), pixels), 'float32')
      : ops.maximum(ops.sub(1, ops.abs(ops.sub(at, pixels))), 0);
  return { weights, inside: ops.logicalAnd(ops.greaterEqual(at, 0), ops.lessEqual(at, size - 1)) };
}

const CANVAS = 'it draws one image on a canvas';

export const image = {
  ...resizing,
  ...dilation,
  CropAndResize: {
    shape: ({ inputs: { image, boxes }, attrs: { cropSize } }) => ({
      shape: [boxes.shape[0], ...cropSize, image.shape[3]],
      dtype: 'float32',
    }),
    batch: cropExamples,
    ...decomposed,
    decompose({ inputs: { image, boxes, boxInd }, attrs, ops }) {
      const [, h, w, c] = image.shape;
      const b = boxes.shape[0];
      const [m, k] = attrs.cropSize;
      const rows = samples(ops, boxes, 0, h, attrs);
      const columns = samples(ops, boxes, 1, w, attrs);
      const images = ops.call('GatherV2', { x: image, indices: boxInd }, { axis: 0, batchDims: 0 });
      const cut = ops.matMul(rows.weights, ops.reshape(ops.cast(images, 'float32'), [b, h, w * c]));
      const weights = ops.broadcastTo(ops.reshape(columns.weights, [b, 1, k, w]), [b, m, k, w]);
      const y = ops.matMul(weights, ops.reshape(cut, [b, m, w, c]));
      const inside = ops.logicalAnd(
        ops.reshape(rows.inside, [b, m, 1, 1]),
        ops.reshape(columns.inside, [b, 1, k, 1]),
      );
      return ops.where(inside, y, attrs.extrapolationValue);
    },
  } satisfies KernelRecord<CropInputs, CropAttrs>,
  Transform: {
    shape: ({ inputs: { image }, attrs: { outputShape } }) => {
      const [n, h, w, c] = image.shape;
      return { shape: [n, ...(outputShape ?? [h, w]), c], dtype: image.dtype };
    },
    batch: loop('images and transforms come in pairs'),
    ...noDerivative(refuse('tfjs has none')),
  } satisfies KernelRecord<'image' | 'transforms', { outputShape?: readonly [number, number] | null }>,
  FlipLeftRight: {
    shape: shapeOf('image'),
    batch: mergeBatch,
    ...linear<'image'>(({ ct, ops }) => ({ image: ops.call('FlipLeftRight', { image: ct }) })),
  } satisfies KernelRecord<'image'>,
  RotateWithOffset: {
    shape: shapeOf('image'),
    batch: mergeBatch,
    ...linear<'image', RotateAttrs>(transposeRotation, {
      tangentAttrs: (attrs) => ({ ...attrs, fillValue: 0 }),
    }),
  } satisfies KernelRecord<'image', RotateAttrs>,
  Draw: {
    shape: shapeOf('image'),
    batch: refuse(CANVAS),
    ...noDerivative(refuse(CANVAS)),
  } satisfies KernelRecord<'image'>,
};
