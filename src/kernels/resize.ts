import type { Tensor } from '@tensorflow/tfjs-core';
import { linear } from './derivatives.js';
import { eye, fold, unfold } from './fold.js';
import type { Ops } from './ops.js';
import type { Derivative, KernelRecord } from './record.js';
import { mergeBatch, shapeOf } from './rules.js';

interface ResizeAttrs {
  readonly alignCorners: boolean;
  readonly halfPixelCenters: boolean;
  readonly size: readonly [number, number];
}
type Kernel = 'ResizeBilinear' | 'ResizeNearestNeighbor';

/** tfjs' transposes, where they are right: they know no half pixels, and the nearest one is for single images. */
function transposeKernel(ops: Ops, kernel: Kernel, dy: Tensor, shape: readonly number[], attrs: ResizeAttrs) {
  const [n, h, w, c] = shape;
  if (kernel === 'ResizeBilinear') {
    // The cpu kernel swaps height and width in the shape of its result, though not in the data.
    return ops.reshape(ops.call('ResizeBilinearGrad', { images: ops.zeros(shape), dy }, attrs), shape);
  }
  const [, oh, ow] = dy.shape as number[];
  const folded = ops.reshape(fold(ops, dy, 2), [1, oh, ow, n * c]);
  const dx = ops.call(
    'ResizeNearestNeighborGrad',
    { images: ops.zeros([1, h, w, n * c]), dy: folded },
    attrs,
  );
  return unfold(ops, ops.reshape(dx, [h, w, n * c]), 2, n);
}

/** Resizing is linear along each axis: its matrix [out, size] is what it makes of the unit vectors. */
function resizeMatrix(ops: Ops, kernel: Kernel, size: number, out: number, attrs: ResizeAttrs): Tensor {
  const images = ops.reshape(eye(ops, size), [1, size, 1, size]);
  return ops.reshape(ops.call(kernel, { images }, { ...attrs, size: [out, 1] }), [out, size]);
}

/** x [a, out, r] times the matrix [out, size], as [a, size, r]. */
const contract = (ops: Ops, matrix: Tensor, x: Tensor) =>
  unfold(ops, ops.matMul(matrix, fold(ops, x, 1), true), 1, x.shape[0]);

function transposeByMatrices(
  ops: Ops,
  kernel: Kernel,
  dy: Tensor,
  shape: readonly number[],
  attrs: ResizeAttrs,
) {
  const [n, h, w, c] = shape;
  const [oh, ow] = attrs.size;
  const rows = contract(ops, resizeMatrix(ops, kernel, h, oh, attrs), ops.reshape(dy, [n, oh, ow * c]));
  const columns = contract(ops, resizeMatrix(ops, kernel, w, ow, attrs), ops.reshape(rows, [n * h, ow, c]));
  return ops.reshape(columns, shape);
}

const resized = (kernel: Kernel): Derivative<'images', ResizeAttrs> =>
  linear<'images', ResizeAttrs>(({ inputs: { images }, ct, attrs, ops }) => {
    const transpose = attrs.halfPixelCenters ? transposeByMatrices : transposeKernel;
    return { images: transpose(ops, kernel, ct, images.shape, attrs) };
  });

const resize = (kernel: Kernel, dtype?: 'float32'): KernelRecord<'images', ResizeAttrs> => ({
  shape: ({ inputs: { images }, attrs: { size } }) => ({
    shape: [images.shape[0], ...size, images.shape[3]],
    dtype: dtype ?? images.dtype,
  }),
  batch: mergeBatch,
  ...resized(kernel),
});

/** The transposes as kernels; they ignore half pixels. */
const resizeGrad = (kernel: Kernel): KernelRecord<'images' | 'dy', ResizeAttrs> => ({
  shape: shapeOf('images', 'float32'),
  batch(call) {
    const { ops, size, attrs } = call;
    const [n, ...rest] = call.shape('images');
    const dy = ops.merge(call.full('dy'));
    return ops.unmerge(transposeKernel(ops, kernel, dy, [size * n, ...rest], attrs), size);
  },
  ...linear<'images' | 'dy', ResizeAttrs>(
    ({ inputs: { images, dy }, ct, attrs, ops }) => {
      const plain = { ...attrs, halfPixelCenters: false, size: dy.shape.slice(1, 3) };
      return { dy: ops.call(kernel, { images: ops.reshape(ct, images.shape) }, plain) };
    },
    { in: ['dy'] },
  ),
});

export const resizing = {
  ResizeBilinear: resize('ResizeBilinear', 'float32'),
  ResizeBilinearGrad: resizeGrad('ResizeBilinear'),
  ResizeNearestNeighbor: resize('ResizeNearestNeighbor'),
  ResizeNearestNeighborGrad: resizeGrad('ResizeNearestNeighbor'),
};
