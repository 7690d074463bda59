import { convolution } from './convolution.js';
import { joined, stacked } from './stacked.js';
import { depthwiseInfo } from './windows.js';

const [DepthwiseConv2dNative, DepthwiseConv2dNativeBackpropInput, DepthwiseConv2dNativeBackpropFilter] =
  convolution(
    ['DepthwiseConv2dNative', 'DepthwiseConv2dNativeBackpropInput', 'DepthwiseConv2dNativeBackpropFilter'],
    depthwiseInfo,
    {
      forward: (call) => (call.mapped.filter ? stacked(call, 'x') : joined(call, 'x', 0, 0)),
      toInput: (call) =>
        call.mapped.filter ? stacked(call, 'x', 'inputShape') : joined(call, 'dy', 0, 0, 'inputShape'),
      toFilter: (call) => stacked(call, 'filter', 'filterShape'),
    },
  );

export const depthwise = {
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropInput,
  DepthwiseConv2dNativeBackpropFilter,
};
