import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import { type ConvAttrs, convolutionDerivatives, forwardShape } from './convolution.js';
import { eye, fold, lastDim, mergeExamples, scaled, unfold } from './fold.js';
import { patches2d } from './patches.js';
import type { DecomposeCall, KernelRecord } from './record.js';
import { depthwiseInfo } from './windows.js';

const derivatives = convolutionDerivatives({
  forward: 'DepthwiseConv2dNative',
  toInput: 'DepthwiseConv2dNativeBackpropInput',
  toFilter: 'DepthwiseConv2dNativeBackpropFilter',
  info: depthwiseInfo,
});

const CHANNELS = 3;
const FILTER_CHANNELS = 2;
const MULTIPLIER = 3;

/** Images whose channels are [c, m] as [n, h, w, c, m] and back. */
const splitChannels = (shape: readonly number[], c: number) => [
  ...shape.slice(0, -1),
  c,
  shape[shape.length - 1] / c,
];

/** Every channel has filters of its own, so mapped filters and images stack up along the channels. */
function forward(call: BatchCall<'x' | 'filter', ConvAttrs>): Tensor {
  const { ops, size, mapped, inputs } = call;
  const { x, filter } = inputs;
  if (!mapped.filter) return mergeExamples(call, ['x']);
  if (mapped.x) {
    const y = call.run({ x: fold(ops, x, CHANNELS), filter: fold(ops, filter, FILTER_CHANNELS) });
    return unfold(ops, y, CHANNELS, size);
  }
  const y = call.run({ x, filter: fold(ops, filter, MULTIPLIER) });
  const split = unfold(
    ops,
    ops.reshape(y, splitChannels(y.shape, call.shape('filter')[2])),
    CHANNELS + 1,
    size,
  );
  return ops.reshape(split, [size, ...y.shape.slice(0, -1), lastDim(y) / size]);
}

function toInput(call: BatchCall<'dy' | 'filter', ConvAttrs>): Tensor {
  const { ops, size, mapped, inputs, attrs } = call;
  const { inputShape } = attrs;
  if (!mapped.filter)
    return mergeExamples(call, ['dy'], { ...attrs, inputShape: scaled(inputShape, 0, size) });
  const dy = fold(ops, call.full('dy'), CHANNELS);
  const filter = fold(ops, inputs.filter, FILTER_CHANNELS);
  const dx = call.run({ dy, filter }, { ...attrs, inputShape: scaled(inputShape, CHANNELS, size) });
  return unfold(ops, dx, CHANNELS, size);
}

function toFilter(call: BatchCall<'x' | 'dy', ConvAttrs>): Tensor {
  const { ops, size, mapped, inputs, attrs } = call;
  const { filterShape } = attrs;
  if (mapped.x) {
    const x = fold(ops, inputs.x, CHANNELS);
    const dy = fold(ops, call.full('dy'), CHANNELS);
    const w = call.run({ x, dy }, { ...attrs, filterShape: scaled(filterShape, FILTER_CHANNELS, size) });
    return unfold(ops, w, FILTER_CHANNELS, size);
  }
  const { x, dy } = inputs;
  const channels = scaled(call.shape('dy'), CHANNELS, size);
  const folded = fold(ops, ops.reshape(dy, splitChannels(dy.shape, filterShape[2])), CHANNELS + 1);
  const widened = { ...attrs, filterShape: scaled(filterShape, MULTIPLIER, size) };
  return unfold(ops, call.run({ x, dy: ops.reshape(folded, channels) }, widened), MULTIPLIER, size);
}

/** A full convolution whose filter is zero across channels. */
function inputByConvolution({
  inputs: { dy, filter },
  attrs,
  ops,
}: DecomposeCall<'dy' | 'filter', ConvAttrs>) {
  const [h, w, c, m] = filter.shape;
  const diagonal = ops.mul(ops.reshape(filter, [h * w, 1, c, m]), ops.reshape(eye(ops, c), [1, c, c, 1]));
  return ops.call(
    'Conv2DBackpropInput',
    { dy, filter: ops.reshape(diagonal, [h, w, c, c * m]) },
    { ...attrs, dataFormat: 'NHWC' },
  );
}

/** One product of patches and cotangents per channel. */
function filterByPatches({ inputs: { x, dy }, attrs, ops }: DecomposeCall<'x' | 'dy', ConvAttrs>) {
  const [h, w, c, m] = attrs.filterShape;
  const rows = patches2d.cut(ops, x, attrs.filterShape, attrs);
  const perChannel = (y: Tensor, inner: number) =>
    ops.transpose(ops.reshape(y, [sizeOf(y.shape) / (c * inner), c, inner]), [1, 0, 2]);
  const product = ops.matMul(perChannel(rows, h * w), perChannel(dy, m), true);
  return ops.reshape(ops.transpose(product, [1, 0, 2]), attrs.filterShape);
}

export const depthwise = {
  DepthwiseConv2dNative: {
    shape: forwardShape(depthwiseInfo),
    batch: forward,
    ...derivatives.forward,
  } satisfies KernelRecord<'x' | 'filter', ConvAttrs>,
  DepthwiseConv2dNativeBackpropInput: {
    shape: ({ attrs }) => ({ shape: attrs.inputShape, dtype: 'float32' }),
    batch: toInput,
    ...derivatives.toInput,
    decompose: inputByConvolution,
  } satisfies KernelRecord<'dy' | 'filter', ConvAttrs>,
  DepthwiseConv2dNativeBackpropFilter: {
    shape: ({ attrs }) => ({ shape: attrs.filterShape, dtype: 'float32' }),
    batch: toFilter,
    ...derivatives.toFilter,
    decompose: filterByPatches,
  } satisfies KernelRecord<'x' | 'dy', ConvAttrs>,
};
