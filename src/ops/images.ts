import { type Tensor, image as tfImage } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { recoloredShape, thresholdShape } from '../shapes/image.js';
import { checkRank } from '../shapes/rank.js';
import { sizeOf } from '../shapes/shape.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { expand } from './broadcast.js';
import { floatUnary, realUnary } from './elementwise.js';
import { checkOneOf } from './options.js';
import { reshapeTo } from './reshape.js';

/**
 * Every image, with left and right exchanged.
 * Shape: that of the images, [n, h, w, c]. Dtype: float32; int32 and bool operands are converted
 * first.
 *
 * @example Right: [[[[2], [1]]]]
 * ```ts
 * image.flipLeftRight(tensor([[[[1], [2]]]]));
 * ```
 * @example Wrong: AX135 `flipLeftRight: argument 0 must have rank 4, got shape [2, 2, 3]`
 * ```ts
 * image.flipLeftRight(zeros([2, 2, 3]));
 * ```
 * @throws AX135 for another rank than 4, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#image.flipLeftRight
 */
export const flipLeftRight = /* @__PURE__ */ floatUnary('flipLeftRight', (x) => {
  checkRank('flipLeftRight', 0, x.shape, 4);
  return bind('FlipLeftRight', { image: x }) as Tensor;
}) as unknown as Ops['image']['flipLeftRight'];

/**
 * Every image, turned by an angle around `center`, by default its middle; where no pixel comes to lie, `fillValue`,
 * which may be a value for each of three channels. It has no derivative.
 * Shape: that of the images, [n, h, w, c]. Dtype: float32; int32 and bool operands are converted
 * first.
 *
 * @example Right: [[[[1], [2]]]]
 * ```ts
 * image.rotateWithOffset(tensor([[[[1], [2]]]]), 0);
 * ```
 * @example Wrong: AX135 `rotateWithOffset: argument 0 must have rank 4, got shape [2, 2, 3]`
 * ```ts
 * image.rotateWithOffset(zeros([2, 2, 3]), 1);
 * ```
 * @throws AX135 for another rank than 4, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#image.rotateWithOffset
 */
export const rotateWithOffset = /* @__PURE__ */ floatUnary(
  'rotateWithOffset',
  (
    x,
    radians: number,
    fillValue: number | [number, number, number] = 0,
    center: number | [number, number] = 0.5,
  ) => {
    checkRank('rotateWithOffset', 0, x.shape, 4);
    return bind('RotateWithOffset', { image: x }, { radians, fillValue, center }) as Tensor;
  },
) as unknown as Ops['image']['rotateWithOffset'];

/**
 * The one channel of gray images three times, as red, green and blue.
 * Shape: [..., 1] -> [..., 3], of rank 2 or more. Dtype: kept, float32 or int32.
 *
 * @example Right: [[1, 1, 1], [2, 2, 2]]
 * ```ts
 * image.grayscaleToRGB(tensor([[1], [2]]));
 * ```
 * @example Wrong: AX160 `grayscaleToRGB: argument 0 must have shape [..., 1], got shape [4, 4, 3]`
 * ```ts
 * image.grayscaleToRGB(zeros([4, 4, 3]));
 * ```
 * @throws AX160 for another number of channels, AX135 for a scalar or a vector, AX128 for other dtypes, AX129 for what
 * is no tensor.
 * @see https://js.tensorflow.org/api/latest/#image.grayscaleToRGB
 */
export const grayscaleToRGB = /* @__PURE__ */ realUnary('grayscaleToRGB', (x) =>
  scope('grayscaleToRGB', () => expand(x, recoloredShape('grayscaleToRGB', x.shape, 1, 3))),
) as unknown as Ops['image']['grayscaleToRGB'];

/**
 * The brightness of images in red, green and blue: 0.2989 r + 0.587 g + 0.114 b.
 * Shape: [..., 3] -> [..., 1], of rank 2 or more. Dtype: kept, float32 or int32.
 *
 * @example Right: [[0.9999]]
 * ```ts
 * image.rgbToGrayscale(tensor([[1, 1, 1]]));
 * ```
 * @example Wrong: AX160 `rgbToGrayscale: argument 0 must have shape [..., 3], got shape [4, 4, 1]`
 * ```ts
 * image.rgbToGrayscale(zeros([4, 4, 1]));
 * ```
 * @throws AX160 for another number of channels, AX135 for a scalar or a vector, AX128 for other dtypes, AX129 for what
 * is no tensor.
 * @see https://js.tensorflow.org/api/latest/#image.rgbToGrayscale
 */
export const rgbToGrayscale = /* @__PURE__ */ realUnary('rgbToGrayscale', (x) =>
  scope('rgbToGrayscale', () => {
    const shape = recoloredShape('rgbToGrayscale', x.shape, 3, 1);
    // tfjs takes no more than six axes.
    const pixels = tfImage.rgbToGrayscale(reshapeTo(x, [sizeOf(shape), 3]) as Tensor<never>);
    return reshapeTo(pixels, shape);
  }),
) as unknown as Ops['image']['rgbToGrayscale'];

/**
 * 255 where an image with values from 0 to 255 is brighter than the threshold, and 0 elsewhere; the other way round if
 * `inverted`. The threshold is `threshValue` * 255, or for the method 'otsu' the one that divides the values best.
 * Shape: [h, w, 1 or 3] -> [h, w, 1]. Dtype: int32, from float32 or int32.
 *
 * @example Right: [[[0], [255]]]
 * ```ts
 * image.threshold(tensor([[[10], [200]]]));
 * ```
 * @example Wrong: AX160 `threshold: argument 0 must have shape [?, ?, 1 or 3], got shape [4, 4, 2]`
 * ```ts
 * image.threshold(zeros([4, 4, 2]));
 * ```
 * @throws AX160 for another number of channels, AX135 for another rank than 3, AX125 for another method, AX128 for
 * other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#image.threshold
 */
export const threshold = /* @__PURE__ */ realUnary(
  'threshold',
  (x, method: string = 'binary', inverted: boolean = false, threshValue: number = 0.5) => {
    thresholdShape(x.shape);
    checkOneOf('threshold', 'method', method, ['binary', 'otsu']);
    return scope('threshold', () => tfImage.threshold(x as Tensor<never>, method, inverted, threshValue));
  },
) as unknown as Ops['image']['threshold'];
