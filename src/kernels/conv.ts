import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { type ConvAttrs, type ConvBatching, convolution } from './convolution.js';
import { eye, lastDim, scaled, swapMiddle } from './fold.js';
import type { Ops } from './ops.js';
import { loop } from './record.js';
import { joined } from './stacked.js';
import { conv2dInfo, conv3dInfo } from './windows.js';

type Shape = readonly number[];

/** The rank of images and filters, and the axis of the images' channels. */
function axesOf(call: BatchCall<string, ConvAttrs>) {
  const rank = call.rank(Object.keys(call.inputs)[0]);
  return [rank, call.attrs.dataFormat === 'NCHW' ? 1 : rank - 1];
}

/** A convolution of every example with a filter of its own is one in groups, which tfjs lacks: a product of patches. */
const patchable = (filter: Shape, { dataFormat }: ConvAttrs) => filter.length === 4 && dataFormat !== 'NCHW';
const UNPATCHED = loop(
  'every example has a filter of its own, and images are volumes or have channels first',
);

/** The depthwise filter that lists the windows of each channel: [n, h, w, c] to [n, ...out, c * taps]. */
function patchFilter(ops: Ops, [h, w, c]: Shape): Tensor {
  return ops.tile(ops.reshape(eye(ops, h * w), [h, w, 1, h * w]), [1, 1, c, 1]);
}
const patchesOf = (ops: Ops, x: Tensor, filter: Shape, attrs: ConvAttrs) =>
  ops.call('DepthwiseConv2dNative', { x, filter: patchFilter(ops, filter) }, attrs);

/** [b * n, ...out, c] to [b, n * out, c]. */
const matrices = (ops: Ops, x: Tensor, b: number) =>
  ops.reshape(x, [b, sizeOf(x.shape) / (b * lastDim(x)), lastDim(x)]);

/** Filters [b, h, w, c, o] as matrices [b, c * h * w, o] that multiply patches. */
function filterRows(ops: Ops, filters: Tensor): Tensor {
  const [b, h, w, c, o] = filters.shape as number[];
  return ops.reshape(swapMiddle(ops, ops.reshape(filters, [b, h * w, c, o])), [b, h * w * c, o]);
}

const batching: ConvBatching = {
  forward(call) {
    const { ops, size, mapped, attrs, inputs } = call;
    if (!mapped.filter) return joined(call, 'x', 0, 0);
    const [rank, channels] = axesOf(call);
    if (!mapped.x) return joined(call, 'filter', rank - 1, channels);
    if (!patchable(call.shape('filter'), attrs)) return UNPATCHED;
    const rows = patchesOf(ops, ops.merge(inputs.x), call.shape('filter'), attrs);
    const y = ops.matMul(matrices(ops, rows, size), filterRows(ops, inputs.filter));
    return ops.unmerge(ops.reshape(y, [...rows.shape.slice(0, -1), lastDim(y)]), size);
  },

  toInput(call) {
    const { ops, size, mapped, attrs, inputs } = call;
    const { dy, filter } = inputs;
    if (!mapped.filter) return joined(call, 'dy', 0, 0, 'inputShape');
    const [rank, channels] = axesOf(call);
    if (!mapped.dy) return joined(call, 'filter', rank - 2, channels, 'inputShape');
    const shape = call.shape('filter');
    if (!patchable(shape, attrs)) return UNPATCHED;
    const product = ops.matMul(matrices(ops, ops.merge(dy), size), filterRows(ops, filter), false, true);
    const patches = ops.reshape(product, [size * dy.shape[1]!, ...dy.shape.slice(2, -1), lastDim(product)]);
    const dx = ops.call(
      'DepthwiseConv2dNativeBackpropInput',
      { dy: patches, filter: patchFilter(ops, shape) },
      { ...attrs, dilations: 1, inputShape: scaled(attrs.inputShape, 0, size) },
    );
    return ops.unmerge(dx, size);
  },

  toFilter(call) {
    const { ops, size, mapped, attrs, inputs } = call;
    const { filterShape } = attrs;
    const [rank, channels] = axesOf(call);
    if (!mapped.dy) return joined(call, 'x', channels, rank - 2, 'filterShape');
    if (!mapped.x) return joined(call, 'dy', channels, rank - 1, 'filterShape');
    if (!patchable(filterShape, attrs)) return UNPATCHED;
    const rows = patchesOf(ops, ops.merge(inputs.x), filterShape, attrs);
    const w = ops.matMul(matrices(ops, rows, size), matrices(ops, ops.merge(inputs.dy), size), true);
    const [h, k, c, o] = filterShape;
    return ops.reshape(swapMiddle(ops, ops.reshape(w, [size, c, h * k, o])), [size, ...filterShape]);
  },
};

const [Conv2D, Conv2DBackpropInput, Conv2DBackpropFilter] = convolution(
  ['Conv2D', 'Conv2DBackpropInput', 'Conv2DBackpropFilter'],
  conv2dInfo,
  batching,
);
const [Conv3D, Conv3DBackpropInputV2, Conv3DBackpropFilterV2] = convolution(
  ['Conv3D', 'Conv3DBackpropInputV2', 'Conv3DBackpropFilterV2'],
  conv3dInfo,
  batching,
);

export const conv = {
  Conv2D,
  Conv2DBackpropInput,
  Conv2DBackpropFilter,
  Conv3D,
  Conv3DBackpropInputV2,
  Conv3DBackpropFilterV2,
};
