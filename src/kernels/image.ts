import type { Tensor } from '@tensorflow/tfjs-core';
import { crop } from './crop.js';
import { linear, noDerivative } from './derivatives.js';
import { dilation } from './dilation2d.js';
import { fold, unfold } from './fold.js';
import { type KernelRecord, refuse, type VjpCall } from './record.js';
import { resizing } from './resize.js';
import { addRows } from './rows.js';
import { mergeBatch, shapeOf } from './rules.js';
import { transformImage } from './transformImage.js';

interface RotateAttrs {
  readonly radians: number;
  readonly fillValue: number | readonly number[];
  readonly center: number | readonly number[];
}

/** Every output is one pixel of the input or none: rotating the pixels' numbers, from 1, tells which. */
function transposeRotation({ inputs: { image }, ct, attrs, ops }: VjpCall<'image', RotateAttrs>): {
  image: Tensor;
} {
  const [n, h, w, c] = image.shape as number[];
  const numbers = ops.reshape(ops.cast(ops.add(ops.iota(h * w), 1), 'float32'), [1, h, w, 1]);
  const from = ops.call('RotateWithOffset', { image: numbers }, { ...attrs, fillValue: 0 });
  const rows = ops.sub(ops.reshape(ops.cast(from, 'int32'), [1, h * w]), 1);
  const updates = fold(ops, ops.reshape(ct, [n, h * w, c]), 1);
  const sums = addRows(ops, rows, ops.reshape(updates, [1, h * w, n * c]), h * w);
  return { image: ops.reshape(unfold(ops, ops.reshape(sums, [h * w, n * c]), 1, n), image.shape) };
}

const CANVAS = 'it draws one image on a canvas';

export const image = {
  ...resizing,
  ...dilation,
  CropAndResize: crop,
  Transform: transformImage,
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
