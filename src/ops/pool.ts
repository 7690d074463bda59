import { type Tensor, pool as tfPool } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import { dilatedPoolShape, poolShape } from '../shapes/pool.js';
import { areOnes, checkFormat, type Padding, type Rounding, type Sizes } from '../shapes/windows.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toFloat } from './operand.js';
import { reshapeTo } from './reshape.js';
import { inPairs, onBatch } from './windows.js';

const KERNELS = { max: 'MaxPool', avg: 'AvgPool' };
interface Windows {
  readonly filterSize: Sizes;
  readonly strides: Sizes;
  readonly pad: Padding;
  readonly dimRoundingMode?: Rounding;
}
const run2d = (type: keyof typeof KERNELS, images: Tensor, { pad, ...windows }: Windows) =>
  onBatch(2, images, (x) => bind(KERNELS[type], { x }, { ...windows, pad: inPairs(pad) }) as Tensor);

const pooled2d =
  (op: string, type: keyof typeof KERNELS) =>
  (x: TensorLike, filterSize: Sizes, strides: Sizes, pad: Padding, dimRoundingMode?: Rounding) =>
    scope(op, () => {
      const images = toFloat(op, 0, x);
      poolShape(op, 2, images.shape, filterSize, { strides, pad, rounding: dimRoundingMode, format: 'NHWC' });
      return run2d(type, images, { filterSize, strides, pad, dimRoundingMode });
    });

const pooled3d =
  (op: string, kernel: string) =>
  (
    x: TensorLike,
    filterSize: Sizes,
    strides: Sizes,
    pad: Padding,
    dimRoundingMode?: Rounding,
    dataFormat: string = 'NDHWC',
  ) =>
    scope(op, () => {
      const volumes = toFloat(op, 0, x);
      checkFormat(op, dataFormat, ['NDHWC']);
      const moves = { strides, pad, rounding: dimRoundingMode, format: dataFormat };
      poolShape(op, 3, volumes.shape, filterSize, moves, 'number');
      const attrs = { filterSize, strides, pad, dimRoundingMode, dataFormat };
      return onBatch(3, volumes, (x) => bind(kernel, { x }, attrs) as Tensor);
    });

/**
 * The largest pixel of every window of `filterSize`, for each channel; one image needs no batch axis. Padding is never the
 * largest.
 * Shape: [n, h, w, c] -> [n, ...places of the window, c]. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[2], [4]]]
 * ```ts
 * maxPool(tensor([[[1], [2], [3], [4]]]), [1, 2], [1, 2], 'valid');
 * ```
 * @example Wrong: AX151 `maxPool: a window that spans 5 does not fit axis 1 of shape [1, 4, 4, 3] with padding 0`
 * ```ts
 * maxPool(zeros([1, 4, 4, 3]), 5, 1, 'valid');
 * ```
 * @throws AX151 for a window larger than the padded image, AX135 for another rank than 3 or 4, AX125 for windows, strides
 * or padding that are none, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#maxPool
 */
export const maxPool = /* @__PURE__ */ pooled2d('maxPool', 'max') as unknown as Ops['maxPool'];

/**
 * The mean of every window of `filterSize` pixels, for each channel; one image needs no batch axis. Padding does not count.
 * Shape: [n, h, w, c] -> [n, ...places of the window, c]. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[1.5], [3.5]]]
 * ```ts
 * avgPool(tensor([[[1], [2], [3], [4]]]), [1, 2], [1, 2], 'valid');
 * ```
 * @example Wrong: AX125 `avgPool: strides must be 1 or 2 positive integers, got 0`
 * ```ts
 * avgPool(zeros([1, 4, 4, 3]), 2, 0, 'same');
 * ```
 * @throws AX151 for a window larger than the padded image, AX135 for another rank than 3 or 4, AX125 for windows, strides
 * or padding that are none, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#avgPool
 */
export const avgPool = /* @__PURE__ */ pooled2d('avgPool', 'avg') as unknown as Ops['avgPool'];

/**
 * `maxPool` of volumes [n, depth, height, width, c]; one volume needs no batch axis.
 * Shape: [n, d, h, w, c] -> [n, ...places of the window, c]. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[[4]]]]
 * ```ts
 * maxPool3d(tensor([[[[1], [2]], [[3], [4]]]]), [1, 2, 2], 1, 'valid');
 * ```
 * @example Wrong: AX135 `maxPool3d: argument 0 must have rank 4 or 5, got shape [4, 4, 3]`
 * ```ts
 * maxPool3d(zeros([4, 4, 3]), 2, 1, 'same');
 * ```
 * @throws AX151 for a window larger than the padded volume, AX135 for another rank than 4 or 5, AX125 for windows, strides
 * or padding that are none, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#maxPool3d
 */
