import { type ConvAttrs, convolutionDerivatives, forwardShape } from './convolution.js';
import { filtersByPatches, groupedConvolution } from './groupedConvolution.js';
import { patches2d } from './patches.js';
import type { KernelRecord } from './record.js';
import { conv2dInfo } from './windows.js';

const derivatives = convolutionDerivatives({
  forward: 'Conv2D',
  toInput: 'Conv2DBackpropInput',
  toFilter: 'Conv2DBackpropFilter',
  info: conv2dInfo,
});
const batching = groupedConvolution(patches2d);

export const conv = {
  Conv2D: {
    shape: forwardShape(conv2dInfo),
    batch: batching.forward,
    ...derivatives.forward,
  } satisfies KernelRecord<'x' | 'filter', ConvAttrs>,
  Conv2DBackpropInput: {
    shape: ({ attrs }) => ({ shape: attrs.inputShape, dtype: 'float32' }),
    batch: batching.toInput,
    ...derivatives.toInput,
  } satisfies KernelRecord<'dy' | 'filter', ConvAttrs>,
  Conv2DBackpropFilter: {
    shape: ({ attrs }) => ({ shape: attrs.filterShape, dtype: 'float32' }),
    batch: batching.toFilter,
    ...derivatives.toFilter,
    decompose: ({ inputs: { x, dy }, attrs, ops }) =>
      ops.reshape(filtersByPatches(ops, patches2d, x, dy, attrs, 1), attrs.filterShape),
  } satisfies KernelRecord<'x' | 'dy', ConvAttrs>,
};
