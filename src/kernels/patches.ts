import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { ConvAttrs } from './convolution.js';
import { eye, lastDim, swapMiddle } from './fold.js';
import type { Ops } from './ops.js';
import { conv2dInfo, slides } from './windows.js';

/** Windows of an image as rows of a matrix, and back: im2col and its transpose. A row lists channel by channel. */
export interface Patches {
  /** [n, ...size, c] to [n, ...out, c * taps]. */
  cut(ops: Ops, x: Tensor, filterShape: readonly number[], attrs: ConvAttrs): Tensor;
  /** The transpose of `cut`: overlapping pixels add up to an image of `attrs.inputShape`. */
  paste(ops: Ops, patches: Tensor, filterShape: readonly number[], attrs: ConvAttrs): Tensor;
}

/** A filter for one channel with an output for every tap: [...taps, 1, count]. */
function taps(ops: Ops, filterShape: readonly number[]): Tensor {
  const shape = filterShape.slice(0, -2);
  const count = sizeOf(shape);
  return ops.reshape(eye(ops, count), [...shape, 1, count]);
}

/** [b, m, n, o] to [b, n, m, o], flattened to matrices or from them. */
const regroup = (ops: Ops, x: Tensor, grouped: readonly number[], shape: readonly number[]) =>
  ops.reshape(swapMiddle(ops, ops.reshape(x, grouped)), shape);

/** Filters [b, ...taps, c, o] as matrices [b, c * count, o] that multiply patches. */
export function filterRows(ops: Ops, filters: Tensor): Tensor {
  const [b, ...shape] = filters.shape;
  const [c, o] = shape.slice(-2);
  return regroup(ops, filters, [b, sizeOf(shape) / (c * o), c, o], [b, sizeOf(shape) / o, o]);
}

/** Undoes `filterRows`, for one filter's shape. */
export function rowsToFilters(ops: Ops, rows: Tensor, filterShape: readonly number[]): Tensor {
  const [c, o] = filterShape.slice(-2);
  const b = rows.shape[0];
  return regroup(ops, rows, [b, c, sizeOf(filterShape) / (c * o), o], [b, ...filterShape]);
}

/** Channels become examples, so that one filter serves them all. */
const paste =
  (kernel: string): Patches['paste'] =>
  (ops, patches, filterShape, attrs) => {
    const [n, ...out] = patches.shape.slice(0, -1) as number[];
    const { inputShape } = attrs;
    const [c] = inputShape.slice(-1);
    const count = lastDim(patches) / c;
    const size = inputShape.slice(1, -1);
    const dy = regroup(ops, patches, [n, sizeOf(out), c, count], [n * c, ...out, count]);
    const alone = { ...attrs, dilations: 1, inputShape: [n * c, ...size, 1] };
    const dx = ops.call(kernel, { dy, filter: taps(ops, filterShape) }, alone);
    return regroup(ops, dx, [n, c, sizeOf(size), 1], inputShape);
  };

export const patches2d: Patches = {
  cut(ops, x, filterShape, attrs) {
    const trivial = slides(conv2dInfo(x.shape, filterShape, attrs)).every(
      ({ size, out, filter, before }) => filter === 1 && size === out && before === 0,
    );
    if (trivial) return x;
    const filter = ops.tile(taps(ops, filterShape), [1, 1, lastDim(x), 1]);
    return ops.call('DepthwiseConv2dNative', { x, filter }, attrs);
  },
  paste: paste('Conv2DBackpropInput'),
};

/** There is no depthwise kernel in 3 dimensions. */
export const patches3d: Patches = {
  cut(ops, x, filterShape, attrs) {
    const [n, ...size] = x.shape.slice(0, -1) as number[];
    const c = lastDim(x);
    const alone = regroup(ops, x, [n, sizeOf(size), c, 1], [n * c, ...size, 1]);
    const y = ops.call('Conv3D', { x: alone, filter: taps(ops, filterShape) }, attrs);
    const out = y.shape.slice(1, -1);
    const count = lastDim(y);
    return regroup(ops, y, [n, c, sizeOf(out), count], [n, ...out, c * count]);
  },
  paste: paste('Conv3DBackpropInputV2'),
};
