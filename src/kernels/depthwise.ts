import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { type ConvAttrs, convolution } from './convolution.js';
import { fold, lastDim, mergeExamples, scaled, unfold } from './fold.js';
import { depthwiseInfo } from './windows.js';

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
  if (!mapped.filter) return mergeExamples(call, 'x');
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
  if (!mapped.filter) return mergeExamples(call, 'dy', { ...attrs, inputShape: scaled(inputShape, 0, size) });
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

const [DepthwiseConv2dNative, DepthwiseConv2dNativeBackpropInput, DepthwiseConv2dNativeBackpropFilter] =
  convolution(
    ['DepthwiseConv2dNative', 'DepthwiseConv2dNativeBackpropInput', 'DepthwiseConv2dNativeBackpropFilter'],
    depthwiseInfo,
    { forward, toInput, toFilter },
  );

export const depthwise = {
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropInput,
  DepthwiseConv2dNativeBackpropFilter,
};
