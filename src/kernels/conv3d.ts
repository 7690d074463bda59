import { convolutions } from './convolution.js';
import { groupedConvolution } from './groupedConvolution.js';
import { patches3d } from './patches.js';
import { conv3dInfo } from './windows.js';

const [Conv3D, Conv3DBackpropInputV2, Conv3DBackpropFilterV2] = convolutions({
  names: ['Conv3D', 'Conv3DBackpropInputV2', 'Conv3DBackpropFilterV2'],
  info: conv3dInfo,
  batch: groupedConvolution(patches3d),
});

export const conv3d = { Conv3D, Conv3DBackpropInputV2, Conv3DBackpropFilterV2 };
