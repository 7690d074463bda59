import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { permutationLength } from '../../../src/messages/reshape.js';
import { axisOutOfRange, repeatedAxis } from '../../../src/messages/shapes.js';
import { normalizePerm, transposeShape } from '../../../src/shapes/transpose.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { shape } from './arbitrary.js';

beforeAll(() => useBackend('cpu'));

it('transposeShape is the shape of transpose in tfjs', () => {
  const cases = shape(4).chain((of) =>
    fc.tuple(
      fc.constant(of),
      fc.shuffledSubarray(
        of.map((_, i) => i),
        { minLength: of.length },
      ),
    ),
  );
  fc.assert(
    fc.property(cases, ([of, perm]) => {
      expect(transposeShape(of, perm)).toEqual(tf.tidy(() => tf.transpose(tf.zeros(of), perm).shape));
      expect(transposeShape(of)).toEqual(tf.tidy(() => tf.transpose(tf.zeros(of)).shape));
    }),
  );
});

it('axes count from the end when negative', () => {
  expect(normalizePerm([2, 3, 4], [-1, 0, -2])).toEqual([2, 0, 1]);
});

it('transposeShape says what is no permutation', () => {
  expectError(() => transposeShape([2, 3], [0]), permutationLength, [0], [2, 3]);
  expectError(() => transposeShape([2, 3], [0, 2]), axisOutOfRange, 'transpose', 2, [2, 3]);
  expectError(() => transposeShape([2, 3], [1, -1]), repeatedAxis, 'transpose', -1, [1, -1]);
});
