import { type Tensor, type Tensor1D, type Tensor2D, image as tfImage } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { suppressedShape } from '../shapes/image.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toFloat } from './operand.js';
import { checkFraction } from './options.js';

/** The arguments, checked; `softNmsSigma` or `padToMaxOutputSize` comes last. */
function checked(op: string, boxes: TensorLike, scores: TensorLike, maxOutputSize: number, iou: number) {
  const inputs = { boxes: toFloat(op, 0, boxes), scores: toFloat(op, 1, scores) };
  const [count] = suppressedShape(op, inputs.boxes.shape, inputs.scores.shape, maxOutputSize);
  checkFraction(op, 'iouThreshold', iou);
  return { ...inputs, count };
}

type Read<T> = (boxes: Tensor2D, scores: Tensor1D, count: number) => Promise<T>;
/** Runs one of tfjs' own functions that wait for data; what was converted for it is freed when it is done. */
async function reading<T>(
  op: string,
  boxes: TensorLike,
  scores: TensorLike,
  count: number,
  iou: number,
  read: Read<T>,
) {
  const inputs = scope(op, () => checked(op, boxes, scores, count, iou));
  try {
    return await read(inputs.boxes as Tensor2D, inputs.scores as Tensor1D, inputs.count);
  } finally {
    for (const [given, x] of [
      [boxes, inputs.boxes],
      [scores, inputs.scores],
    ])
      if (given !== x) (x as Tensor).dispose();
  }
}

/**
 * The indices of at most `maxOutputSize` boxes with the highest scores above `scoreThreshold`. A box that covers more
 * than `iouThreshold` of what it and a better one cover together is left out. A box is [y1, x1, y2, x2].
 * Shape: boxes [n, 4], scores [n] -> [k], where k depends on the data. So `vmap` stops with AX508 and `evalShape` with
 * AX505; under `grad` and `jvp` it runs, and the indices are constants. Dtype: int32; boxes and scores are float32, and
 * int32 and bool are converted first.
 *
 * @example Right: [1, 2]
 * ```ts
 * image.nonMaxSuppression(tensor([[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 3, 3]]), tensor([0.5, 0.9, 0.7]), 3);
 * ```
 * @example Wrong: AX160 `nonMaxSuppression: argument 1 must have shape [3], got shape [2]`
 * ```ts
 * image.nonMaxSuppression(zeros([3, 4]), zeros([2]), 3);
 * ```
 * @throws AX160 for boxes and scores of other shapes, AX125 for a number of boxes or a threshold that is none, AX128
 * for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#image.nonMaxSuppression
 */
export const nonMaxSuppression = ((
  boxes: TensorLike,
  scores: TensorLike,
  maxOutputSize: number,
  iouThreshold: number = 0.5,
  scoreThreshold: number = Number.NEGATIVE_INFINITY,
) =>
  scope('nonMaxSuppression', () => {
    const { count, ...inputs } = checked('nonMaxSuppression', boxes, scores, maxOutputSize, iouThreshold);
    const attrs = { maxOutputSize: count, iouThreshold, scoreThreshold };
    return bind('NonMaxSuppressionV3', inputs, attrs) as Tensor;
  })) as unknown as Ops['image']['nonMaxSuppression'];

/**
 * `nonMaxSuppression` that waits for the data without blocking. Transforms refuse its promise (AX510).
 * Shape: boxes [n, 4], scores [n] -> [k], where k depends on the data. Dtype: int32; boxes and scores are float32, and
 * int32 and bool are converted first.
 *
 * @example Right: [1, 2]
 * ```ts
 * await image.nonMaxSuppressionAsync(tensor([[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 3, 3]]), tensor([0.5, 0.9, 0.7]), 3);
 * ```
 * @example Wrong: AX160 `nonMaxSuppressionAsync: argument 1 must have shape [3], got shape [2]`
 * ```ts
 * await image.nonMaxSuppressionAsync(zeros([3, 4]), zeros([2]), 3);
 * ```
 * @throws AX160 for boxes and scores of other shapes, AX125 for a number of boxes or a threshold that is none, AX128
 * for complex64 and string tensors, AX129 for what is no tensor; all of them by rejecting.
 * @see https://js.tensorflow.org/api/latest/#image.nonMaxSuppressionAsync
 */
