import { pool } from '../../../src/kernels/pool.js';
import { checkFamily } from './checkFamily.js';
import { floats, type KernelCase, spaced } from './kernelCase.js';

const explicit = [
  [0, 0],
  [1, 0],
  [0, 1],
  [0, 0],
];
const flat: [object, number[], number[]][] = [
  [{ filterSize: 2, strides: 2, pad: 'valid' }, [2, 4, 5, 2], [2, 2, 2, 2]],
  [{ filterSize: [3, 2], strides: 1, pad: 'same' }, [2, 4, 3, 2], [2, 4, 3, 2]],
  [{ filterSize: 3, strides: 2, pad: 1, dimRoundingMode: 'ceil' }, [1, 4, 4, 2], [1, 3, 3, 2]],
  [{ filterSize: 2, strides: [2, 1], pad: explicit }, [1, 5, 4, 1], [1, 3, 4, 1]],
  [{ filterSize: 1, strides: 1, pad: 0 }, [2, 3, 2, 1], [2, 3, 2, 1]],
];
const deep: [object, number[], number[]][] = [
  [{ filterSize: 2, strides: 2, pad: 'valid' }, [2, 4, 2, 5, 2], [2, 2, 1, 2, 2]],
  [{ filterSize: 3, strides: [1, 2, 1], pad: 'same' }, [1, 3, 4, 3, 2], [1, 3, 2, 3, 2]],
  [{ filterSize: 1, strides: 3, pad: 'same' }, [1, 5, 3, 5, 1], [1, 2, 1, 2, 1]],
];

const cases = (shapes: typeof flat, suffix: string): KernelCase[] =>
  shapes.flatMap(([attrs, x, y]): KernelCase[] => [
    { kernel: `AvgPool${suffix}`, attrs, inputs: { x: floats(...x) }, diff: ['x'] },
    { kernel: `MaxPool${suffix}`, attrs, inputs: { x: spaced(...x) }, diff: ['x'] },
    ...('dimRoundingMode' in attrs
      ? []
      : [
          {
            kernel: `AvgPool${suffix}Grad`,
            attrs,
            inputs: { dy: floats(...y), input: floats(...x) },
            diff: suffix ? undefined : ['dy'],
          },
        ]),
    {
      kernel: `MaxPool${suffix}Grad`,
      attrs,
      inputs: { dy: floats(...y), input: spaced(...x), output: floats(...y) },
      diff: suffix ? undefined : ['dy'],
    },
  ]);

checkFamily(pool, [
  ...cases(flat, ''),
  ...flat
    .filter(([attrs]) => !('dimRoundingMode' in attrs))
    .flatMap(([attrs, x]) =>
      [false, true].map((includeBatchInIndex) => ({
        kernel: 'MaxPoolWithArgmax',
        attrs: { ...attrs, includeBatchInIndex },
        inputs: { x: spaced(...x) },
        diff: ['x'],
      })),
    ),
  ...cases(deep, '3D'),
  {
    kernel: 'MaxPool3D',
    attrs: { filterSize: [1, 2, 3], strides: 1, pad: 'same' },
    inputs: { x: spaced(1, 2, 3, 3, 2) },
    diff: ['x'],
  },
]);
