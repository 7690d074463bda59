import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import { resizeShape } from '../shapes/image.js';
import type { Shape } from '../shapes/shape.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { floatUnary, realUnary } from './elementwise.js';
import { reshapeTo } from './reshape.js';

const resizer =
  (op: string, kernel: string) =>
  (x: Tensor, size: Shape, alignCorners: boolean = false, halfPixelCenters: boolean = false) => {
    const shape = resizeShape(op, x.shape, size);
    if (alignCorners && halfPixelCenters) {
      raise(invalidArgument, op, 'halfPixelCenters', 'false with alignCorners', 'true');
    }
    return scope(op, () => {
      const images = x.rank === 3 ? reshapeTo(x, [1, ...x.shape]) : x;
      return reshapeTo(
        bind(kernel, { images }, { size: [...size], alignCorners, halfPixelCenters }) as Tensor,
        shape,
      );
    });
  };

/**
 * Images in another size, with pixels between those of the old size on straight lines.
 * Shape: [h, w, c] -> [...size, c], or with the number of images in front of both. Dtype: float32; int32 and bool
 * operands are converted first.
 *
 * @example Right: [[[0], [1], [2]]]
 * ```ts
 * image.resizeBilinear(tensor([[[0], [2]]]), [1, 3], true);
 * ```
 * @example Wrong: AX135 `resizeBilinear: argument 0 must have rank 3 or 4, got shape [4, 4]`
 * ```ts
 * image.resizeBilinear(zeros([4, 4]), [2, 2]);
 * ```
 * @throws AX135 for another rank than 3 or 4, AX125 for what is no height and width and for both ways to place pixels
 * at once, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#image.resizeBilinear
 */
export const resizeBilinear = /* @__PURE__ */ floatUnary(
  'resizeBilinear',
  /* @__PURE__ */ resizer('resizeBilinear', 'ResizeBilinear'),
) as unknown as Ops['image']['resizeBilinear'];

/**
 * Images in another size, each pixel with the value of the nearest one of the old size.
 * Shape: [h, w, c] -> [...size, c], or with the number of images in front of both. Dtype: kept, float32 or int32.
 *
 * @example Right: [[[1], [1], [2], [2]]]
 * ```ts
 * image.resizeNearestNeighbor(tensor([[[1], [2]]]), [1, 4]);
 * ```
 * @example Wrong: AX125 `resizeNearestNeighbor: size must be two non-negative integers, got [4]`
 * ```ts
 * image.resizeNearestNeighbor(zeros([2, 2, 1]), [4]);
 * ```
 * @throws AX135 for another rank than 3 or 4, AX125 for what is no height and width and for both ways to place pixels
 * at once, AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#image.resizeNearestNeighbor
 */
export const resizeNearestNeighbor = /* @__PURE__ */ realUnary(
  'resizeNearestNeighbor',
  /* @__PURE__ */ resizer('resizeNearestNeighbor', 'ResizeNearestNeighbor'),
) as unknown as Ops['image']['resizeNearestNeighbor'];
