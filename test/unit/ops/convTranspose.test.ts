import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import { entryCount, operandRank } from '../../../src/messages/move.js';
import { invalidArgument, invalidSize } from '../../../src/messages/tensors.js';
import { channelMismatch, transposedSize, windowSpan } from '../../../src/messages/windows.js';
import * as conv3d from '../../../src/ops/conv3d.js';
import * as transposes from '../../../src/ops/convTranspose.js';
import { useBackend } from '../../support/backend.js';
import { expectClose, expectError, loop } from '../../support/statement.js';
import { checkGrads, vmap } from '../../support/untyped.js';
import {
  complex,
  exact,
  expectSame,
  inTfjs,
  type OpTable,
  refusesDtype,
  refusesKinds,
  values,
} from './opCase.js';

beforeAll(() => useBackend('cpu'));

const ops: OpTable = { ...conv3d, ...transposes };

/** Filter, and for each setting the shapes of an image and of what it comes from. */
const CASES: Readonly<
  Record<string, readonly [number[], readonly (readonly [number[], number[], readonly unknown[]])[]]>
> = {
  conv2dTranspose: [
    [3, 2, 4, 3],
    [
      [
        [5, 6, 3],
        [5, 6, 4],
        [1, 'same'],
      ],
      [
        [3, 3, 3],
        [5, 6, 4],
        [2, 'same'],
      ],
      [
        [3, 2, 3],
        [7, 4, 4],
        [2, 'valid'],
      ],
      [
        [3, 5, 3],
        [3, 4, 4],
        [1, 1],
      ],
    ],
  ],
  conv3dTranspose: [
    [2, 3, 2, 4, 3],
    [
      [
        [4, 5, 6, 3],
        [4, 5, 6, 4],
        [1, 'same'],
      ],
      [
        [2, 2, 3, 3],
        [4, 5, 6, 4],
        [2, 'valid'],
      ],
    ],
  ],
};

describe.each(Object.entries(CASES))('%s', (name, [window, settings]) => {
  const op = ops[name];
  it('is tfjs', () => {
    tf.tidy(() => {
      const filter = values(window, 1);
      for (const [image, to, given] of settings) {
        if (name === 'conv2dTranspose' && given[1] === 1) continue;
        const x = values(image, 2);
        expectSame(
          exact(() => op(x, filter, to, ...given)),
          inTfjs[name](x, filter, to, ...given),
        );
        expectSame(
          op(values([2, ...image], 2), filter, [2, ...to], ...given),
          inTfjs[name](values([2, ...image], 2), filter, [2, ...to], ...given),
        );
      }
    });
  });

  it('is a loop under vmap, with derivatives that are finite differences', () => {
    tf.tidy(() => {
      const [image, to, given] = settings[1];
      const filter = values(window, 1);
      const run = (x: tf.Tensor) => op(x, filter, to, ...given) as tf.Tensor;
      const x = values([2, ...image], 3);
      expectClose(vmap(run)(x), loop(run, x));
      checkGrads((x: tf.Tensor, w: tf.Tensor) => op(x, w, to, ...given), [values(image, 4), filter]);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const [image, to, given] = settings[1];
      const [x, filter] = [tf.zeros(image), tf.zeros(window)];
      const at = image.length - 1;
      expectError(() => op(x, filter, to.slice(1), ...given), entryCount, name, 'outputShape', at, image);
      const channels = [name, `outputShape[${at}]`, `4, as axis ${at} of argument 1`, '9'] as const;
      expectError(() => op(x, filter, to.with(at, 9), ...given), invalidArgument, ...channels);
      const negative = to.with(0, -1);
      expectError(() => op(x, filter, negative, ...given), invalidSize, name, -1, negative);
      const batch = [tf.zeros([2, ...image]), filter, [3, ...to], ...given];
      const words = [name, 'outputShape[0]', '2, as axis 0 of argument 0', '3'] as const;
      expectError(() => op(...batch), invalidArgument, ...words);
      const large = to.with(0, 20);
      const left = given[1] === 'same' ? 10 : Math.floor((20 - window[0]) / 2) + 1;
      const sizes = [name, large, left, 0, image[0], image] as const;
      expectError(() => op(x, filter, large, ...given), transposedSize, ...sizes);
      const small = to.with(0, 1);
      expectError(() => op(x, filter, small, 1, 'valid'), windowSpan, name, window[0], 0, small, 0);
      const odd = window.with(at + 1, 7);
      const format = name === 'conv2dTranspose' ? 'NHWC' : 'NDHWC';
      const taken = [name, 1, odd, 7, at + 1, image, 3, at, format] as const;
      expectError(() => op(x, tf.zeros(odd), to, ...given), channelMismatch, ...taken);
      const rank = [name, 1, `${window.length}`, image] as const;
      expectError(() => op(x, x, to, ...given), operandRank, ...rank);
    });
  });
  refusesDtype(name, op, () => [1, complex(), [1], 1, 'same'], 1, 'float32', 'complex64');
  refusesKinds(name, op);
});
