import { describe, expect, it } from 'vitest';
import { space } from '../../../src/kernels/space.js';
import { checkFamily } from './checkFamily.js';
import { floats, type KernelCase } from './kernelCase.js';

const blocks = (blockShape: number[], edges: number[][], x: number[], y: number[]): KernelCase[] => [
  {
    kernel: 'SpaceToBatchND',
    attrs: { blockShape, paddings: edges },
    inputs: { x: floats(...x) },
    diff: ['x'],
  },
  { kernel: 'BatchToSpaceND', attrs: { blockShape, crops: edges }, inputs: { x: floats(...y) }, diff: ['x'] },
];
const none = [0, 0];

checkFamily(space, [
  {
    kernel: 'DepthToSpace',
    attrs: { blockSize: 2, dataFormat: 'NHWC' },
    inputs: { x: floats(2, 3, 2, 8) },
    diff: ['x'],
  },
  {
    kernel: 'DepthToSpace',
    attrs: { blockSize: 3, dataFormat: 'NHWC' },
    inputs: { x: floats(1, 1, 2, 9) },
    diff: ['x'],
  },
  ...blocks([2, 2], [none, none], [1, 4, 2, 3], [4, 2, 1, 3]),
  ...blocks([2, 3], [[1, 0], none], [2, 3, 3, 1], [12, 2, 1, 1]),
  ...blocks([2], [[1, 2]], [2, 5], [4, 4]),
  ...blocks([2], [[0, 1]], [2, 3, 2, 2], [4, 2, 2, 2]),
]);

describe('DepthToSpace NCHW', () => {
  it('knows its shape', () => {
    expect(
      space.DepthToSpace.shape({
        name: 'DepthToSpace',
        inputs: { x: { shape: [2, 8, 3, 5], dtype: 'float32' } },
        attrs: { blockSize: 2, dataFormat: 'NCHW' },
      }),
    ).toEqual({ shape: [2, 2, 6, 10], dtype: 'float32' });
  });
});
