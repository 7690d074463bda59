import { conv } from '../../../src/kernels/conv.js';
import { checkFamily } from './checkFamily.js';
import { floats, type KernelCase } from './kernelCase.js';

const attrs = (more = {}) => ({
  strides: 1,
  pad: 'same',
  dataFormat: 'NHWC',
  dilations: 1,
  dimRoundingMode: undefined,
  ...more,
});

const forward = (more: object, x: number[], filter: number[]): KernelCase => ({
  kernel: 'Conv2D',
  attrs: attrs(more),
  inputs: { x: floats(...x), filter: floats(...filter) },
  diff: ['x', 'filter'],
});

/** The transposes of a convolution of x by filter to y. */
const transposes = (more: object, x: number[], filter: number[], y: number[]): KernelCase[] => [
  {
    kernel: 'Conv2DBackpropInput',
    attrs: { ...attrs(more), inputShape: x },
    inputs: { dy: floats(...y), filter: floats(...filter) },
    diff: ['dy', 'filter'],
  },
  {
    kernel: 'Conv2DBackpropFilter',
    attrs: { ...attrs(more), filterShape: filter },
    inputs: { x: floats(...x), dy: floats(...y) },
    diff: ['x', 'dy'],
  },
];

const explicit = [
  [0, 0],
  [1, 0],
  [2, 1],
  [0, 0],
];
const explicitNchw = [explicit[0], explicit[3], explicit[1], explicit[2]];

checkFamily(conv, [
  forward({}, [2, 4, 5, 2], [3, 2, 2, 3]),
  forward({ strides: 2, pad: 'valid' }, [1, 6, 5, 1], [3, 3, 1, 2]),
  forward({ strides: [1, 2], pad: explicit }, [2, 4, 5, 2], [2, 2, 2, 1]),
  forward({ strides: 2, pad: 1, dimRoundingMode: 'ceil' }, [1, 4, 4, 2], [3, 3, 2, 2]),
  forward({ dataFormat: 'NCHW' }, [2, 2, 4, 5], [3, 2, 2, 3]),
  forward({ dataFormat: 'NCHW', pad: explicitNchw, strides: 2 }, [1, 2, 4, 5], [2, 2, 2, 3]),
  forward({ dilations: 2 }, [2, 5, 6, 2], [2, 3, 2, 3]),
  forward({ dilations: [2, 1], pad: 'valid' }, [1, 6, 4, 2], [3, 2, 2, 1]),
  forward({ dilations: [1, 3], pad: 2 }, [1, 3, 5, 1], [2, 2, 1, 2]),
  forward({ dilations: 2, dataFormat: 'NCHW' }, [2, 2, 5, 4], [2, 2, 2, 3]),
  forward({}, [2, 3, 3, 4], [1, 1, 4, 2]),
  ...transposes({}, [2, 4, 5, 2], [3, 2, 2, 3], [2, 4, 5, 3]),
  ...transposes({ strides: 2, pad: 'valid' }, [2, 6, 5, 1], [3, 3, 1, 2], [2, 2, 2, 2]),
  ...transposes({ strides: 2, pad: 1, dimRoundingMode: 'ceil' }, [1, 4, 4, 2], [3, 3, 2, 2], [1, 3, 3, 2]),
  ...transposes({ dataFormat: 'NCHW' }, [2, 2, 4, 3], [3, 2, 2, 3], [2, 3, 4, 3]),
  ...transposes({ dataFormat: 'NCHW', pad: explicitNchw }, [1, 2, 4, 3], [2, 2, 2, 3], [1, 3, 4, 5]),
  ...transposes({}, [2, 3, 3, 4], [1, 1, 4, 2], [2, 3, 3, 2]),
]);
