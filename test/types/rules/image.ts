import fc from 'fast-check';
import {
  cropsShape,
  recoloredShape,
  resizeShape,
  suppressedShape,
  thresholdShape,
  transformedShape,
} from '../../../src/shapes/image.js';
import { checkRank } from '../../../src/shapes/rank.js';
import { shape } from '../support/arbitraries.js';
import { ops } from '../support/ops.js';
import { type Rule, rule } from '../support/rule.js';

const size = fc.integer({ min: 1, max: 4 });
const channels = fc.constantFrom(1, 3);
/** Images [n, h, w, c], more often than other shapes. */
const images = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.nat(3), size, size, channels) as fc.Arbitrary<number[]> },
  { weight: 1, arbitrary: shape() },
);
const image = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(size, size, fc.constantFrom(1, 2, 3)) as fc.Arbitrary<number[]> },
  { weight: 1, arbitrary: shape() },
);
const heightAndWidth = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(size, size) as fc.Arbitrary<number[]> },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 1, maxLength: 3 }) },
);
const usually = <T>(value: T, otherwise: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: otherwise });
/** Boxes, and a vector with an entry for each. */
const boxes = fc
  .nat(4)
  .chain((n) => fc.tuple(usually([n, 4], shape()), usually([n], shape()))) as fc.Arbitrary<
  [number[], number[]]
>;

export const imageRules: Record<string, Rule> = {
  resize: rule(
    'resize',
    fc.tuple(
      fc.constantFrom('resizeBilinear', 'resizeNearestNeighbor'),
      fc.oneof(images, image),
      heightAndWidth,
    ),
    (given) => given,
    ([op, s, to]) => resizeShape(op, s, to),
    ([op, s, to], zeros) => ops.image[op](zeros(s), to),
  ),
  images: rule(
    'images',
    images,
    (s) => ['flipLeftRight', s],
    (s) => {
      checkRank('flipLeftRight', 0, s, 4);
      return s;
    },
    (s, zeros) => ops.image.flipLeftRight(zeros(s)),
  ),
  rotateWithOffset: rule(
    'images',
    images,
    (s) => ['rotateWithOffset', s],
    (s) => {
      checkRank('rotateWithOffset', 0, s, 4);
      return s;
    },
    (s, zeros) => ops.image.rotateWithOffset(zeros(s), 1),
  ),
  grayscaleToRGB: rule(
    'recolored',
    fc.oneof(images, image),
    (s) => ['grayscaleToRGB', s, 1, 3],
    (s) => recoloredShape('grayscaleToRGB', s, 1, 3),
    (s, zeros) => ops.image.grayscaleToRGB(zeros(s)),
  ),
  rgbToGrayscale: rule(
    'recolored',
    fc.oneof(images, image),
    (s) => ['rgbToGrayscale', s, 3, 1],
    (s) => recoloredShape('rgbToGrayscale', s, 3, 1),
    (s, zeros) => ops.image.rgbToGrayscale(zeros(s)),
  ),
  threshold: rule(
    'threshold',
    image,
    (s) => [s],
    (s) => thresholdShape(s),
    (s, zeros) => ops.image.threshold(zeros(s)),
  ),
  crops: rule(
    'cropped',
    fc.tuple(images, boxes, heightAndWidth),
    ([s, [b, i], to]) => [s, b, i, to],
    ([s, [b, i], to]) => cropsShape(s, b, i, to),
    ([s, [b, i], to], zeros) => ops.image.cropAndResize(zeros(s), zeros(b), zeros(i, 'int32'), to),
  ),
  transformed: rule(
    'transformed',
    images.chain((s) =>
      fc.tuple(
        fc.constant(s),
        usually<readonly number[]>([s[0] ?? 1, 8], fc.oneof(fc.constant([1, 8]), shape())),
        fc.oneof(fc.constant(undefined), fc.constant(null), heightAndWidth),
      ),
    ),
    (given) => given,
    ([s, by, to]) => transformedShape(s, by, to),
    ([s, by, to], zeros) => ops.image.transform(zeros(s), zeros(by), 'nearest', 'constant', 0, to),
  ),
  suppressed: rule(
    'suppressed',
    fc.tuple(boxes, fc.integer({ min: -1, max: 4 })),
    ([[b, scores], count]) => ['nonMaxSuppressionPadded', b, scores, count],
    ([[b, scores], count]) => suppressedShape('nonMaxSuppressionPadded', b, scores, count),
    ([[b, scores], count], zeros) =>
      ops.image.nonMaxSuppressionPadded(zeros(b), zeros(scores), count, 0.5, 0, true).selectedIndices,
  ),
};