export const maxPool3d = /* @__PURE__ */ pooled3d('maxPool3d', 'MaxPool3D') as unknown as Ops['maxPool3d'];

/**
 * `avgPool` of volumes [n, depth, height, width, c]; one volume needs no batch axis.
 * Shape: [n, d, h, w, c] -> [n, ...places of the window, c]. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[[2.5]]]]
 * ```ts
 * avgPool3d(tensor([[[[1], [2]], [[3], [4]]]]), [1, 2, 2], 1, 'valid');
 * ```
 * @example Wrong: AX135 `avgPool3d: argument 0 must have rank 4 or 5, got shape [4, 4, 3]`
 * ```ts
 * avgPool3d(zeros([4, 4, 3]), 2, 1, 'same');
 * ```
 * @throws AX151 for a window larger than the padded volume, AX135 for another rank than 4 or 5, AX125 for windows, strides
 * or padding that are none, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#avgPool3d
 */
export const avgPool3d = /* @__PURE__ */ pooled3d('avgPool3d', 'AvgPool3D') as unknown as Ops['avgPool3d'];

/**
 * `avgPool` or `maxPool`, whose windows can be dilated: they then take every so many-th pixel, and padding counts as 0.
 * Shape: [n, h, w, c] -> [n, ...places of the window, c]. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[[3], [4]]]
 * ```ts
 * pool(tensor([[[1], [2], [3], [4]]]), [1, 2], 'max', 'valid', [1, 2]);
 * ```
 * @example Wrong: AX152 `pool: strides or dilations must be 1, got strides 2 and dilations 2`
 * ```ts
 * pool(zeros([1, 8, 8, 3]), 2, 'max', 'same', 2, 2);
 * ```
 * @throws AX151 for a window larger than the image, AX152 for strides and dilations together, AX135 for another rank than 3
 * or 4, AX125 for windows, strides, dilations or padding that are none, and for dilations with padding in numbers, AX128 for
 * complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#pool
 */
export const pool = ((
  input: TensorLike,
  windowShape: Sizes,
  poolingType: 'avg' | 'max',
  pad: Padding,
  dilations?: Sizes | null,
  strides?: Sizes | null,
  dimRoundingMode?: Rounding,
) =>
  scope('pool', () => {
    const images = toFloat('pool', 0, input);
    if (poolingType !== 'avg' && poolingType !== 'max') {
      raise(invalidArgument, 'pool', 'poolingType', "'avg' or 'max'", `'${poolingType}'`);
    }
    const by = strides ?? 1;
    const apart = dilations ?? 1;
    dilatedPoolShape(images.shape, windowShape, pad, apart, by, dimRoundingMode);
    if (areOnes(apart)) {
      return run2d(poolingType, images, { filterSize: windowShape, strides: by, pad, dimRoundingMode });
    }
    const word = pad === 'same' ? pad : 'valid';
    type Pair = [number, number];
    return tfPool(images as Tensor<never>, windowShape as Pair, poolingType, word, apart as Pair, 1);
  })) as unknown as Ops['pool'];

/**
 * `maxPool`, and the place of every maximum among the elements of its image, or with `includeBatchInIndex` of all of x.
 * Shape: `result` and `indexes` have that of `maxPool`. Dtype: float32 and int32.
 *
 * @example Right: [[[[2], [4]]]]
 * ```ts
 * maxPoolWithArgmax(tensor([[[[1], [2], [3], [4]]]]), [1, 2], [1, 2], 'valid').result;
 * ```
 * @example Wrong: AX151 `maxPoolWithArgmax: a window that spans 5 does not fit axis 1 of shape [1, 4, 4, 3] with padding 0`
 * ```ts
 * maxPoolWithArgmax(zeros([1, 4, 4, 3]), 5, 1, 'valid');
 * ```
 * @throws AX151 for a window larger than the padded image, AX135 for another rank than 3 or 4, AX125 for windows, strides
 * or padding that are none, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#maxPoolWithArgmax
 */
export const maxPoolWithArgmax = ((
  x: TensorLike,
  filterSize: Sizes,
  strides: Sizes,
  pad: Padding,
  includeBatchInIndex: boolean = false,
) =>
  scope('maxPoolWithArgmax', () => {
    const op = 'maxPoolWithArgmax';
    const images = toFloat(op, 0, x);
    const shape = poolShape(op, 2, images.shape, filterSize, { strides, pad, format: 'NHWC' }, 'number');
    const batch = reshapeTo(images, images.rank === 3 ? [1, ...images.shape] : images.shape);
    const attrs = { filterSize, strides, pad: inPairs(pad), includeBatchInIndex };
    const [result, indexes] = bind('MaxPoolWithArgmax', { x: batch }, attrs) as Tensor[];
    return { result: reshapeTo(result, shape), indexes: reshapeTo(indexes, shape) };
  })) as unknown as Ops['maxPoolWithArgmax'];
