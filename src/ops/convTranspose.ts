import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { convTransposeShape } from '../shapes/convTranspose.js';
import type { Shape } from '../shapes/shape.js';
import type { Padding, Rounding, Sizes } from '../shapes/windows.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toFloat } from './operand.js';
import { inPairs, onBatch } from './windows.js';

/**
 * The transpose of `conv2d`: images of `outputShape`, of which `conv2d` with the same filter, strides and padding makes the
 * shape of x. The filter is [height, width, channels out, channels in].
 * Shape: `outputShape`. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[1], [1], [2], [2]]]
 * ```ts
 * conv2dTranspose(tensor([[[1], [2]]]), ones([1, 2, 1, 1]), [1, 4, 1], [1, 2], 'valid');
 * ```
 * @example Wrong: AX153 `conv2dTranspose: windows over outputShape [1, 9, 9, 3] leave size 5 at axis 1 but argument 0 of shape [1, 4, 4, 8] has 4`
 * ```ts
 * conv2dTranspose(zeros([1, 4, 4, 8]), zeros([3, 3, 3, 8]), [1, 9, 9, 3], 2, 'same');
 * ```
 * @throws AX153 for an `outputShape` of which windows leave another size than x has, AX150 for a filter of other channels,
 * AX136 for an `outputShape` of another rank, AX135 for other ranks, AX125 for another batch or other channels in
 * `outputShape` and for strides or padding that are none, AX124 for sizes that are none, AX151 for a window larger than
 * `outputShape`, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#conv2dTranspose
 */
export const conv2dTranspose = ((
  x: TensorLike,
  filter: TensorLike,
  outputShape: Shape,
  strides: Sizes,
  pad: Padding,
  dimRoundingMode?: Rounding,
) =>
  scope('conv2dTranspose', () => {
    const op = 'conv2dTranspose';
    const [images, kernel] = [toFloat(op, 0, x), toFloat(op, 1, filter)];
    const moves = { strides, pad, rounding: dimRoundingMode, format: 'NHWC' };
    convTransposeShape(op, 2, images.shape, kernel.shape, outputShape, moves);
    const inputShape = images.rank === 3 ? [1, ...outputShape] : [...outputShape];
    const attrs = { strides, pad: inPairs(pad), dataFormat: 'NHWC', dimRoundingMode, inputShape };
    return onBatch(2, images, (dy) => bind('Conv2DBackpropInput', { dy, filter: kernel }, attrs) as Tensor);
  })) as unknown as Ops['conv2dTranspose'];
