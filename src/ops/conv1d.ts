import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { convShape } from '../shapes/conv.js';
import { checkFormat, type Padding, type Rounding } from '../shapes/windows.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toFloat } from './operand.js';
import { reshapeTo } from './reshape.js';
import { onBatch } from './windows.js';

/** As images of height 1, without padding along it. */
function run(x: Tensor, filter: Tensor, stride: number, pad: Padding, dilation: number, mode?: Rounding) {
  const [n, w, c] = x.shape;
  const pairs =
    typeof pad !== 'number'
      ? pad
      : [
          [0, 0],
          [0, 0],
          [pad, pad],
          [0, 0],
        ];
  const attrs = {
    strides: [1, stride],
    pad: pairs as 'same' | 'valid' | [number, number][],
    dataFormat: 'NHWC',
    dilations: [1, dilation],
    dimRoundingMode: mode,
  };
  const inputs = { x: reshapeTo(x, [n, 1, w, c]), filter: reshapeTo(filter, [1, ...filter.shape]) };
  const y = bind('Conv2D', inputs, attrs) as Tensor;
  return reshapeTo(y, [n, ...y.shape.slice(2)]);
}

/**
 * Sequences convolved with a filter [width, channels in, channels out]; one sequence needs no batch axis. `pad` is 'same',
 * 'valid', a number, or four pairs, as if the sequences were images of height 1.
 * Shape: [n, w, channels in] -> [n, places of the window, channels out]. Dtype: float32; int32 and bool operands are
 * converted first.
 *
 * @example Right: [[3], [5], [7]]
 * ```ts
 * conv1d(tensor([[1], [2], [3], [4]]), tensor([[[1]], [[1]]]), 1, 'valid');
 * ```
 * @example Wrong: AX150 `conv1d: argument 1 of shape [3, 4, 8] takes 4 channels (axis 1) but argument 0 of shape [1, 5, 3] has 3 (axis 2, as dataFormat 'NWC' says)`
 * ```ts
 * conv1d(zeros([1, 5, 3]), zeros([3, 4, 8]), 1, 'same');
 * ```
 * @throws AX150 for a filter of other channels, AX151 for a window larger than the padded sequence, AX152 for a stride and a
 * dilation together, AX135 for other ranks, AX125 for a stride, a dilation or padding that is none, AX128 for complex64
 * and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#conv1d
 */
export const conv1d = ((
  x: TensorLike,
  filter: TensorLike,
  stride: number,
  pad: Padding,
  dataFormat: string = 'NWC',
  dilation: number = 1,
  dimRoundingMode?: Rounding,
) =>
  scope('conv1d', () => {
    const [sequences, kernel] = [toFloat('conv1d', 0, x), toFloat('conv1d', 1, filter)];
    checkFormat('conv1d', dataFormat, ['NWC']);
    const moves = { strides: stride, pad, dilations: dilation, rounding: dimRoundingMode, format: 'NWC' };
    convShape('conv1d', 1, sequences.shape, kernel.shape, moves);
    return onBatch(1, sequences, (x) => run(x, kernel, stride, pad, dilation, dimRoundingMode));
  })) as unknown as Ops['conv1d'];