export const nonMaxSuppressionAsync = ((
  boxes: TensorLike,
  scores: TensorLike,
  maxOutputSize: number,
  iouThreshold: number = 0.5,
  scoreThreshold: number = Number.NEGATIVE_INFINITY,
) =>
  reading('nonMaxSuppressionAsync', boxes, scores, maxOutputSize, iouThreshold, (b, s, count) =>
    tfImage.nonMaxSuppressionAsync(b, s, count, iouThreshold, scoreThreshold),
  )) as unknown as Ops['image']['nonMaxSuppressionAsync'];

/**
 * `nonMaxSuppression` that also gives the scores. With a `softNmsSigma` above 0 boxes lose score for what they share
 * with better ones, more the smaller it is.
 * Shape: boxes [n, 4], scores [n] -> [k] both, where k depends on the data. So `vmap` stops with AX508 and `evalShape`
 * with AX505; under `grad` and `jvp` it runs, and the indices are constants. Dtype: of `selectedIndices` int32, of
 * `selectedScores` float32; boxes and scores are float32, and int32 and bool are converted first.
 *
 * @example Right: [0.9, 0.7]
 * ```ts
 * image.nonMaxSuppressionWithScore(tensor([[0, 0, 1, 1], [2, 2, 3, 3]]), tensor([0.7, 0.9]), 2).selectedScores;
 * ```
 * @example Wrong: AX125 `nonMaxSuppressionWithScore: softNmsSigma must be from 0 to 1, got 2`
 * ```ts
 * image.nonMaxSuppressionWithScore(zeros([3, 4]), zeros([3]), 3, 0.5, 0, 2);
 * ```
 * @throws AX160 for boxes and scores of other shapes, AX125 for a number of boxes, a threshold or a sigma that is none,
 * AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#image.nonMaxSuppressionWithScore
 */
export const nonMaxSuppressionWithScore = ((
  boxes: TensorLike,
  scores: TensorLike,
  maxOutputSize: number,
  iouThreshold: number = 0.5,
  scoreThreshold: number = Number.NEGATIVE_INFINITY,
  softNmsSigma: number = 0,
) =>
  scope('nonMaxSuppressionWithScore', () => {
    const op = 'nonMaxSuppressionWithScore';
    const { count, ...inputs } = checked(op, boxes, scores, maxOutputSize, iouThreshold);
    checkFraction(op, 'softNmsSigma', softNmsSigma);
    const attrs = { maxOutputSize: count, iouThreshold, scoreThreshold, softNmsSigma };
    const [selectedIndices, selectedScores] = bind('NonMaxSuppressionV5', inputs, attrs) as Tensor[];
    return { selectedIndices, selectedScores };
  })) as unknown as Ops['image']['nonMaxSuppressionWithScore'];

/**
 * `nonMaxSuppressionWithScore` that waits for the data without blocking. Transforms refuse its promise (AX510).
 * Shape: boxes [n, 4], scores [n] -> [k] both, where k depends on the data. Dtype: of `selectedIndices` int32, of
 * `selectedScores` float32; boxes and scores are float32, and int32 and bool are converted first.
 *
 * @example Right: [0.9, 0.7]
 * ```ts
 * (await image.nonMaxSuppressionWithScoreAsync(tensor([[0, 0, 1, 1], [2, 2, 3, 3]]), tensor([0.7, 0.9]), 2)).selectedScores;
 * ```
 * @example Wrong: AX125 `nonMaxSuppressionWithScoreAsync: softNmsSigma must be from 0 to 1, got 2`
 * ```ts
 * await image.nonMaxSuppressionWithScoreAsync(zeros([3, 4]), zeros([3]), 3, 0.5, 0, 2);
 * ```
 * @throws AX160 for boxes and scores of other shapes, AX125 for a number of boxes, a threshold or a sigma that is none,
 * AX128 for complex64 and string tensors, AX129 for what is no tensor; all of them by rejecting.
 * @see https://js.tensorflow.org/api/latest/#image.nonMaxSuppressionWithScoreAsync
 */
export const nonMaxSuppressionWithScoreAsync = (async (
  boxes: TensorLike,
  scores: TensorLike,
  maxOutputSize: number,
  iouThreshold: number = 0.5,
  scoreThreshold: number = Number.NEGATIVE_INFINITY,
  softNmsSigma: number = 0,
) => {
  const op = 'nonMaxSuppressionWithScoreAsync';
  checkFraction(op, 'softNmsSigma', softNmsSigma);
  return reading(op, boxes, scores, maxOutputSize, iouThreshold, (b, s, count) =>
    tfImage.nonMaxSuppressionWithScoreAsync(b, s, count, iouThreshold, scoreThreshold, softNmsSigma),
  );
}) as unknown as Ops['image']['nonMaxSuppressionWithScoreAsync'];

