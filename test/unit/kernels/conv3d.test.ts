import { conv as conv3d } from '../../../src/kernels/conv.js';
import { checkFamily } from './checkFamily.js';
import { floats, type KernelCase } from './kernelCase.js';

const attrs = (more = {}) => ({ strides: 1, pad: 'same', dataFormat: 'NDHWC', dilations: 1, ...more });

const forward = (more: object, x: number[], filter: number[]): KernelCase => ({
  kernel: 'Conv3D',
  attrs: attrs(more),
  inputs: { x: floats(...x), filter: floats(...filter) },
  diff: ['x', 'filter'],
});

/** The transposes of a convolution of x by filter to y. */
const transposes = (more: object, x: number[], filter: number[], y: number[]): KernelCase[] => [
  {
    kernel: 'Conv3DBackpropInputV2',
    attrs: { ...attrs(more), inputShape: x },
    inputs: { dy: floats(...y), filter: floats(...filter) },
    diff: ['dy', 'filter'],
  },
  {
    kernel: 'Conv3DBackpropFilterV2',
    attrs: { ...attrs(more), filterShape: filter },
    inputs: { x: floats(...x), dy: floats(...y) },
    diff: ['x', 'dy'],
  },
];

checkFamily(conv3d, [
  forward({}, [2, 3, 2, 4, 2], [2, 2, 3, 2, 3]),
  forward({ strides: [1, 2, 2], pad: 'valid' }, [1, 3, 4, 3, 1], [2, 2, 1, 1, 2]),
  forward({ dilations: [2, 1, 2] }, [2, 4, 2, 3, 2], [2, 2, 2, 2, 1]),
  ...transposes({}, [2, 3, 2, 4, 2], [2, 2, 3, 2, 3], [2, 3, 2, 4, 3]),
  ...transposes({ strides: 2, pad: 'valid' }, [1, 4, 3, 4, 2], [2, 1, 2, 2, 1], [1, 2, 2, 2, 1]),
]);
