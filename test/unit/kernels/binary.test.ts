import * as tf from '@tensorflow/tfjs';
import { binary } from '../../../src/kernels/binary.js';
import { checkFamily } from './checkFamily.js';
import { floats, type Input, ints, type KernelCase, positives, spaced } from './kernelCase.js';

const both = ['a', 'b'];
const pairs: [Input, Input][] = [
  [floats(2, 3), floats(2, 3)],
  [floats(), floats(2, 3)],
  [floats(2, 3), floats(3)],
  [floats(3), floats(2, 1)],
  [floats(), floats()],
  [floats(1, 3), floats(4, 2, 1)],
];
/** Far from zero, of either sign. */
const large =
  (x: Input): Input =>
  (lead) =>
    tf.tidy(() => tf.where(tf.less(x(lead), 0), tf.sub(x(lead), 2), tf.add(x(lead), 2)));

const over = (inputs: [Input, Input][], kernels: string[], options: Partial<KernelCase> = {}): KernelCase[] =>
  kernels.flatMap((kernel) =>
    inputs.map(([a, b], i) => ({
      kernel,
      title: `pair ${i}`,
      inputs: { a, b },
      diff: both,
      tolerance: 0.01,
      ...options,
    })),
  );

checkFamily(binary, [
  ...over([[floats(2, 3), positives(3)]], ['FloorDiv'], { diff: [] }),
  ...over(pairs, ['Add', 'Sub', 'Multiply', 'SquaredDifference']),
  ...over(
    pairs.map(([a, b]) => [a, large(b)]),
    ['RealDiv', 'Atan2'],
  ),
  ...over(
    [
      [positives(2, 3), floats(3)],
      [positives(), floats(2)],
    ],
    ['Pow'],
  ),
  ...over(
    [
      [spaced(3, 4), (lead) => tf.add(0.04, spaced(3, 4)(lead))],
      [spaced(3, 4), (lead) => tf.add(0.04, spaced(4)(lead))],
    ],
    ['Maximum', 'Minimum'],
  ),
  ...over([[(lead) => tf.mul(3, positives(2, 3)(lead)), (lead) => tf.add(2, positives(3)(lead))]], ['Mod'], {
    map: both,
    diff: ['a'],
  }),
  ...over(
    [[ints(9, 2, 3), (lead) => tf.add(1, ints(4, 3)(lead))]],
    ['FloorDiv', 'Mod', 'Add', 'Multiply', 'Maximum'],
    { diff: [] },
  ),
  {
    kernel: 'Prelu',
    title: 'per channel',
    inputs: { x: spacedOffZero(2, 3), alpha: floats(3) },
    diff: ['x', 'alpha'],
  },
  {
    kernel: 'Prelu',
    title: 'same shape',
    inputs: { x: spacedOffZero(2, 3), alpha: floats(2, 3) },
    diff: ['x', 'alpha'],
  },
  {
    kernel: 'Prelu',
    title: 'shared axis',
    inputs: { x: spacedOffZero(2, 3, 2), alpha: floats(3, 1) },
    diff: ['x', 'alpha'],
  },
  {
    kernel: 'Prelu',
    title: 'scalar',
    inputs: { x: spacedOffZero(4), alpha: floats() },
    diff: ['x', 'alpha'],
  },
  {
    kernel: 'Prelu',
    title: 'alpha of higher rank',
    inputs: { x: spacedOffZero(4), alpha: floats(2, 1) },
    diff: ['x', 'alpha'],
  },
  { kernel: 'AddN', inputs: { 0: floats(2, 3), 1: floats(2, 3), 2: floats(2, 3) }, diff: ['0', '1', '2'] },
  { kernel: 'AddN', title: 'one', inputs: { 0: floats() }, diff: ['0'] },
]);

function spacedOffZero(...shape: number[]): Input {
  return (lead) => tf.add(0.05, spaced(...shape)(lead));
}
