import type { Tensor } from '@tensorflow/tfjs-core';
import type { BatchCall } from './batchCall.js';
import { type ConvAttrs, convolutions } from './convolution.js';
import { fold, lastDim, mergeExamples, scaled, unfold } from './fold.js';
import { depthwiseInfo } from './windows.js';

type Call<K extends string> = BatchCall<K, ConvAttrs>;

const CHANNELS = 3;
const FILTER_CHANNELS = 2;
const MULTIPLIER = 3;

/** Images whose channels are [c, m] as [n, h, w, c, m]. */
const splitChannels = (shape: readonly number[], c: number) => [
  ...shape.slice(0, -1),
  c,
  shape[shape.length - 1] / c,
];

/** Every channel has filters of its own, so mapped filters and images stack up along the channels. */
const batch = {
  forward(call: Call<'x' | 'filter'>): Tensor {
    const { ops, size, mapped } = call;
    const { x, filter } = call.inputs;
    if (!mapped.filter) return mergeExamples(call, 'x');
    if (mapped.x) {
      const y = call.run({ x: fold(ops, x, CHANNELS), filter: fold(ops, filter, FILTER_CHANNELS) });
      return unfold(ops, y, CHANNELS, size);
    }
    const y = call.run({ x, filter: fold(ops, filter, MULTIPLIER) });
    const split = unfold(ops, ops.reshape(y, splitChannels(y.shape, lastDim(x))), CHANNELS + 1, size);
    return ops.reshape(split, [size, ...scaled(y.shape, CHANNELS, 1 / size)]);
  },

  toInput(call: Call<'dy' | 'filter'>): Tensor {
    const { ops, size, mapped, attrs } = call;
    const widened = (axis: number) => ({ ...attrs, inputShape: scaled(attrs.inputShape, axis, size) });
    if (!mapped.filter) return mergeExamples(call, 'dy', widened(0));
    const dy = fold(ops, call.full('dy'), CHANNELS);
    const dx = call.run({ dy, filter: fold(ops, call.inputs.filter, FILTER_CHANNELS) }, widened(CHANNELS));
    return unfold(ops, dx, CHANNELS, size);
  },

  toFilter(call: Call<'x' | 'dy'>): Tensor {
    const { ops, size, mapped, attrs } = call;
    const { filterShape } = attrs;
    const widened = (axis: number) => ({ ...attrs, filterShape: scaled(filterShape, axis, size) });
    if (mapped.x) {
      const [x, dy] = [call.inputs.x, call.full('dy')].map((t) => fold(ops, t, CHANNELS));
      return unfold(ops, call.run({ x, dy }, widened(FILTER_CHANNELS)), FILTER_CHANNELS, size);
    }
    const { x, dy } = call.inputs;
    const folded = fold(ops, ops.reshape(dy, splitChannels(dy.shape, filterShape[2])), CHANNELS + 1);
    const merged = ops.reshape(folded, scaled(call.shape('dy'), CHANNELS, size));
    return unfold(ops, call.run({ x, dy: merged }, widened(MULTIPLIER)), MULTIPLIER, size);
  },
};

const [DepthwiseConv2dNative, DepthwiseConv2dNativeBackpropInput, DepthwiseConv2dNativeBackpropFilter] =
  convolutions({
    names: [
      'DepthwiseConv2dNative',
      'DepthwiseConv2dNativeBackpropInput',
      'DepthwiseConv2dNativeBackpropFilter',
    ],
    info: depthwiseInfo,
    batch,
  });

export const depthwise = {
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropInput,
  DepthwiseConv2dNativeBackpropFilter,
};
