import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { separableShape } from '../shapes/separable.js';
import { checkFormat, type Sizes } from '../shapes/windows.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toFloat } from './operand.js';
import { onBatch } from './windows.js';

/**
 * `depthwiseConv2d`, and what it makes of each pixel times a matrix, the filter [1, 1, channels * multiplier, channels out].
 * Shape: [n, h, w, channels] -> [n, ...places of the window, channels out]. Dtype: float32; int32 and bool operands are
 * converted first.
 *
 * @example Right: [[[21], [43]]]
 * ```ts
 * separableConv2d(tensor([[[1, 2], [3, 4]]]), tensor([[[[1], [10]]]]), ones([1, 1, 2, 1]), 1, 'valid');
 * ```
 * @example Wrong: AX125 `separableConv2d: argument 2 must be a filter [1, 1, 6, channels out], got [1, 1, 3, 8]`
 * ```ts
 * separableConv2d(zeros([1, 5, 5, 3]), zeros([3, 3, 3, 2]), zeros([1, 1, 3, 8]), 1, 'same');
 * ```
 * @throws AX150 for a filter of other channels, AX151 for a window larger than the image, AX152 for strides and dilations
 * together, AX135 for other ranks, AX125 for another second filter and for strides, dilations or padding that are none,
 * AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#separableConv2d
 */
export const separableConv2d = ((
  x: TensorLike,
  depthwiseFilter: TensorLike,
  pointwiseFilter: TensorLike,
  strides: Sizes,
  pad: 'same' | 'valid',
  dilation: Sizes = 1,
  dataFormat: string = 'NHWC',
) =>
  scope('separableConv2d', () => {
    const op = 'separableConv2d';
    const given = [x, depthwiseFilter, pointwiseFilter];
    const [images, depthwise, pointwise] = given.map((one, i) => toFloat(op, i, one));
    checkFormat(op, dataFormat, ['NHWC']);
    const moves = { strides, pad, dilations: dilation, format: dataFormat };
    separableShape(images.shape, depthwise.shape, pointwise.shape, moves);
    const first = { strides, pad, dataFormat, dilations: dilation };
    const second = { strides: 1, pad: 'valid', dataFormat, dilations: 1 } as const;
    return onBatch(2, images, (x) => {
      const y = bind('DepthwiseConv2dNative', { x, filter: depthwise }, first) as Tensor;
      return bind('Conv2D', { x: y, filter: pointwise }, second) as Tensor;
    });
  })) as unknown as Ops['separableConv2d'];
