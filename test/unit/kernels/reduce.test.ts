import * as tf from '@tensorflow/tfjs';
import { reduce } from '../../../src/kernels/reduce.js';
import { checkFamily } from './checkFamily.js';
import { fixed, floats, type Input, ints, type KernelCase, spaced } from './kernelCase.js';

const axes = [0, 1, -1, [0, 2], [-1, -3], [0, 1, 2], undefined, []];
const over = (kernel: string, x: Input, key = 'axis', diff: string[] = ['x']): KernelCase[] =>
  axes.flatMap((axis) =>
    [false, true].map((keepDims) => ({
      kernel,
      inputs: { x },
      attrs: { [key]: axis, keepDims },
      diff,
      tolerance: 0.01,
    })),
  );
const bools: Input = (lead) => tf.cast(ints(2, 2, 3, 2)(lead), 'bool');

checkFamily(reduce, [
  ...over('Sum', floats(2, 3, 2)),
  ...over('Mean', floats(2, 3, 2)),
  ...over('Prod', floats(2, 3, 2)),
  ...over('Max', spaced(2, 3, 2), 'reductionIndices'),
  ...over('Min', spaced(2, 3, 2)),
  ...over('All', bools, 'axis', []),
  ...over('Any', bools, 'axis', []),
  ...['Sum', 'Mean', 'Prod', 'Min'].flatMap((kernel) => [
    {
      kernel,
      title: 'of a scalar',
      inputs: { x: floats() },
      attrs: { axis: undefined, keepDims: false },
      diff: ['x'],
    },
    { kernel, title: 'of integers', inputs: { x: ints(4, 2, 3) }, attrs: { axis: 1, keepDims: false } },
  ]),
  { kernel: 'Sum', title: 'of bools', inputs: { x: bools }, attrs: { axis: 1, keepDims: false } },
  {
    kernel: 'Prod',
    title: 'with zeros',
    inputs: {
      x: fixed(() =>
        tf.tensor([
          [0, 2, 3],
          [0, 0, 4],
          [2, 3, 4],
        ]),
      ),
    },
    attrs: { axis: 1, keepDims: false },
    diff: ['x'],
    tolerance: 0.02,
  },
  ...['ArgMax', 'ArgMin'].flatMap((kernel) =>
    [0, 1, 2, -1].map((axis) => ({ kernel, inputs: { x: spaced(2, 3, 2) }, attrs: { axis } })),
  ),
]);
