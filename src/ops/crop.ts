import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { cropsShape, transformedShape } from '../shapes/image.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { toIndices } from './gather.js';
import { type TensorLike, toFloat } from './operand.js';
import { checkOneOf } from './options.js';

const METHODS = ['bilinear', 'nearest'];

/**
 * For each box the part of an image that it covers, in one size. A box is [y1, x1, y2, x2] in units of the height and
 * the width less one pixel; `boxInd` says which image it is of; outside of the image there is `extrapolationValue`.
 * Shape: images [n, h, w, c], boxes [m, 4], boxInd [m] -> [m, ...cropSize, c]. Dtype: float32; int32 and bool images
 * and boxes are converted first, and boxInd is int32.
 *
 * @example Right: [[[[2], [3]]]]
 * ```ts
 * image.cropAndResize(tensor([[[[1], [2], [3]]]]), tensor([[0, 0.5, 0, 1]]), tensor([0], undefined, 'int32'), [1, 2]);
 * ```
 * @example Wrong: AX160 `cropAndResize: argument 1 must have shape [?, 4], got shape [5, 2]`
 * ```ts
 * image.cropAndResize(zeros([1, 8, 8, 3]), zeros([5, 2]), zeros([5], 'int32'), [2, 2]);
 * ```
 * @throws AX160 for boxes and indices of other shapes, AX135 for images of another rank than 4, AX125 for what is no
 * height and width and for another method, AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#image.cropAndResize
 */
export const cropAndResize = ((
  image: TensorLike,
  boxes: TensorLike,
  boxInd: TensorLike,
  cropSize: Shape,
  method: string = 'bilinear',
  extrapolationValue: number = 0,
) =>
  scope('cropAndResize', () => {
    const inputs = {
      image: toFloat('cropAndResize', 0, image),
      boxes: toFloat('cropAndResize', 1, boxes),
      boxInd: toIndices('cropAndResize', 2, boxInd),
    };
    const shape = cropsShape(inputs.image.shape, inputs.boxes.shape, inputs.boxInd.shape, cropSize);
    checkOneOf('cropAndResize', 'method', method, METHODS);
    if (sizeOf(shape) === 0) return fillTensor(shape, 0, 'float32');
    return bind('CropAndResize', inputs, { cropSize: [...cropSize], method, extrapolationValue }) as Tensor;
  })) as unknown as Ops['image']['cropAndResize'];

/**
 * Every image, transformed: the pixel at (x, y) comes from ((a0 x + a1 y + a2) / k, (b0 x + b1 y + b2) / k), where k is
 * c0 x + c1 y + 1 and [a0, a1, a2, b0, b1, b2, c0, c1] are the row of `transforms` for the image, or the only one.
 * Images are transformed one after the other: tfjs' cpu backend leaves out all but the first. It has no derivative.
 * Shape: images [n, h, w, c], transforms [1 or n, 8] -> [n, h, w, c], or [n, ...outputShape, c]. Dtype: float32;
 * int32 and bool images and transforms are converted first.
 *
 * @example Right: [[[[2], [3], [0]]]]
 * ```ts
 * image.transform(tensor([[[[1], [2], [3]]]]), tensor([[1, 0, 1, 0, 1, 0, 0, 0]]));
 * ```
 * @example Wrong: AX160 `transform: argument 1 must have shape [1 or 2, 8], got shape [3, 8]`
 * ```ts
 * image.transform(zeros([2, 4, 4, 3]), zeros([3, 8]));
 * ```
 * @throws AX160 for transforms of another shape, AX135 for images of another rank than 4, AX125 for what is no height
 * and width and for another way to interpolate or fill, AX128 for complex64 and string tensors, AX129 for what is no
 * tensor.
 * @see https://js.tensorflow.org/api/latest/#image.transform
 */
export const transform = ((
  image: TensorLike,
  transforms: TensorLike,
  interpolation: string = 'nearest',
  fillMode: string = 'constant',
  fillValue: number = 0,
  outputShape?: Shape | null,
) =>
  scope('transform', () => {
    const images = toFloat('transform', 0, image);
    const all = toFloat('transform', 1, transforms);
    const shape = transformedShape(images.shape, all.shape, outputShape);
    checkOneOf('transform', 'interpolation', interpolation, METHODS);
    checkOneOf('transform', 'fillMode', fillMode, ['constant', 'reflect', 'wrap', 'nearest']);
    if (sizeOf(shape) === 0) return fillTensor(shape, 0, 'float32');
    const [n, h, w, c] = images.shape;
    const attrs = { interpolation, fillMode, fillValue, outputShape: shape.slice(1, 3) };
    const row = (x: Tensor, i: number, size: Shape) =>
      bind('Slice', { x }, { begin: [i, ...size.map(() => 0)], size: [1, ...size] }) as Tensor;
    const one = (i: number) =>
      bind(
        'Transform',
        { image: row(images, i, [h, w, c]), transforms: all.shape[0] === 1 ? all : row(all, i, [8]) },
        attrs,
      ) as Tensor;
    if (n === 1) return bind('Transform', { image: images, transforms: all }, attrs) as Tensor;
    return bind(
      'Concat',
      Array.from({ length: n }, (_, i) => one(i)),
      { axis: 0 },
    ) as Tensor;
  })) as unknown as Ops['image']['transform'];
