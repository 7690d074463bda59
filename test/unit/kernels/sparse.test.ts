import * as tf from '@tensorflow/tfjs';
import { sparse } from '../../../src/kernels/sparse.js';
import { checkFamily } from './checkFamily.js';
import { fixed } from './kernelCase.js';

const words = fixed(() => tf.tensor1d(['ab', 'b', ''], 'string'));
const vector = (...values: number[]) => fixed(() => tf.tensor1d(values, 'int32'));

checkFamily(sparse, [
  { kernel: 'BroadcastArgs', inputs: { s0: vector(2, 1, 3), s1: vector(4, 1) } },
  {
    kernel: 'SparseReshape',
    shapeless: true,
    inputs: {
      inputIndices: fixed(() => tf.tensor2d([0, 0, 1, 2], [2, 2], 'int32')),
      inputShape: vector(2, 3),
      newShape: vector(3, -1),
    },
  },
  {
    kernel: 'StaticRegexReplace',
    attrs: { pattern: 'b', rewrite: 'c', replaceGlobal: true },
    inputs: { x: words },
    map: [],
  },
  { kernel: 'StringToHashBucketFast', attrs: { numBuckets: 7 }, inputs: { input: words }, map: [] },
  {
    kernel: 'RaggedRange',
    inputs: { starts: vector(0), limits: vector(3), deltas: vector(1) },
    shapeless: true,
  },
]);
