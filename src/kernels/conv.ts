import { type ConvRecord, convolutions } from './convolution.js';
import { filtersByPatches, groupedConvolution } from './groupedConvolution.js';
import { patches2d } from './patches.js';
import { conv2dInfo } from './windows.js';

const [Conv2D, Conv2DBackpropInput, toFilter] = convolutions({
  names: ['Conv2D', 'Conv2DBackpropInput', 'Conv2DBackpropFilter'],
  info: conv2dInfo,
  batch: groupedConvolution(patches2d),
});

const Conv2DBackpropFilter: ConvRecord<'x' | 'dy'> = {
  ...toFilter,
  decompose: ({ inputs: { x, dy }, attrs, ops }) =>
    ops.reshape(filtersByPatches(ops, patches2d, x, dy, attrs, 1), attrs.filterShape),
};

export const conv = { Conv2D, Conv2DBackpropInput, Conv2DBackpropFilter };
