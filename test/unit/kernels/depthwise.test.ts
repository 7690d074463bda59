import { depthwise } from '../../../src/kernels/depthwise.js';
import { checkFamily } from './checkFamily.js';
import { floats, type KernelCase } from './kernelCase.js';

const attrs = (more = {}) => ({ strides: 1, pad: 'same', dataFormat: 'NHWC', dilations: 1, ...more });

const forward = (more: object, x: number[], filter: number[]): KernelCase => ({
  kernel: 'DepthwiseConv2dNative',
  attrs: attrs(more),
  inputs: { x: floats(...x), filter: floats(...filter) },
  diff: ['x', 'filter'],
});

/** The transposes of a convolution of x by filter to y. */
const transposes = (more: object, x: number[], filter: number[], y: number[]): KernelCase[] => [
  {
    kernel: 'DepthwiseConv2dNativeBackpropInput',
    attrs: { ...attrs(more), inputShape: x },
    inputs: { dy: floats(...y), filter: floats(...filter) },
    diff: ['dy', 'filter'],
  },
  {
    kernel: 'DepthwiseConv2dNativeBackpropFilter',
    attrs: { ...attrs(more), filterShape: filter },
    inputs: { x: floats(...x), dy: floats(...y) },
    diff: ['x', 'dy'],
  },
];

checkFamily(depthwise, [
  forward({}, [2, 4, 5, 2], [3, 2, 2, 3]),
  forward({ strides: 2, pad: 'valid' }, [1, 6, 5, 3], [3, 3, 3, 1]),
  forward({ strides: 2, pad: 1, dimRoundingMode: 'ceil' }, [1, 4, 4, 2], [3, 3, 2, 2]),
  forward({ dilations: 2 }, [2, 5, 6, 2], [2, 3, 2, 2]),
  forward({ dilations: [2, 1], pad: 'valid' }, [1, 6, 4, 2], [3, 2, 2, 1]),
  ...transposes({}, [2, 4, 5, 2], [3, 2, 2, 3], [2, 4, 5, 6]),
  ...transposes({ strides: 2, pad: 'valid' }, [2, 6, 5, 1], [3, 3, 1, 2], [2, 2, 2, 2]),
  ...transposes({ strides: 2 }, [1, 5, 4, 3], [3, 3, 3, 1], [1, 3, 2, 3]),
]);
