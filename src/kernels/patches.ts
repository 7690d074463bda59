import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { ConvAttrs } from './convolution.js';
import { eye, swapMiddle } from './fold.js';
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
function taps(ops: Ops, shape: readonly number[]): Tensor {
  const count = sizeOf(shape);
  return ops.reshape(eye(ops, count), [...shape, 1, count]);
}

/** Filters [b, ...taps, c, o] as matrices [b, c * count, o] that multiply patches. */
export function filterRows(ops: Ops, filters: Tensor): Tensor {
  const { shape } = filters;
  const [c, o] = shape.slice(-2);
  const flat = ops.reshape(filters, [shape[0], sizeOf(shape.slice(1, -2)), c, o]);
  return ops.reshape(swapMiddle(ops, flat), [shape[0], sizeOf(shape.slice(1, -1)), o]);
}

/** Undoes `filterRows`, for one filter's shape. */
export function rowsToFilters(ops: Ops, rows: Tensor, filterShape: readonly number[]): Tensor {
  const [c, o] = filterShape.slice(-2);
  const b = rows.shape[0];
  const flat = ops.reshape(rows, [b, c, sizeOf(filterShape.slice(0, -2)), o]);
  return ops.reshape(swapMiddle(ops, flat), [b, ...filterShape]);
}

const depthwiseTaps = (ops: Ops, [h, w, c]: readonly number[]) => ops.tile(taps(ops, [h, w]), [1, 1, c, 1]);

export const patches2d: Patches = {
  cut(ops, x, filterShape, attrs) {
    const trivial = slides(conv2dInfo(x.shape, filterShape, attrs)).every(
      ({ size, out, filter, before }) => filter === 1 && size === out && before === 0,
    );
    if (trivial) return x;
    return ops.call('DepthwiseConv2dNative', { x, filter: depthwiseTaps(ops, filterShape) }, attrs);
  },
  paste: (ops, patches, filterShape, attrs) =>
    ops.call(
      'DepthwiseConv2dNativeBackpropInput',
      { dy: patches, filter: depthwiseTaps(ops, filterShape) },
      { ...attrs, dilations: 1 },
    ),
};

/** There is no depthwise kernel in 3 dimensions: channels become examples. */
export const patches3d: Patches = {
  cut(ops, x, filterShape, attrs) {
    const [n, d, h, w, c] = x.shape;
    const alone = ops.transpose(ops.reshape(x, [n, d * h * w, c]), [0, 2, 1]);
    const y = ops.call(
      'Conv3D',
      { x: ops.reshape(alone, [n * c, d, h, w, 1]), filter: taps(ops, filterShape.slice(0, 3)) },
      attrs,
    );
    const [, od, oh, ow, count] = y.shape;
    return ops.reshape(swapMiddle(ops, ops.reshape(y, [n, c, od * oh * ow, count])), [
      n,
      od,
      oh,
      ow,
      c * count,
    ]);
  },
  paste(ops, patches, filterShape, attrs) {
    const [n, od, oh, ow] = patches.shape;
    const [d, h, w, c] = attrs.inputShape.slice(1);
    const count = sizeOf(filterShape.slice(0, 3));
    const alone = swapMiddle(ops, ops.reshape(patches, [n, od * oh * ow, c, count]));
    const dx = ops.call(
      'Conv3DBackpropInputV2',
      { dy: ops.reshape(alone, [n * c, od, oh, ow, count]), filter: taps(ops, filterShape.slice(0, 3)) },
      { ...attrs, inputShape: [n * c, d, h, w, 1] },
    );
    return ops.reshape(ops.transpose(ops.reshape(dx, [n, c, d * h * w]), [0, 2, 1]), [n, d, h, w, c]);
  },
};
