import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { depthToSpaceShape, type ImageFormat } from '../shapes/layers.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { floatUnary } from './elementwise.js';
import { permute } from './transpose.js';

const run = (x: Tensor, blockSize: number) =>
  bind('DepthToSpace', { x }, { blockSize, dataFormat: 'NHWC' }) as Tensor;

/**
 * Blocks of `blockSize` x `blockSize` pixels in place of each pixel of images, made of its channels.
 * Shape: [n, h, w, c] -> [n, h * blockSize, w * blockSize, c / blockSize ** 2], or with the channels at axis 1 for
 * 'NCHW'. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[[1], [2]], [[3], [4]]]]
 * ```ts
 * depthToSpace(tensor([[[[1, 2, 3, 4]]]]), 2);
 * ```
 * @example Wrong: AX146 `depthToSpace: axis 3 of shape [1, 2, 2, 6] is not a multiple of 2 * 2`
 * ```ts
 * depthToSpace(zeros([1, 2, 2, 6]), 2);
 * ```
 * @throws AX146 for channels that do not make blocks, AX135 for another rank than 4, AX125 for a block size that is no
 * integer of 2 or more, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#depthToSpace
 */
export const depthToSpace = /* @__PURE__ */ floatUnary(
  'depthToSpace',
  (x, blockSize: number, dataFormat: ImageFormat = 'NHWC') => {
    depthToSpaceShape(x.shape, blockSize, dataFormat);
    if (dataFormat !== 'NCHW') return run(x, blockSize);
    return scope('depthToSpace', () => permute(run(permute(x, [0, 2, 3, 1]), blockSize), [0, 3, 1, 2]));
  },
) as unknown as Ops['depthToSpace'];
