import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { convShape } from '../shapes/conv.js';
import { checkFormat, type Padding, type Rounding, type Sizes } from '../shapes/windows.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toFloat } from './operand.js';
import { permute } from './transpose.js';
import { inPairs, onBatch } from './windows.js';

/**
 * Images convolved with a filter [height, width, channels in, channels out]; one image needs no batch axis. `pad` is
 * 'same', 'valid', a number, or for each axis of a batch a pair, of which those of batch and channels are 0.
 * Shape: [n, h, w, channels in] -> [n, ...places of the window, channels out], or with the channels at axis 1 for
 * 'NCHW'. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[3], [5], [7]]]
 * ```ts
 * conv2d(tensor([[[1], [2], [3], [4]]]), tensor([[[[1]], [[1]]]]), 1, 'valid');
 * ```
 * @example Wrong: AX150 `conv2d: argument 1 of shape [3, 3, 4, 8] takes 4 channels (axis 2) but argument 0 of shape [1, 5, 5, 3] has 3 (axis 3, as dataFormat 'NHWC' says)`
 * ```ts
 * conv2d(zeros([1, 5, 5, 3]), zeros([3, 3, 4, 8]), 1, 'same');
 * ```
 * @throws AX150 for a filter of other channels, AX151 for a window larger than the padded image, AX152 for strides and
 * dilations together, AX135 for other ranks, AX125 for strides, dilations or padding that are none, AX128 for complex64
 * and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#conv2d
 */
export const conv2d = ((
  x: TensorLike,
  filter: TensorLike,
  strides: Sizes,
  pad: Padding,
  dataFormat: string = 'NHWC',
  dilations: Sizes = 1,
  dimRoundingMode?: Rounding,
) =>
  scope('conv2d', () => {
    const [images, kernel] = [toFloat('conv2d', 0, x), toFloat('conv2d', 1, filter)];
    checkFormat('conv2d', dataFormat, ['NHWC', 'NCHW']);
    const moves = { strides, pad, dilations, rounding: dimRoundingMode, format: dataFormat };
    convShape('conv2d', 2, images.shape, kernel.shape, moves);
    const attrs = { strides, pad: inPairs(pad, dataFormat), dataFormat, dilations, dimRoundingMode };
    return onBatch(2, images, (x) => bind('Conv2D', { x, filter: kernel }, attrs) as Tensor);
  })) as unknown as Ops['conv2d'];

const CHANNELS_LAST = [0, 2, 3, 1];

/** The kernel takes the channels last alone. */
function runDepthwise(
  x: Tensor,
  filter: Tensor,
  attrs: { readonly pad: Padding; readonly dataFormat: string },
) {
  const run = (x: Tensor, pad: Padding) =>
    bind(
      'DepthwiseConv2dNative',
      { x, filter },
      { ...attrs, pad: inPairs(pad), dataFormat: 'NHWC' },
    ) as Tensor;
  const { pad, dataFormat } = attrs;
  if (dataFormat === 'NHWC') return run(x, pad);
  const moved = typeof pad === 'object' ? CHANNELS_LAST.map((i) => pad[i]) : pad;
  return permute(run(permute(x, CHANNELS_LAST), moved), [0, 3, 1, 2]);
}

/**
 * Every channel of images convolved with filters of its own [height, width, channels, multiplier], whose results become
 * channels; one image needs no batch axis.
 * Shape: [n, h, w, channels] -> [n, ...places of the window, channels * multiplier], or with the channels at axis 1 for
 * 'NCHW'. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[1, 20], [3, 40]]]
 * ```ts
 * depthwiseConv2d(tensor([[[1, 2], [3, 4]]]), tensor([[[[1], [10]]]]), 1, 'valid');
 * ```
 * @example Wrong: AX150 `depthwiseConv2d: argument 1 of shape [3, 3, 4, 1] takes 4 channels (axis 2) but argument 0 of shape [1, 5, 5, 3] has 3 (axis 3, as dataFormat 'NHWC' says)`
 * ```ts
 * depthwiseConv2d(zeros([1, 5, 5, 3]), zeros([3, 3, 4, 1]), 1, 'same');
 * ```
 * @throws AX150 for a filter of other channels, AX151 for a window larger than the padded image, AX152 for strides and
 * dilations together, AX135 for other ranks, AX125 for strides, dilations or padding that are none, AX128 for complex64
 * and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#depthwiseConv2d
 */
export const depthwiseConv2d = ((
  x: TensorLike,
  filter: TensorLike,
  strides: Sizes,
  pad: Padding,
  dataFormat: string = 'NHWC',
  dilations: Sizes = 1,
  dimRoundingMode?: Rounding,
) =>
  scope('depthwiseConv2d', () => {
    const [images, kernel] = [toFloat('depthwiseConv2d', 0, x), toFloat('depthwiseConv2d', 1, filter)];
    checkFormat('depthwiseConv2d', dataFormat, ['NHWC', 'NCHW']);
    const moves = { strides, pad, dilations, rounding: dimRoundingMode, format: dataFormat };
    convShape('depthwiseConv2d', 2, images.shape, kernel.shape, moves, 'depthwise');
    const attrs = { strides, pad, dataFormat, dilations, dimRoundingMode };
    return onBatch(2, images, (x) => runDepthwise(x, kernel, attrs));
  })) as unknown as Ops['depthwiseConv2d'];
