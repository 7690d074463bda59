import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { squeezeSize } from '../../../src/messages/reshape.js';
import { axisOutOfRange, repeatedAxis } from '../../../src/messages/shapes.js';
import { squeezeShape } from '../../../src/shapes/squeeze.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { shapeAndAxes } from './arbitrary.js';

beforeAll(() => useBackend('cpu'));

it('squeezeShape is the shape of squeeze in tfjs', () => {
  fc.assert(
    fc.property(shapeAndAxes, ({ of, axes }) => {
      const thin = of.map((d, i) => (axes.includes(i) || axes.includes(i - of.length) ? 1 : d));
      expect(squeezeShape(thin, axes)).toEqual(tf.tidy(() => tf.squeeze(tf.zeros(thin), axes).shape));
      expect(squeezeShape(thin)).toEqual(tf.tidy(() => tf.squeeze(tf.zeros(thin)).shape));
    }),
  );
});

it('squeezeShape reports the first bad axis', () => {
  expectError(() => squeezeShape([1, 3], 1), squeezeSize, 1, [1, 3], 3);
  expectError(() => squeezeShape([1, 3], 2), axisOutOfRange, 'squeeze', 2, [1, 3]);
  expectError(() => squeezeShape([1, 3], [0, -2, 1]), repeatedAxis, 'squeeze', -2, [0, -2, 1]);
});
