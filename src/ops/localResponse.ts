import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkImage } from '../shapes/windows.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toFloat } from './operand.js';
import { onBatch } from './windows.js';

/**
 * Each channel of a pixel divided by (bias + alpha * the squares of the channels at most `depthRadius` away) ** beta.
 * Shape: [n, h, w, channels] or [h, w, channels], kept. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[0.6, 0.8]]]
 * ```ts
 * localResponseNormalization(tensor([[[3, 4]]]), 1, 0);
 * ```
 * @example Wrong: AX135 `localResponseNormalization: argument 0 must have rank 3 or 4, got shape [4]`
 * ```ts
 * localResponseNormalization(zeros([4]));
 * ```
 * @throws AX135 for another rank, AX125 for a radius that is no integer, AX128 for complex64 and string tensors, AX129
 * for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#localResponseNormalization
 */
export const localResponseNormalization = ((
  x: TensorLike,
  depthRadius: number = 5,
  bias: number = 1,
  alpha: number = 1,
  beta: number = 0.5,
) =>
  scope('localResponseNormalization', () => {
    const op = 'localResponseNormalization';
    const images = toFloat(op, 0, x);
    checkImage(op, images.shape, 2);
    if (!Number.isInteger(depthRadius) || depthRadius < 0)
      raise(invalidArgument, op, 'depthRadius', 'a non-negative integer', `${depthRadius}`);
    const attrs = { depthRadius, bias, alpha, beta };
    return onBatch(2, images, (one) => bind('LRN', { x: one }, attrs) as Tensor);
  })) as unknown as Ops['localResponseNormalization'];
