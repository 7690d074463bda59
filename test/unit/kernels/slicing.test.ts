import { slicing } from '../../../src/kernels/slicing.js';
import { checkFamily } from './checkFamily.js';
import { floats, type KernelCase } from './kernelCase.js';

const over = (kernel: string, attrs: unknown[], ...shape: number[]): KernelCase[] =>
  attrs.map((a) => ({ kernel, inputs: { x: floats(...shape) }, attrs: a, diff: ['x'] }));
const strided = (options: object) => ({
  beginMask: 0,
  endMask: 0,
  ellipsisMask: 0,
  newAxisMask: 0,
  shrinkAxisMask: 0,
  ...options,
});

checkFamily(slicing, [
  ...over(
    'Slice',
    [
      { begin: [1], size: [2] },
      { begin: 1, size: -1 },
      { begin: [0], size: [0] },
    ],
    4,
  ),
  ...over(
    'Slice',
    [
      { begin: [0, 1], size: [2, 2] },
      { begin: [1, 0], size: [1, -1] },
      { begin: 1, size: 1 },
    ],
    2,
    3,
  ),
  ...over(
    'StridedSlice',
    [
      strided({ begin: [0, 1], end: [3, 6], strides: [2, 2] }),
      strided({ begin: [0, 0], end: [0, -1], strides: [1, 3], endMask: 1 }),
      strided({ begin: [2, 5], end: [0, 0], strides: [-1, -2] }),
      strided({ begin: [0, 0], end: [0, 0], strides: [-1, -2], beginMask: 3, endMask: 3 }),
      strided({ begin: [1, 0], end: [2, 4], strides: [1, 1], shrinkAxisMask: 1 }),
      strided({ begin: [-1, 0], end: [0, 4], strides: [1, 1], shrinkAxisMask: 1 }),
      strided({ begin: [0, 0, 1], end: [3, 0, 4], strides: [1, 1, 2], newAxisMask: 2 }),
      strided({ begin: [0, 1], end: [0, 4], strides: [1, 1], ellipsisMask: 1 }),
      strided({ begin: [1], end: [3], strides: [1] }),
      strided({ begin: [2], end: [2], strides: [1] }),
    ],
    3,
    6,
  ),
  ...over(
    'PadV2',
    [
      {
        paddings: [
          [1, 2],
          [0, 1],
        ],
        constantValue: 0,
      },
      {
        paddings: [
          [0, 0],
          [3, 0],
        ],
        constantValue: 2.5,
      },
    ],
    2,
    3,
  ),
  ...over('PadV2', [{ paddings: [], constantValue: 1 }]),
  ...(['reflect', 'symmetric'] as const).flatMap((mode) =>
    over(
      'MirrorPad',
      [
        {
          paddings: [
            [1, 0],
            [2, 1],
          ],
          mode,
        },
        {
          paddings: [
            [0, 0],
            [0, 2],
          ],
          mode,
        },
      ],
      2,
      3,
    ),
  ),
  ...over(
    'MirrorPad',
    [
      { paddings: [[2, 3]], mode: 'symmetric' },
      { paddings: [[3, 2]], mode: 'reflect' },
    ],
    4,
  ),
]);
