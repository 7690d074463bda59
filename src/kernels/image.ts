import { crop } from './crop.js';
import { linear } from './derivatives.js';
import { dilation } from './dilation2d.js';
import { type KernelRecord, loop, refuse } from './record.js';
import { resizing } from './resize.js';
import { mergeBatch, shapeOf } from './rules.js';

const canvas = refuse('it draws one image on a canvas');

export const image = {
  ...resizing,
  ...dilation,
  CropAndResize: crop,
  Transform: {
    shape: ({ inputs: { image }, attrs: { outputShape } }) => {
      const [n, h, w, c] = image.shape;
      return { shape: [n, ...(outputShape ?? [h, w]), c], dtype: image.dtype };
    },
    batch: loop('the cpu kernel transforms only the first image of several'),
  } satisfies KernelRecord<'image' | 'transforms', { readonly outputShape?: readonly number[] | null }>,
  FlipLeftRight: {
    shape: shapeOf('image'),
    batch: mergeBatch,
    ...linear<'image'>(({ ct, ops }) => ({ image: ops.call('FlipLeftRight', { image: ct }) })),
  } satisfies KernelRecord<'image'>,
  RotateWithOffset: {
    shape: shapeOf('image'),
    batch: mergeBatch,
  } satisfies KernelRecord<'image'>,
  Draw: {
    shape: shapeOf('image'),
    batch: canvas,
  } satisfies KernelRecord<'image'>,
};
