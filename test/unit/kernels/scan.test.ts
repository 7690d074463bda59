import * as tf from '@tensorflow/tfjs';
import { scan } from '../../../src/kernels/scan.js';
import { checkFamily } from './checkFamily.js';
import { fixed, floats, type Input, type KernelCase } from './kernelCase.js';

const zeros: Input = fixed(() =>
  tf.tensor([
    [2, 0, 3, 4, 2],
    [0, 2, 3, 0, 2],
  ]),
);
const inputs: [string, Input, number[]][] = [
  ['vector', floats(5), [0]],
  ['one', floats(1), [0]],
  ['matrix', floats(3, 4), [0, 1]],
  ['zeros', zeros, [1, 0]],
];

checkFamily(
  scan,
  ['Cumsum', 'Cumprod'].flatMap((kernel): KernelCase[] =>
    inputs.flatMap(([title, x, axes]) =>
      axes.flatMap((axis) =>
        [false, true].flatMap((exclusive) =>
          [false, true].map((reverse) => {
            const attrs = { axis, exclusive, reverse };
            return {
              kernel,
              title: `${title} ${JSON.stringify(attrs)}`,
              inputs: { x },
              attrs,
              diff: ['x'],
              tolerance: 0.02,
            };
          }),
        ),
      ),
    ),
  ),
);
