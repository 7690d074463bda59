import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { scatter } from '../../../src/kernels/scatter.js';
import { grad as typedGrad } from '../../../src/transforms/grad.js';
import { vmapImpl as vmap } from '../../../src/transforms/vmap.js';
import { checkFamily } from './checkFamily.js';
import { fixed, floats, ints, type KernelCase } from './kernelCase.js';

const grad = typedGrad as unknown as (f: (x: tf.Tensor) => tf.Tensor) => (x: tf.Tensor) => unknown;

const nd = (indices: number[], updates: number[], shape: number[]): KernelCase => ({
  kernel: 'ScatterNd',
  title: `[${updates}] by [${indices}] into [${shape}]`,
  attrs: { shape },
  inputs: { indices: ints(3, ...indices), updates: floats(...updates) },
  diff: ['updates'],
});
const dense = (indices: number[], values: number[], outputShape: number[]): KernelCase => ({
  kernel: 'SparseToDense',
  title: `[${values}] by [${indices}] into [${outputShape}]`,
  attrs: { outputShape },
  inputs: { sparseIndices: ints(3, ...indices), sparseValues: floats(...values), defaultValue: floats() },
});
const update = (tensor: number[], indices: number[], updates: number[]): KernelCase => ({
  kernel: 'TensorScatterUpdate',
  title: `[${updates}] by [${indices}] in [${tensor}]`,
  inputs: { tensor: floats(...tensor), indices: ints(3, ...indices), updates: floats(...updates) },
  diff: ['tensor', 'updates'],
});
const segments = (x: number[], numSegments: number): KernelCase => ({
  kernel: 'UnsortedSegmentSum',
  attrs: { numSegments },
  inputs: { x: floats(...x), segmentIds: ints(4, x[0]) },
  diff: ['x'],
});
const runs = (kernel: string, data: number[]): KernelCase => ({
  kernel,
  title: `[${data}]`,
  inputs: {
    data: floats(...data),
    indices: ints(data[0], 6),
    segmentIds: fixed(() => tf.tensor1d([0, 0, 1, 3, 3, 3], 'int32')),
  },
  map: ['data'],
  shapeless: true,
});

checkFamily(scatter, [
  nd([5, 1], [5], [3]),
  nd([5, 1], [5, 2], [4, 2]),
  nd([4, 2], [4, 3], [3, 5, 3]),
  nd([2, 2, 3], [2, 2], [3, 4, 3]),
  nd([4], [4, 2], [3, 2]),
  dense([], [], [3]),
  dense([6], [6], [3]),
  dense([6], [], [4]),
  dense([6, 2], [6], [3, 4]),
  dense([6, 2], [], [3, 4]),
  update([4], [6, 1], [6]),
  update([3, 2], [2, 1], [2, 2]),
  update([3, 4, 2], [5, 2], [5, 2]),
  segments([6], 4),
  segments([5, 3], 2),
  segments([4, 2, 2], 6),
  runs('SparseSegmentSum', [4]),
  runs('SparseSegmentMean', [3, 2]),
]);

describe('indices out of range', () => {
  const f = (indices: tf.Tensor, updates: tf.Tensor) => tf.scatterND(indices, updates, [3]);
  it('never reach another example', () => {
    const indices = tf.tensor3d([0, 3, -1, 2], [2, 2, 1], 'int32');
    const updates = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const out = vmap(f)(indices, updates) as tf.Tensor;
    expect(out.arraySync()).toEqual([
      [1, 0, 0],
      [0, 0, 4],
    ]);
  });
});

describe('TensorScatterUpdate', () => {
  it('leaves a mapped tensor as it was', () => {
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    vmap((t: tf.Tensor) => tf.tensorScatterUpdate(t, [[0]], [9]))(x);
    expect(x.arraySync()).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
  it('differentiates the update that stays', () => {
    const g = grad((u: tf.Tensor) => tf.sum(tf.tensorScatterUpdate(tf.zeros([3]), [[1], [1], [2]], u)));
    expect((g(tf.tensor1d([5, 6, 7])) as tf.Tensor).arraySync()).toEqual([0, 1, 1]);
  });
  it('leaves its input as it is', () => {
    const x = tf.tensor1d([1, 2, 3]);
    const f = (t: tf.Tensor) => tf.sum(tf.tensorScatterUpdate(t, [[1]], [5]));
    expect((grad(f)(x) as tf.Tensor).arraySync()).toEqual([1, 0, 1]);
    expect(x.arraySync()).toEqual([1, 2, 3]);
  });
});
