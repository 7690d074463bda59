import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { topkShape } from '../../../src/shapes/counts.js';
import { gatherNDShape, gatherShape } from '../../../src/shapes/gather.js';
import { normShape } from '../../../src/shapes/norm.js';
import { mirrorPadShape, padShape } from '../../../src/shapes/pad.js';
import { sliceShape } from '../../../src/shapes/slice.js';
import { splitShapes } from '../../../src/shapes/split.js';
import { tileShape } from '../../../src/shapes/tile.js';
import { useBackend } from '../../support/backend.js';
import { shape } from './arbitrary.js';

beforeAll(() => useBackend('cpu'));

/** What both sides say: a shape, or that there is none. */
const outcome = (run: () => unknown): unknown => {
  try {
    return run();
  } catch {
    return 'an error';
  }
};
function agrees<T>(cases: fc.Arbitrary<T>, ours: (given: T) => unknown, theirs: (given: T) => tf.Tensor) {
  fc.assert(
    fc.property(cases, (given) => {
      const wanted = tf.tidy(() => outcome(() => theirs(given).shape) as number[]);
      expect(outcome(() => ours(given))).toEqual(wanted);
    }),
  );
}

const shapeAndLists = shape(3, 1).chain((of) =>
  fc.tuple(
    fc.constant(of),
    fc.array(fc.nat(3), { maxLength: of.length }),
    fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: of.length }),
  ),
);
const shapeAndPaddings = shape(3, 1).chain((of) =>
  fc.tuple(
    fc.constant(of),
    fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: of.length, maxLength: of.length }),
  ),
);

it('sliceShape is the shape of slice in tfjs', () => {
  agrees(
    shapeAndLists.filter(([of, begin]) => begin.every((b, i) => b <= of[i])),
    ([of, begin, size]) => sliceShape('slice', of, begin, size),
    ([of, begin, size]) => tf.slice(tf.zeros(of), begin, [...size]),
  );
});

it('padShape and mirrorPadShape are the shapes of pad and mirrorPad in tfjs', () => {
  agrees(
    shapeAndPaddings,
    ([of, by]) => padShape('pad', of, by),
    ([of, by]) => tf.pad(tf.zeros(of), by),
  );
  for (const mode of ['reflect', 'symmetric'] as const) {
    agrees(
      shapeAndPaddings,
      ([of, by]) => mirrorPadShape(of, by, mode),
      ([of, by]) => tf.mirrorPad(tf.zeros(of), by, mode),
    );
  }
});

it('tileShape is the shape of tile in tfjs', () => {
  agrees(
    shapeAndLists,
    ([of, reps]) => tileShape(of, reps),
    ([of, reps]) => tf.tile(tf.zeros(of), reps),
  );
});

it('gatherShape is the shape of gather in tfjs', () => {
  agrees(
    fc.tuple(shape(3, 1), shape(2), fc.nat(2), fc.nat(1)).filter(([of, , axis]) => axis < of.length),
    ([of, at, axis, batchDims]) => gatherShape(of, at, axis, batchDims),
    ([of, at, axis, batchDims]) => tf.gather(tf.zeros(of), tf.zeros(at, 'int32'), axis, batchDims),
  );
});

it('gatherNDShape is the shape of gatherND in tfjs', () => {
  agrees(
    fc.tuple(shape(3, 1), shape(2), fc.integer({ min: 1, max: 3 })),
    ([of, lead, depth]) => gatherNDShape(of, [...lead, depth]),
    ([of, lead, depth]) => tf.gatherND(tf.zeros(of), tf.zeros([...lead, depth], 'int32')),
  );
});

it('topkShape and normShape are the shapes in tfjs', () => {
  agrees(
    fc.tuple(shape(3), fc.nat(4)),
    ([of, k]) => topkShape(of, k),
    ([of, k]) => tf.topk(tf.zeros(of), k).values,
  );
  agrees(
    fc.tuple(shape(3, 2), fc.constantFrom(undefined, 0, [1], [0, 1]), fc.boolean()),
    ([of, axis, keepDims]) => normShape(of, axis, keepDims),
    ([of, axis, keepDims]) => tf.norm(tf.zeros(of), 'euclidean', axis, keepDims),
  );
});

it('splitShapes are the shapes of split in tfjs', () => {
  const cases = fc.tuple(
    shape(3, 1),
    fc.oneof(fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(3), { minLength: 1, maxLength: 3 })),
  );
  fc.assert(
    fc.property(cases, ([of, parts]) => {
      const wanted = tf.tidy(
        () => outcome(() => tf.split(tf.zeros(of), parts).map((part) => part.shape)) as number[],
      );
      expect(outcome(() => splitShapes(of, parts))).toEqual(wanted);
    }),
  );
});
