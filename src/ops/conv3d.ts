import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { convShape } from '../shapes/conv.js';
import { convTransposeShape } from '../shapes/convTranspose.js';
import type { Shape } from '../shapes/shape.js';
import { checkFormat, type Sizes } from '../shapes/windows.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toFloat } from './operand.js';
import { onBatch } from './windows.js';

type Pad = 'same' | 'valid';

/**
 * Volumes convolved with a filter [depth, height, width, channels in, channels out]; one volume needs no batch axis.
 * Shape: [n, d, h, w, channels in] -> [n, ...places of the window, channels out]. Dtype: float32; int32 and bool operands
 * are converted first.
 *
 * @example Right: [[[[10]]]]
 * ```ts
 * conv3d(tensor([[[[1], [2]], [[3], [4]]]]), ones([1, 2, 2, 1, 1]), 1, 'valid');
 * ```
 * @example Wrong: AX135 `conv3d: argument 1 must have rank 5, got shape [3, 3, 1, 8]`
 * ```ts
 * conv3d(zeros([5, 5, 5, 1]), zeros([3, 3, 1, 8]), 1, 'same');
 * ```
 * @throws AX150 for a filter of other channels, AX151 for a window larger than the volume, AX152 for strides and dilations
 * together, AX135 for other ranks, AX125 for strides, dilations or padding that are none, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#conv3d
 */
export const conv3d = ((
  x: TensorLike,
  filter: TensorLike,
  strides: Sizes,
  pad: Pad,
  dataFormat: string = 'NDHWC',
  dilations: Sizes = 1,
) =>
  scope('conv3d', () => {
    const [volumes, kernel] = [toFloat('conv3d', 0, x), toFloat('conv3d', 1, filter)];
    checkFormat('conv3d', dataFormat, ['NDHWC']);
    const moves = { strides, pad, dilations, format: dataFormat };
    convShape('conv3d', 3, volumes.shape, kernel.shape, moves, 'full', 'word');
    const attrs = { strides, pad, dataFormat, dilations };
    return onBatch(3, volumes, (x) => bind('Conv3D', { x, filter: kernel }, attrs) as Tensor);
  })) as unknown as Ops['conv3d'];

/**
 * The transpose of `conv3d`: volumes of `outputShape`, of which `conv3d` with the same filter, strides and padding makes the
 * shape of x. The filter is [depth, height, width, channels out, channels in].
 * Shape: `outputShape`. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[[1], [1], [2], [2]]]]
 * ```ts
 * conv3dTranspose(tensor([[[[1], [2]]]]), ones([1, 1, 2, 1, 1]), [1, 1, 4, 1], [1, 1, 2], 'valid');
 * ```
 * @example Wrong: AX136 `conv3dTranspose: outputShape has 3 entries but shape [2, 2, 2, 1] has rank 4`
 * ```ts
 * conv3dTranspose(zeros([2, 2, 2, 1]), zeros([2, 2, 2, 1, 1]), [4, 4, 4], 2, 'valid');
 * ```
 * @throws AX153 for an `outputShape` of which windows leave another size than x has, AX150 for a filter of other channels,
 * AX136 for an `outputShape` of another rank, AX135 for other ranks, AX125 for another batch or other channels in
 * `outputShape` and for strides or padding that are none, AX124 for sizes that are none, AX151 for a window larger than
 * `outputShape`, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#conv3dTranspose
 */
export const conv3dTranspose = ((
  x: TensorLike,
  filter: TensorLike,
  outputShape: Shape,
  strides: Sizes,
  pad: Pad,
) =>
  scope('conv3dTranspose', () => {
    const op = 'conv3dTranspose';
    const [volumes, kernel] = [toFloat(op, 0, x), toFloat(op, 1, filter)];
    const moves = { strides, pad, format: 'NDHWC' };
    convTransposeShape(op, 3, volumes.shape, kernel.shape, outputShape, moves, 'word');
    const inputShape = volumes.rank === 4 ? [1, ...outputShape] : [...outputShape];
    const attrs = { strides, pad, inputShape };
    return onBatch(
      3,
      volumes,
      (dy) => bind('Conv3DBackpropInputV2', { dy, filter: kernel }, attrs) as Tensor,
    );
  })) as unknown as Ops['conv3dTranspose'];
