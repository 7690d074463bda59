import { gather } from '../../../src/kernels/gather.js';
import { checkFamily } from './checkFamily.js';
import { floats, ints, type KernelCase } from './kernelCase.js';

const along = (x: number[], indices: number[], axis: number, batchDims = 0): KernelCase => ({
  kernel: 'GatherV2',
  title: `[${x}] by [${indices}], axis ${axis}, batchDims ${batchDims}`,
  attrs: { axis, batchDims },
  inputs: { x: floats(...x), indices: ints(x.at(axis)!, ...indices) },
  diff: ['x'],
});
const nd = (params: number[], indices: number[]): KernelCase => ({
  kernel: 'GatherNd',
  title: `[${params}] by [${indices}]`,
  inputs: {
    params: floats(...params),
    indices: ints(Math.min(...params.slice(0, indices.at(-1))), ...indices),
  },
  diff: ['params'],
});

checkFamily(gather, [
  along([4], [], 0),
  along([4], [6], 0),
  along([4, 3], [2, 3], 0),
  along([2, 4, 3], [5], 1),
  along([2, 4, 3], [2, 2], -1),
  along([2, 4, 3], [2, 5], 1, 1),
  along([2, 3, 4], [2, 3], 2, 1),
  along([2, 4], [2], 1, 1),
  {
    ...along([3, 2], [4], 0),
    title: 'int32',
    inputs: { x: ints(9, 3, 2), indices: ints(3, 4) },
    diff: undefined,
  },
  nd([5], [3, 1]),
  nd([4, 3], [2, 2]),
  nd([4, 3, 2], [2, 3, 2]),
  nd([3, 3, 2], [5, 1]),
  nd([3, 3, 3], [4, 3]),
  nd([4, 3], [2]),
]);
