import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { concatSizes, joinRanks, nothingToJoin } from '../../../src/messages/join.js';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import { concatShape } from '../../../src/shapes/concat.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { dim, shape } from './arbitrary.js';

beforeAll(() => useBackend('cpu'));

it('concatShape is the shape of concat in tfjs', () => {
  const cases = shape(4, 1).chain((of) =>
    fc.tuple(
      fc.constant(of),
      fc.integer({ min: 0, max: of.length - 1 }),
      fc.array(dim, { minLength: 1, maxLength: 4 }),
    ),
  );
  fc.assert(
    fc.property(cases, fc.boolean(), ([of, axis, sizes], fromEnd) => {
      const shapes = sizes.map((size) => of.map((d, i) => (i === axis ? size : d)));
      const given = fromEnd ? axis - of.length : axis;
      const wanted = tf.tidy(
        () =>
          tf.concat(
            shapes.map((s) => tf.zeros(s)),
            axis,
          ).shape,
      );
      expect(concatShape(shapes, given)).toEqual(wanted);
    }),
  );
});

it('concatShape says which tensors do not fit', () => {
  expectError(() => concatShape([]), nothingToJoin, 'concat');
  expectError(() => concatShape([[2, 3]], 2), axisOutOfRange, 'concat', 2, [2, 3]);
  expectError(() => concatShape([[2], [2, 3]]), joinRanks, 'concat', [2], [2, 3]);
  expectError(
    () =>
      concatShape([
        [2, 3],
        [1, 3],
        [2, 4],
      ]),
    concatSizes,
    [3, 3],
    [2, 4],
    1,
    3,
    4,
  );
});
