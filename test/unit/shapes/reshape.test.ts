import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { reshapeNotDivisible, reshapeSize, reshapeTwoUnknown } from '../../../src/messages/reshape.js';
import { invalidSize } from '../../../src/messages/tensors.js';
import { reshapeShape } from '../../../src/shapes/reshape.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { shape } from './arbitrary.js';

beforeAll(() => useBackend('cpu'));

/** The sizes in another order, perhaps split, perhaps with one of them to infer. */
const target = (from: number[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(from, { minLength: from.length }),
      fc.integer({ min: -1, max: from.length - 1 }),
    )
    .map(([sizes, unknown]) => sizes.map((d, i) => (i === unknown ? -1 : d)));

it('reshapeShape is the shape of reshape in tfjs', () => {
  fc.assert(
    fc.property(
      shape(4).chain((from) => fc.tuple(fc.constant(from), target(from))),
      ([from, to]) => {
        expect(reshapeShape(from, to)).toEqual(tf.tidy(() => tf.reshape(tf.zeros(from), to).shape));
      },
    ),
  );
});

it('reshapeShape infers -1 for empty tensors', () => {
  expect(reshapeShape([0, 3], [-1, 3])).toEqual([0, 3]);
  expect(reshapeShape([], [-1])).toEqual([1]);
});

it('reshapeShape says what does not fit', () => {
  expectError(() => reshapeShape([2, 3], [4]), reshapeSize, [2, 3], [4], 6, 4);
  expectError(() => reshapeShape([2, 3], [4, -1]), reshapeNotDivisible, [2, 3], [4], 6, 4);
  expectError(() => reshapeShape([0, 3], [0, -1]), reshapeNotDivisible, [0, 3], [0], 0, 0);
  expectError(() => reshapeShape([2, 3], [-1, -1]), reshapeTwoUnknown, [-1, -1]);
  expectError(() => reshapeShape([2, 3], [-2, -1]), invalidSize, 'reshape', -2, [-2, -1]);
  expectError(() => reshapeShape([2, 3], [1.5, 4]), invalidSize, 'reshape', 1.5, [1.5, 4]);
});
