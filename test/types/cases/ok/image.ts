import { dims, euclideanNorm, fn, image, type Tensor, vmap, zeros } from 'axiswise';
import { is } from '../is.js';

const photo = zeros([8, 32, 24, 3]);
declare const some: Tensor<['n', number, 'w', 'c'], 'int32'>;

is<Tensor<[8, 16, 12, 3]>>()(image.resizeBilinear(photo, [16, 12]), true);
is<Tensor<[16, 12, 3]>>()(image.resizeBilinear(zeros([32, 24, 3], 'int32'), [16, 12], true), true);
is<Tensor<['n', 4, 4, 'c'], 'int32'>>()(image.resizeNearestNeighbor(some, [4, 4], false, true), true);
is<Tensor<['n', number, 'w', 'c']>>()(image.flipLeftRight(some), true);
is<Tensor<[8, 32, 24, 3]>>()(image.rotateWithOffset(photo, 1, 0, [0.5, 0.5]), true);
is<Tensor<['n', number, 'w', 3], 'int32'>>()(image.grayscaleToRGB(some), true);
is<Tensor<[8, 32, 24, 1]>>()(image.rgbToGrayscale(photo), true);
is<Tensor<[32, 24, 1], 'int32'>>()(image.threshold(zeros([32, 24, 3]), 'otsu'), true);
is<Tensor<[5, 7, 7, 3]>>()(
  image.cropAndResize(photo, zeros([5, 4]), zeros([5], 'int32'), [7, 7], 'nearest'),
  true,
);
is<Tensor<[8, 32, 24, 3]>>()(image.transform(photo, zeros([1, 8])), true);
is<Tensor<[8, 5, 6, 3]>>()(image.transform(photo, zeros([8, 8]), 'bilinear', 'wrap', 0, [5, 6]), true);

const [boxes, scores] = [zeros([9, 4]), zeros([9])];
is<Tensor<[number], 'int32'>>()(image.nonMaxSuppression(boxes, scores, 5), true);
is<Tensor<[number]>>()(image.nonMaxSuppressionWithScore(boxes, scores, 5).selectedScores, true);
const padded = image.nonMaxSuppressionPadded(boxes, scores, 5, 0.5, 0, true);
is<Tensor<[5], 'int32'>>()(padded.selectedIndices, true);
is<Tensor<[], 'int32'>>()(padded.validOutputs, true);
const all = image.nonMaxSuppressionPadded(boxes, scores, 20, 0.5, 0, true);
is<Tensor<[9], 'int32'>>()(all.selectedIndices, true);
is<Tensor<[number], 'int32'>>()(image.nonMaxSuppressionPadded(boxes, scores, 5).selectedIndices, true);
is<Promise<Tensor<[number], 'int32'>>>()(image.nonMaxSuppressionAsync(boxes, scores, 5), true);

const half = fn((x: Tensor<['h', 'w', 'c']>) => image.resizeBilinear(x, [dims(x)[1], 2]));
is<Tensor<[4, 2, 3]>>()(half(zeros([5, 4, 3])), true);
is<Tensor<[8, 24, 2, 3]>>()(vmap(half)(photo), true);
is<Tensor<[6, 8, 32, 24, 3]>>()(vmap(image.flipLeftRight)(zeros([6, 8, 32, 24, 3])), true);
is<Tensor<[8, 32, 3]>>()(euclideanNorm(photo, 2), true);
