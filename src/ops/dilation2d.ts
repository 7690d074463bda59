import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { dilation2dShape } from '../shapes/dilation2d.js';
import { checkFormat, type Sizes } from '../shapes/windows.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toFloat } from './operand.js';
import { onBatch } from './windows.js';

/**
 * For each place of a window and each channel, the largest sum of a pixel and its entry of the filter [height, width,
 * channels]: `maxPool`, with a filter of zeros.
 * Shape: [n, h, w, c] -> [n, ...places of the window, c]. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[7], [8], [9]]]
 * ```ts
 * dilation2d(tensor([[[1], [2], [3], [4]]]), tensor([[[0], [5]]]), 1, 'valid');
 * ```
 * @example Wrong: AX135 `dilation2d: argument 1 must have rank 3, got shape [2, 2, 3, 1]`
 * ```ts
 * dilation2d(zeros([1, 5, 5, 3]), zeros([2, 2, 3, 1]), 1, 'same');
 * ```
 * @throws AX150 for a filter of other channels, AX151 for a window larger than the image, AX152 for strides and dilations
 * together, AX135 for other ranks, AX125 for strides, dilations or padding that are none, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#dilation2d
 */
export const dilation2d = ((
  x: TensorLike,
  filter: TensorLike,
  strides: Sizes,
  pad: 'same' | 'valid',
  dilations: Sizes = 1,
  dataFormat: string = 'NHWC',
) =>
  scope('dilation2d', () => {
    const [images, kernel] = [toFloat('dilation2d', 0, x), toFloat('dilation2d', 1, filter)];
    checkFormat('dilation2d', dataFormat, ['NHWC']);
    dilation2dShape(images.shape, kernel.shape, { strides, pad, dilations, format: dataFormat });
    const attrs = { strides, pad, dilations };
    return onBatch(2, images, (x) => bind('Dilation2D', { x, filter: kernel }, attrs) as Tensor);
  })) as unknown as Ops['dilation2d'];
