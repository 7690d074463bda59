import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { vmapImpl } from '../../../src/transforms/vmap.js';
import { useBackend } from '../../support/backend.js';

beforeAll(() => useBackend('cpu'));

type F = (...xs: tf.Tensor[]) => tf.Tensor;
const vmap = vmapImpl as unknown as (f: F, inAxes: number, outAxes: number, options: object) => F;

/** A function, the shapes of one example of its arguments, the shape of its result. */
const cases: [string, F, number[][], number[]][] = [
  ['sin', tf.sin, [[3]], [3]],
  ['add', (x, y) => tf.add(x, y), [[3], []], [3]],
  ['pow', (x, y) => tf.pow(x, y), [[2], [2]], [2]],
  ['clipByValue', (x) => tf.clipByValue(x, 0, 1), [[2]], [2]],
  ['prelu', (x, y) => tf.prelu(x, y), [[2], [2]], [2]],
  ['where', (x, y) => tf.where(tf.greater(x, 0), y, tf.zerosLike(x)), [[2], [2]], [2]],
  ['sum', (x) => tf.sum(x), [[3]], []],
  ['mean', (x) => tf.mean(x, 0), [[3, 2]], [2]],
  ['max', (x) => tf.max(x, 1), [[3, 2]], [3]],
  ['prod', (x) => tf.prod(x), [[3]], []],
  ['argMax', (x) => tf.argMax(x), [[3]], []],
  ['cumsum', (x) => tf.cumsum(x), [[3]], [3]],
  ['softmax', (x) => tf.softmax(x), [[3]], [3]],
  [
    'matMul',
    (x, y) => tf.matMul(x, y),
    [
      [2, 3],
      [3, 4],
    ],
    [2, 4],
  ],
  ['matMul from the left', (x) => tf.matMul(tf.ones([2, 3]), x), [[3, 4]], [2, 4]],
  ['matMul from the right', (x) => tf.matMul(x, tf.ones([3, 4])), [[2, 3]], [2, 4]],
  [
    'einsum',
    (x, y) => tf.einsum('ij,jk->ik', x, y),
    [
      [2, 3],
      [3, 4],
    ],
    [2, 4],
  ],
  ['reshape', (x) => tf.reshape(x, [3, -1]), [[2, 3]], [3, 2]],
  ['transpose', (x) => tf.transpose(x), [[2, 3]], [3, 2]],
  ['tile', (x) => tf.tile(x, [2, 1]), [[2, 3]], [4, 3]],
  ['pad', (x) => tf.pad(x, [[1, 1]]), [[2]], [4]],
  ['mirrorPad', (x) => tf.mirrorPad(x, [[1, 1]], 'reflect'), [[2]], [4]],
  ['reverse', (x) => tf.reverse(x, 0), [[2]], [2]],
  ['slice', (x) => tf.slice(x, [1], [1]), [[2]], [1]],
  ['stridedSlice', (x) => tf.stridedSlice(x, [0], [4], [2]), [[4]], [2]],
  ['concat', (x, y) => tf.concat([x, y]), [[2], [1]], [3]],
  ['stack', (x, y) => tf.stack([x, y]), [[2], [2]], [2, 2]],
  ['unstack', (x) => tf.unstack(x)[0], [[2, 3]], [3]],
  ['split', (x) => tf.split(x, 2)[0], [[4]], [2]],
  ['oneHot', (x) => tf.oneHot(tf.cast(x, 'int32'), 4), [[2]], [2, 4]],
  ['gather', (x) => tf.gather(x, [0, 1, 1]), [[2]], [3]],
  ['fft', (x) => tf.real(tf.fft(tf.complex(x, x))), [[4]], [4]],
  ['multinomial', (x) => tf.multinomial(x as tf.Tensor1D, 3, 1), [[4]], [3]],
];

it.each(cases)('%s of no examples', (_, f, shapes, expected) => {
  const xs = shapes.map((shape) => tf.zeros([0, ...shape]));
  expect(vmap(f, 0, 0, { randomness: 'same' })(...xs).shape).toEqual([0, ...expected]);
});
