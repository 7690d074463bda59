import 'axiswise/methods';
import * as tf from '@tensorflow/tfjs-core';
import { fn, grad, type Shape, type Tensor, vectorize, vmap, zeros } from 'axiswise';
import { is } from '../cases/is.js';

const x = zeros([2, 3]);
const row = zeros([3]);

// the rules of the functions of the same names
is<Tensor<[2, 3]>>()(x.square().relu().sub(1), true);
is<Tensor<[2, 3]>>()(x.add(x).add(row).mul(2), true);
is<Tensor<[2, 3]>>()(row.sub(x), true);
is<Tensor<[2, 3], 'bool'>>()(x.greater(row), true);
is<Tensor<[2, 3], 'bool'>>()(x.greater(0).logicalAnd(x.less(1)).logicalNot(), true);
is<Tensor<[2]>>()(x.sum(-1), true);
is<Tensor<[2, 1]>>()(x.mean(1, true), true);
is<Tensor<[]>>()(x.sum(), true);
is<Tensor<[2], 'int32'>>()(x.argMax(1), true);
is<Tensor<[2, 4]>>()(x.matMul(zeros([3, 4])), true);
is<Tensor<[3, 4]>>()(x.matMul(zeros([2, 4]), true), true);
is<Tensor<[3, 2]>>()(x.transpose(), true);
is<Tensor<[3, 2]>>()(x.reshape([3, -1]), true);
is<Tensor<[6]>>()(x.flatten(), true);
is<Tensor<[3, 2]>>()(x.as2D(3, 2), true);
is<Tensor<[2, 1, 3]>>()(x.expandDims(1), true);
is<Tensor<[2, 3]>>()(x.expandDims(1).squeeze([1]), true);
is<Tensor<[2, 3]>>()(x.softmax(), true);
is<Tensor<[2, 3], 'int32'>>()(x.toInt(), true);
is<[Tensor<[3]>, Tensor<[3]>]>()(x.unstack(), true);
is<Tensor<[2, 2]>>()(x.slice([0, 1]), true);
is<Tensor<[1, 2]>>()(x.slice([0, 1], [1, 2]), true);
is<Tensor<[2, number]>>()(x.unique(1).values, true);
is<Tensor<[2, 2]>>()(x.stridedSlice([0, 2], [2, -4], [1, -2]), true);
is<Tensor<[3]>>()(x.stridedSlice([1], [2], [1], 0, 0, 0, 0, 1), true);
is<Tensor<[2, 4]>>()(x.gather(zeros([4], 'int32'), 1), true);
is<Tensor<[3, 4]>>()(
  x.pad([
    [1, 0],
    [0, 1],
  ]),
  true,
);
is<Tensor<[4, 3]>>()(x.tile([2, 1]), true);
is<[Tensor<[2, 1]>, Tensor<[2, 2]>]>()(x.split([1, 2], 1), true);
is<Tensor<[2, 3]>>()(x.cumsum(1).reverse(0), true);
is<Tensor<[2]>>()(x.norm('euclidean', 1), true);
is<Tensor<[2]>>()(x.euclideanNorm(1), true);
is<Tensor<[2, 2]>>()(x.topk(2).values, true);

const ids = zeros([2], 'int32');
is<Tensor<[2, 5], 'int32'>>()(ids.oneHot(5), true);
is<Tensor<[4, 3]>>()(x.unsortedSegmentSum(ids, 4), true);
is<Tensor<[2, 3]>>()(x.where(x.greater(0), row), true);
is<Tensor<[2, 3]>>()(x.where(row.greater(0), 0), true);
is<Tensor<[2], tf.DataType>>()(ids.concat(ids).unsortedSegmentSum(ids.concat(ids), 2), true);
is<Tensor<[4, 3]>>()(x.concat(x), true);
is<Tensor<[2, 7]>>()(x.concat([x, zeros([2, 1])], 1), true);
is<Tensor<[2, 2, 3]>>()(x.stack(x), true);
is<Tensor<[2, 3, 3]>>()(x.stack([x, x], -1), true);
// windows over images
const photos = zeros([2, 8, 8, 3]);
const taps = zeros([3, 3, 3, 4]);
is<Tensor<[2, 4, 4, 4]>>()(photos.conv2d(taps, 2, 'same'), true);
is<Tensor<[2, 6, 6, 12]>>()(photos.depthwiseConv2d(taps, 1, 'valid'), true);
is<Tensor<[2, 4, 4, 3]>>()(photos.maxPool(2, 2, 'valid').avgPool(3, 1, 1), true);
is<Tensor<[2, 6, 8, 3]>>()(photos.pool([2, 1], 'max', 'valid', [2, 1]), true);
is<Tensor<[8, 4]>>()(zeros([8, 3]).conv1d(zeros([3, 3, 4]), 1, 'same'), true);
is<Tensor<[2, 16, 16, 5]>>()(photos.conv2dTranspose(zeros([3, 3, 5, 3]), [2, 16, 16, 5], 2, 'same'), true);
is<Tensor<[2, 7, 7, 3]>>()(photos.dilation2d(zeros([2, 2, 3]), 1, 'valid'), true);
is<Tensor<[2, 8, 8, 5]>>()(photos.separableConv2d(taps, zeros([1, 1, 12, 5]), 1, 'same'), true);
// images and signals
const images = zeros([2, 4, 4, 4]);
is<Tensor<[2, 8, 6, 4]>>()(images.resizeBilinear([8, 6]), true);
is<Tensor<[2, 8, 6, 4], 'int32'>>()(images.toInt().resizeNearestNeighbor([8, 6], true), true);
is<Tensor<[2, 8, 8, 1]>>()(images.depthToSpace(2, 'NHWC'), true);
is<Tensor<[4, 2, 4, 4]>>()(images.spaceToBatchND([2], [[0, 0]]), true);
is<Tensor<[1, 8, 4, 4]>>()(images.batchToSpaceND([2], [[0, 0]]), true);
is<Tensor<[2]>>()(x.euclideanNorm(1), true);
is<Tensor<[2, 2], 'complex64'>>()(x.rfft().fft().ifft(), true);
is<Tensor<[2, 2]>>()(x.rfft().irfft(), true);
is<Tensor<[1, 2]>>()(row.rfft().irfft(), true);
is<Tensor<[32, 4]>>()(images.rfft().irfft(), true);

// tensors are as assignable as before
export const loose: Tensor<[number, 3]> = x;
export const unknown: Tensor<Shape> = x;
export const raw: tf.Tensor = x;
export const matrix: tf.Tensor2D = x;
export const total = tf.sum(x);

// inside transforms, with names
const normalize = fn((v: Tensor<['n']>) => v.sub(v.mean()).div(v.max().sub(v.min())));
is<Tensor<[3]>>()(normalize(row), true);
is<Tensor<[2, 3]>>()(vmap(normalize)(x), true);
is<Tensor<[2]>>()(vmap((v: Tensor<[3]>) => v.square().sum())(x), true);
is<Tensor<[3]>>()(grad((v: Tensor<[3]>) => v.square().sum())(row), true);
is<Tensor<[2]>>()(vectorize((v) => v.sum(), { signature: '(n)->()' })(x), true);
is<Tensor<[2]>>()(
  vmap.over(x)((v) => v.exp().sum()),
  true,
);

// and in TypeScript generics
export const twice = <S extends Shape>(v: Tensor<S>): Tensor<S> => v.relu().add(v);
