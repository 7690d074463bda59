import * as tf from '@tensorflow/tfjs';
import { beforeAll, it } from 'vitest';
import { gather } from '../../../src/ops/gather.js';
import { mirrorPad } from '../../../src/ops/mirrorPad.js';
import { pad } from '../../../src/ops/pad.js';
import { reverse } from '../../../src/ops/reverse.js';
import { split } from '../../../src/ops/split.js';
import { tile } from '../../../src/ops/tile.js';
import { useBackend } from '../../support/backend.js';
import type { Loose } from '../../support/untyped.js';
import { complex, exact, expectSame } from './opCase.js';

beforeAll(() => useBackend('cpu'));

it.each<[string, (x: tf.Tensor) => tf.Tensor, number[], number[]]>([
  ['gather', (x) => gather(x, 1), [2], [4]],
  ['mirrorPad', (x) => mirrorPad(x, [[1, 0]], 'reflect'), [2, 1, 2], [4, 3, 4]],
  ['pad', (x) => pad(x, [[1, 0]], 7), [7, 1, 2], [0, 3, 4]],
  ['reverse', (x) => reverse(x), [2, 1], [4, 3]],
  ['split', (x) => (split as Loose)(x, 2)[1], [2], [4]],
  ['tile', (x) => tile(x, [2]), [1, 2, 1, 2], [3, 4, 3, 4]],
])('%s moves complex numbers', (name, move, real, imag) => {
  tf.tidy(() => {
    const x = complex();
    const moved = name === 'split' ? move(x) : exact(() => move(x));
    const wanted = name === 'gather' ? tf.complex(real[0], imag[0]) : tf.complex(real, imag);
    expectSame(moved, wanted);
  });
});
