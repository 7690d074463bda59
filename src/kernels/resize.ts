import type { Tensor } from '@tensorflow/tfjs-core';
import { linear } from './derivatives.js';
import { eye, fold, unfold } from './fold.js';
import type { Ops } from './ops.js';
import { type KernelRecord, loop } from './record.js';
import { underived } from './refusals.js';
import { mergeBatch, shapeOf } from './rules.js';

export interface ResizeAttrs {
  readonly alignCorners: boolean;
  readonly halfPixelCenters: boolean;
  readonly size: readonly [number, number];
}

/** Resizing is linear along an axis, with a matrix [out, size] that is what it makes of the unit vectors. */
function contract(ops: Ops, kernel: string, x: Tensor, size: number, attrs: ResizeAttrs): Tensor {
  const [rows, out] = x.shape as number[];
  const unit = ops.reshape(eye(ops, size), [1, size, 1, size]);
  const matrix = ops.reshape(ops.call(kernel, { images: unit }, { ...attrs, size: [out, 1] }), [out, size]);
  return unfold(ops, ops.matMul(matrix, fold(ops, x, 1), true), 1, rows);
}

const resize = (kernel: string, dtype?: 'float32'): KernelRecord<'images', ResizeAttrs> => ({
  shape: ({ inputs: { images }, attrs: { size } }) => ({
    shape: [images.shape[0], ...size, images.shape[3]],
    dtype: dtype ?? images.dtype,
  }),
  batch: mergeBatch,
  ...linear<'images', ResizeAttrs>(({ inputs: { images }, ct, attrs, ops }) => {
    const [n, h, w, c] = images.shape as number[];
    const [oh, ow] = attrs.size;
    const rows = contract(ops, kernel, ops.reshape(ct, [n, oh, ow * c]), h, attrs);
    const columns = contract(ops, kernel, ops.reshape(rows, [n * h, ow, c]), w, attrs);
    return { images: ops.reshape(columns, [n, h, w, c]) };
  }),
});

/** tfjs' own transposes, which swap height and width, ignore half pixels, or know only the first image. */
const resizeGrad: KernelRecord<'images' | 'dy', ResizeAttrs> = {
  shape: shapeOf('images', 'float32'),
  batch: loop('the derivatives of resizing need no such kernel'),
  ...underived,
};

export const resizing = {
  ResizeBilinear: resize('ResizeBilinear', 'float32'),
  ResizeBilinearGrad: resizeGrad,
  ResizeNearestNeighbor: resize('ResizeNearestNeighbor'),
  ResizeNearestNeighborGrad: resizeGrad,
};
