import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryCount, sliceRange } from '../../../src/messages/move.js';
import { invalidArgument } from '../../../src/messages/tensors.js';
import * as module from '../../../src/ops/stridedSlice.js';
import { stridedSliceShape } from '../../../src/shapes/stridedSlice.js';
import { useBackend } from '../../support/backend.js';
import { expectError } from '../../support/statement.js';
import { grad, vmap } from '../../support/untyped.js';
import { shape } from '../shapes/arbitrary.js';
import { complex, exact, expectSame, type OpTable, refusesKinds, values } from './opCase.js';

beforeAll(() => useBackend('cpu'));

const { stridedSlice }: OpTable = { ...module };

const place = fc.integer({ min: -5, max: 5 });
const list = (n: number, entry: fc.Arbitrary<number>) => fc.array(entry, { minLength: n, maxLength: n });
const stride = fc.constantFrom(1, 1, 2, -1, -2);

describe('stridedSlice', () => {
  it('is tfjs', () => {
    const given = shape(3)
      .filter((s) => s.length > 0)
      .chain((s) =>
        fc.tuple(fc.constant(s), list(s.length, place), list(s.length, place), list(s.length, stride)),
      );
    fc.assert(
      fc.property(given, fc.nat(7), fc.nat(7), ([s, begin, end, strides], beginMask, endMask) => {
        tf.tidy(() => {
          const x = values(s, 1);
          const got = exact<tf.Tensor>(() => stridedSlice(x, begin, end, strides, beginMask, endMask));
          // tfjs throws where nothing is left.
          if (got.size > 0) expectSame(got, tf.stridedSlice(x, begin, end, strides, beginMask, endMask));
          else expect(stridedSliceShape(s, begin, end, strides, [beginMask, endMask])).toEqual(got.shape);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('adds, drops and skips axes', () => {
    tf.tidy(() => {
      const x = values([3, 4, 5], 1);
      const row = exact<tf.Tensor>(() => stridedSlice(x, [1, 0, 0], [0, 0, 5], [1, 1, 2], 0, 0, 2, 0, 1));
      expectSame(
        row,
        tf.stack(
          [0, 2, 4].map((i) => tf.squeeze(tf.slice(x, [1, 0, i], [1, 4, 1]), [0, 2])),
          1,
        ),
      );
      const wider = exact<tf.Tensor>(() => stridedSlice(x, [0, 0, 1], [0, 0, 3], undefined, 0, 0, 2, 1));
      expectSame(wider, tf.expandDims(tf.slice(x, [0, 0, 1], [-1, -1, 2])));
      expectSame(stridedSlice(x, [], []), x);
      expectSame(stridedSlice(tf.tensor(['a', 'b', 'c']), [2], [0], [-1]), tf.tensor(['c', 'b']));
      const z = stridedSlice(complex(), [1], [-3], [-1]);
      expectSame(z, tf.complex([2, 1], [4, 3]));
    });
  });

  it('drops axes that tfjs drops wrong beside strides', () => {
    tf.tidy(() => {
      const x = tf.reshape(tf.range(0, 6), [2, 3]);
      expect(stridedSlice(x, [1, 0], [2, 3], [1, 2], 0, 0, 0, 0, 1).arraySync()).toEqual([3, 5]);
    });
  });

  it('says what does not fit', () => {
    tf.tidy(() => {
      const x = tf.zeros([2, 3]);
      const op = 'stridedSlice';
      expectError(() => stridedSlice(x, [0, 0, 0], [1, 1, 1]), entryCount, op, 'begin', 3, [2, 3]);
      const more = 'begin without new axes and ellipsis';
      const run = () => stridedSlice(x, [0, 0, 0, 0], [1, 1, 1, 1], undefined, 0, 0, 0, 1);
      expectError(run, entryCount, op, more, 3, [2, 3]);
      expectError(() => stridedSlice(x, [0], [1, 1]), invalidArgument, op, 'end', '1 entry', '2 entries');
      expectError(() => stridedSlice(x, [0.5], [1]), invalidArgument, op, 'begin', 'integers', '[0.5]');
      expectError(
        () => stridedSlice(x, [0], [1], [0]),
        invalidArgument,
        op,
        'strides',
        'non-zero integers',
        '[0]',
      );
      const twice = () => stridedSlice(x, [0, 0], [1, 1], undefined, 0, 0, 3);
      expectError(twice, invalidArgument, op, 'ellipsisMask', '0 or a power of 2', '3');
      expectError(
        () => stridedSlice(x, [-3], [0], undefined, 0, 0, 0, 0, 1),
        sliceRange,
        op,
        -3,
        1,
        0,
        [2, 3],
      );
      const backwards = () => stridedSlice(x, [0], [0], [-1], 0, 0, 0, 0, 1);
      expectError(backwards, invalidArgument, op, 'strides', 'positive for axes to drop', '[-1]');
    });
  });
  refusesKinds('stridedSlice', stridedSlice);

  it('is transformed', () => {
    tf.tidy(() => {
      const x = values([3, 2, 5], 1);
      const run = (x: tf.Tensor) => stridedSlice(x, [1, -1], [2, 0], [1, -2], 0, 0, 0, 0, 1);
      expectSame(vmap(run)(x), tf.stack(tf.unstack(x).map(run)));
      expect(grad((x: tf.Tensor) => tf.sum(run(x)))(tf.zeros([2, 5])).arraySync()).toEqual([
        [0, 0, 0, 0, 0],
        [0, 0, 1, 0, 1],
      ]);
    });
  });
});
