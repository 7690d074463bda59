import { norm } from '../../../src/kernels/norm.js';
import { checkFamily } from './checkFamily.js';
import { floats, type KernelCase, positives } from './kernelCase.js';

const lrn = { depthRadius: 1, bias: 1.5, alpha: 0.7, beta: 0.6 };
const wide = { depthRadius: 5, bias: 1, alpha: 1, beta: 0.5 };
const batchNorm = (params: number[], given: ('scale' | 'offset')[]): KernelCase => ({
  kernel: 'FusedBatchNorm',
  title: `by [${params}] with ${given.join()}`,
  attrs: { varianceEpsilon: given.length === 0 ? null : 0.01 },
  inputs: {
    x: floats(2, 2, 3, 2),
    mean: floats(...params),
    variance: positives(...params),
    ...Object.fromEntries(given.map((key) => [key, floats(...params)])),
  },
  diff: ['x', 'mean', 'variance', ...given],
});

checkFamily(norm, [
  { kernel: 'LRN', attrs: lrn, inputs: { x: floats(2, 2, 1, 4) }, diff: ['x'] },
  { kernel: 'LRN', attrs: wide, inputs: { x: floats(1, 2, 2, 3) }, diff: ['x'] },
  {
    kernel: 'LRNGrad',
    attrs: lrn,
    inputs: { x: floats(2, 2, 1, 4), y: floats(2, 2, 1, 4), dy: floats(2, 2, 1, 4) },
  },
  batchNorm([2], ['scale', 'offset']),
  batchNorm([2], ['scale']),
  batchNorm([2], []),
  batchNorm([2, 2, 3, 2], ['offset']),
]);
