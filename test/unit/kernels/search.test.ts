import * as tf from '@tensorflow/tfjs';
import { search } from '../../../src/kernels/search.js';
import { checkFamily } from './checkFamily.js';
import { fixed, floats, ints, type KernelCase, spaced } from './kernelCase.js';

const sorted = (side: string): KernelCase => ({
  kernel: 'SearchSorted',
  attrs: { side },
  inputs: {
    sortedSequence: fixed(() => tf.tensor2d([-0.6, -0.1, 0.3, 0.3, 0.8, 1, 2, 3], [2, 4])),
    values: floats(2, 3),
  },
});
const counts = (kernel: string, x: number[], weighted: boolean, more = {}): KernelCase => ({
  kernel,
  title: `[${x}] ${weighted ? 'weighted' : 'counted'} ${JSON.stringify(more)}`,
  attrs: { size: 4, ...more },
  inputs: { x: ints(6, ...x), weights: weighted ? floats(...x) : floats(0) },
  map: weighted ? ['x', 'weights'] : ['x'],
});
const top = (k: number, ...x: number[]): KernelCase => ({
  kernel: 'TopK',
  title: `${k} of [${x}]`,
  attrs: { k, sorted: true },
  inputs: { x: spaced(...x) },
  diff: ['x'],
});

checkFamily(search, [
  sorted('left'),
  sorted('right'),
  counts('Bincount', [5], true),
  counts('Bincount', [5], false),
  counts('DenseBincount', [5], true, { binaryOutput: false }),
  counts('DenseBincount', [2, 5], true, { binaryOutput: false }),
  counts('DenseBincount', [2, 5], false, { binaryOutput: true }),
  counts('DenseBincount', [5], false, { binaryOutput: true }),
  top(2, 5),
  top(1, 3, 4),
  top(4, 2, 2, 4),
  {
    kernel: 'NonMaxSuppressionV4',
    attrs: { maxOutputSize: 3, iouThreshold: 0.5, scoreThreshold: 0, padToMaxOutputSize: true },
    inputs: {
      boxes: fixed(() => tf.tensor2d([0, 0, 1, 1, 0, 0, 1, 0.9, 2, 2, 3, 3], [3, 4])),
      scores: floats(3),
    },
    shapeless: true,
  },
  {
    kernel: 'NonMaxSuppressionV3',
    attrs: { maxOutputSize: 3, iouThreshold: 0.5, scoreThreshold: 0 },
    inputs: { boxes: floats(3, 4), scores: floats(3) },
    shapeless: true,
  },
  { kernel: 'Unique', attrs: { axis: 0 }, inputs: { x: floats(4) }, shapeless: true },
]);