/**
 * `nonMaxSuppression` whose result can have a size that does not depend on the data: with `padToMaxOutputSize` there
 * are zeros behind the indices. `validOutputs` is the number of indices.
 * Shape: boxes [n, 4], scores [n] -> `selectedIndices` [k], `validOutputs` []; k is the smaller of n and
 * `maxOutputSize` with `padToMaxOutputSize`, and depends on the data without. `vmap` runs it for one example after the
 * other, where their sizes are equal; `evalShape` stops with AX505; under `grad` and `jvp` the indices are constants.
 * Dtype: int32; boxes and scores are float32, and int32 and bool are converted first.
 *
 * @example Right: [1, 0]
 * ```ts
 * image.nonMaxSuppressionPadded(tensor([[0, 0, 1, 1], [0, 0, 1, 1]]), tensor([0.5, 0.9]), 2, 0.5, 0, true).selectedIndices;
 * ```
 * @example Wrong: AX160 `nonMaxSuppressionPadded: argument 0 must have shape [?, 4], got shape [3, 5]`
 * ```ts
 * image.nonMaxSuppressionPadded(zeros([3, 5]), zeros([3]), 3);
 * ```
 * @throws AX160 for boxes and scores of other shapes, AX125 for a number of boxes or a threshold that is none, AX128
 * for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#image.nonMaxSuppressionPadded
 */
export const nonMaxSuppressionPadded = ((
  boxes: TensorLike,
  scores: TensorLike,
  maxOutputSize: number,
  iouThreshold: number = 0.5,
  scoreThreshold: number = Number.NEGATIVE_INFINITY,
  padToMaxOutputSize: boolean = false,
) =>
  scope('nonMaxSuppressionPadded', () => {
    const op = 'nonMaxSuppressionPadded';
    const { count, ...inputs } = checked(op, boxes, scores, maxOutputSize, iouThreshold);
    const attrs = { maxOutputSize: count, iouThreshold, scoreThreshold, padToMaxOutputSize };
    const [selectedIndices, validOutputs] = bind('NonMaxSuppressionV4', inputs, attrs) as Tensor[];
    return { selectedIndices, validOutputs };
  })) as unknown as Ops['image']['nonMaxSuppressionPadded'];

/**
 * `nonMaxSuppressionPadded` that waits for the data without blocking. Transforms refuse its promise (AX510).
 * Shape: boxes [n, 4], scores [n] -> `selectedIndices` [k], `validOutputs` []; k is the smaller of n and
 * `maxOutputSize` with `padToMaxOutputSize`, and depends on the data without. Dtype: int32; boxes and scores are
 * float32, and int32 and bool are converted first.
 *
 * @example Right: [1, 0]
 * ```ts
 * (await image.nonMaxSuppressionPaddedAsync(tensor([[0, 0, 1, 1], [0, 0, 1, 1]]), tensor([0.5, 0.9]), 2, 0.5, 0, true)).selectedIndices;
 * ```
 * @example Wrong: AX160 `nonMaxSuppressionPaddedAsync: argument 0 must have shape [?, 4], got shape [3, 5]`
 * ```ts
 * await image.nonMaxSuppressionPaddedAsync(zeros([3, 5]), zeros([3]), 3);
 * ```
 * @throws AX160 for boxes and scores of other shapes, AX125 for a number of boxes or a threshold that is none, AX128
 * for complex64 and string tensors, AX129 for what is no tensor; all of them by rejecting.
 * @see https://js.tensorflow.org/api/latest/#image.nonMaxSuppressionPaddedAsync
 */
export const nonMaxSuppressionPaddedAsync = ((
  boxes: TensorLike,
  scores: TensorLike,
  maxOutputSize: number,
  iouThreshold: number = 0.5,
  scoreThreshold: number = Number.NEGATIVE_INFINITY,
  padToMaxOutputSize: boolean = false,
) =>
  reading('nonMaxSuppressionPaddedAsync', boxes, scores, maxOutputSize, iouThreshold, (b, s, count) =>
    tfImage.nonMaxSuppressionPaddedAsync(b, s, count, iouThreshold, scoreThreshold, padToMaxOutputSize),
  )) as unknown as Ops['image']['nonMaxSuppressionPaddedAsync'];
