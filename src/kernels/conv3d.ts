import { type ConvAttrs, convolutionDerivatives, forwardShape } from './convolution.js';
import { groupedConvolution } from './groupedConvolution.js';
import { patches3d } from './patches.js';
import type { KernelRecord } from './record.js';
import { conv3dInfo } from './windows.js';

const derivatives = convolutionDerivatives({
  forward: 'Conv3D',
  toInput: 'Conv3DBackpropInputV2',
  toFilter: 'Conv3DBackpropFilterV2',
  info: conv3dInfo,
});
const batching = groupedConvolution(patches3d);

export const conv3d = {
  Conv3D: {
    shape: forwardShape(conv3dInfo),
    batch: batching.forward,
    ...derivatives.forward,
  } satisfies KernelRecord<'x' | 'filter', ConvAttrs>,
  Conv3DBackpropInputV2: {
    shape: ({ attrs }) => ({ shape: attrs.inputShape, dtype: 'float32' }),
    batch: batching.toInput,
    ...derivatives.toInput,
  } satisfies KernelRecord<'dy' | 'filter', ConvAttrs>,
  Conv3DBackpropFilterV2: {
    shape: ({ attrs }) => ({ shape: attrs.filterShape, dtype: 'float32' }),
    batch: batching.toFilter,
    ...derivatives.toFilter,
  } satisfies KernelRecord<'x' | 'dy', ConvAttrs>,
};
