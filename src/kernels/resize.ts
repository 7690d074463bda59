import type { Tensor } from '@tensorflow/tfjs-core';
import { linear } from './derivatives.js';
import { eye, fold, unfold } from './fold.js';
import { type KernelRecord, loop } from './record.js';
import { mergeBatch, shapeOf } from './rules.js';

export interface ResizeAttrs {
  readonly alignCorners: boolean;
  readonly halfPixelCenters: boolean;
  readonly size: readonly [number, number];
}

/** Resizing is linear along each axis: its matrix [out, size] is what it makes of the unit vectors. */
const resize = (dtype?: 'float32'): KernelRecord<'images', ResizeAttrs> => ({
  shape: ({ inputs: { images }, attrs: { size } }) => ({
    shape: [images.shape[0], ...size, images.shape[3]],
    dtype: dtype ?? images.dtype,
  }),
  batch: mergeBatch,
  ...linear<'images', ResizeAttrs>(({ name, inputs: { images }, ct, attrs, ops }) => {
    const [n, h, w, c] = images.shape as number[];
    const [oh, ow] = attrs.size;
    /** [a * out * r] elements to [a, size, r]. */
    const transpose = (x: Tensor, a: number, size: number, out: number, r: number) => {
      const unit = ops.reshape(eye(ops, size), [1, size, 1, size]);
      const matrix = ops.call(name, { images: unit }, { ...attrs, size: [out, 1] });
      const folded = fold(ops, ops.reshape(x, [a, out, r]), 1);
      return unfold(ops, ops.matMul(ops.reshape(matrix, [out, size]), folded, true), 1, a);
    };
    const rows = transpose(ct, n, h, oh, ow * c);
    return { images: ops.reshape(transpose(rows, n * h, w, ow, c), images.shape) };
  }),
});

const resizeGrad: KernelRecord<'images' | 'dy', ResizeAttrs> = {
  shape: shapeOf('images', 'float32'),
  batch: loop('tfjs computes it right for one image'),
};

export const resizing = {
  ResizeBilinear: resize('float32'),
  ResizeBilinearGrad: resizeGrad,
  ResizeNearestNeighbor: resize(),
  ResizeNearestNeighborGrad: resizeGrad,
};
