import { matmul } from '../../../src/kernels/matmul.js';
import { checkFamily } from './checkFamily.js';
import { floats, type KernelCase } from './kernelCase.js';

const swap = (shape: number[], on: boolean) =>
  on ? [...shape.slice(0, -2), shape[shape.length - 1], shape[shape.length - 2]] : shape;

const shapes: [number[], number[]][] = [
  [
    [2, 3],
    [3, 4],
  ],
  [
    [5, 2, 3],
    [5, 3, 4],
  ],
  [
    [5, 2, 3],
    [3, 4],
  ],
  [
    [2, 3],
    [5, 3, 4],
  ],
  [
    [1, 2, 3],
    [5, 3, 4],
  ],
  [
    [2, 2, 2, 3],
    [2, 2, 3, 2],
  ],
  [
    [2, 1, 3],
    [1, 3, 1],
  ],
];

checkFamily(
  matmul,
  shapes.flatMap(([a, b]): KernelCase[] =>
    [false, true].flatMap((transposeA) =>
      [false, true].map((transposeB) => ({
        kernel: 'BatchMatMul',
        title: `[${a}] [${b}] ${transposeA} ${transposeB}`,
        inputs: { a: floats(...swap(a, transposeA)), b: floats(...swap(b, transposeB)) },
        attrs: { transposeA, transposeB },
        diff: ['a', 'b'],
      })),
    ),
  ),
);
