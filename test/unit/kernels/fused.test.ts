import { fused } from '../../../src/kernels/fused.js';
import { checkFamily } from './checkFamily.js';
import { floats, type KernelCase } from './kernelCase.js';

const conv = { strides: 1, pad: 'same', dataFormat: 'NHWC', dilations: 1 };
const extras = (shape: number[], activation: string) => ({
  bias: floats(...shape),
  ...(activation === 'prelu' ? { preluActivationWeights: floats(...shape) } : {}),
});

const matMul = (
  attrs: object,
  a: number[],
  b: number[],
  bias: number[],
  activation = 'linear',
): KernelCase => ({
  kernel: '_FusedMatMul',
  title: `${activation} ${JSON.stringify(attrs)} [${a}] [${b}] + [${bias}]`,
  attrs: { transposeA: false, transposeB: false, activation, leakyreluAlpha: 0.2, ...attrs },
  inputs: { a: floats(...a), b: floats(...b), ...extras(bias, activation) },
});
const conv2d = (activation: string, attrs = {}, x = [2, 3, 4, 2], bias = [3]): KernelCase => ({
  kernel: 'FusedConv2D',
  attrs: { ...conv, activation, leakyreluAlpha: 0.3, ...attrs },
  inputs: { x: floats(...x), filter: floats(2, 2, 2, 3), ...extras(bias, activation) },
});
const depthwise = (activation: string): KernelCase => ({
  kernel: 'FusedDepthwiseConv2D',
  attrs: { ...conv, activation, leakyreluAlpha: 0.3 },
  inputs: { x: floats(2, 3, 4, 2), filter: floats(2, 2, 2, 2), ...extras([4], activation) },
});

const cases: KernelCase[] = [
  matMul({}, [2, 3, 4], [1, 4, 2], [2]),
  matMul({}, [1, 3, 4], [1, 4, 2], [2], 'prelu'),
  matMul({ transposeB: true }, [1, 3, 4], [1, 2, 4], [2], 'elu'),
  matMul({ transposeA: true }, [2, 4, 3], [2, 4, 2], [3, 2], 'leakyrelu'),
  conv2d('linear'),
  conv2d('relu'),
  conv2d('relu6', { strides: 2 }),
  conv2d('prelu', {}, [1, 3, 3, 2]),
  conv2d('sigmoid', { dataFormat: 'NCHW' }, [2, 2, 3, 4]),
  conv2d('prelu', { dataFormat: 'NCHW' }, [2, 2, 3, 4]),
  conv2d('linear', {}, [2, 3, 4, 2], [2, 3, 4, 3]),
  depthwise('linear'),
  depthwise('prelu'),
  depthwise('leakyrelu'),
  {
    kernel: 'FusedConv2D',
    title: 'without bias',
    attrs: { ...conv, activation: 'relu' },
    inputs: { x: floats(1, 3, 4, 2), filter: floats(2, 2, 2, 3) },
  },
];

checkFamily(
  fused,
  cases.map((c) => ({ ...c, diff: Object.keys(c.inputs), step: 1e-3, tolerance: 1e-2 })),
);
