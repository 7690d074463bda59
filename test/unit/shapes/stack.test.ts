import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { nothingToJoin, stackShapes } from '../../../src/messages/join.js';
import { axisOutOfRange } from '../../../src/messages/shapes.js';
import { expandDimsShape } from '../../../src/shapes/expandDims.js';
import { stackShape } from '../../../src/shapes/stack.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { dim, shape } from './arbitrary.js';

beforeAll(() => useBackend('cpu'));

const places = shape(4).chain((of) =>
  fc.tuple(fc.constant(of), fc.integer({ min: -of.length - 1, max: of.length })),
);

it('stackShape is the shape of stack in tfjs', () => {
  fc.assert(
    fc.property(places, dim, ([of, axis], count) => {
      const place = axis < 0 ? axis + of.length + 1 : axis;
      const wanted = tf.tidy(
        () =>
          tf.stack(
            Array.from({ length: count }, () => tf.zeros(of)),
            place,
          ).shape,
      );
      expect(stackShape(Array(count).fill(of), axis)).toEqual(wanted);
    }),
  );
});

it('expandDimsShape is the shape of expandDims in tfjs', () => {
  fc.assert(
    fc.property(places, ([of, axis]) => {
      expect(expandDimsShape(of, axis)).toEqual(tf.tidy(() => tf.expandDims(tf.zeros(of), axis).shape));
    }),
  );
});

it('stackShape and expandDimsShape say what does not fit', () => {
  expectError(() => stackShape([]), nothingToJoin, 'stack');
  expectError(() => stackShape([[2], [2], [3]]), stackShapes, [2], [3]);
  expectError(() => stackShape([[2], [2]], 2), axisOutOfRange, 'stack', 2, [2]);
  expectError(() => expandDimsShape([2], -3), axisOutOfRange, 'expandDims', -3, [2]);
});
