import * as tf from '@tensorflow/tfjs';
import { type Case, define, real } from '../case.js';
import * as o from '../oracle/array.js';
import * as c from '../oracle/convolution.js';
import * as s from '../oracle/scalar.js';

const pool2d = { max: tf.maxPool, avg: tf.avgPool };
const pool3d = { max: tf.maxPool3d, avg: tf.avgPool3d };
const perExample = (x: o.Nd, f: (example: o.Nd) => o.Nd) => o.stack(o.unstack(x).map(f));

export const convolutions: Case[] = [
  define(
    'conv1d',
    [real(5, 2), real(3, 2, 2)],
    (x, k) => tf.conv1d(x as tf.Tensor2D, k as tf.Tensor3D, 1, 'same'),
    (x, k) => c.conv(x, k),
  ),
  define(
    'conv2d',
    [real(4, 4, 2), real(3, 3, 2, 2)],
    (x, k) => tf.conv2d(x as tf.Tensor3D, k as tf.Tensor4D, 1, 'same'),
    (x, k) => c.conv(x, k),
  ),
  define(
    'conv2d, strided, of a batch',
    [real(2, 5, 5, 1), real(3, 3, 1, 2)],
    (x, k) => tf.conv2d(x as tf.Tensor4D, k as tf.Tensor4D, 2, 'valid'),
    (x, k) => perExample(x, (e) => c.conv(e, k, { stride: 2, padding: 'valid' })),
  ),
  define(
    'conv2d, dilated',
    [real(5, 5, 1), real(2, 2, 1, 2)],
    (x, k) => tf.conv2d(x as tf.Tensor3D, k as tf.Tensor4D, 1, 'valid', 'NHWC', 2),
    (x, k) => c.conv(x, k, { padding: 'valid', dilation: 2 }),
  ),
  define(
    'conv2d, 1 by 1',
    [real(3, 3, 2), real(1, 1, 2, 3)],
    (x, k) => tf.conv2d(x as tf.Tensor3D, k as tf.Tensor4D, 1, 'valid'),
    (x, k) => c.conv(x, k),
  ),
  define(
    'fused.conv2d',
    [real(4, 4, 1), real(3, 3, 1, 2), real(2)],
    (x, filter, bias) =>
      tf.fused.conv2d({
        x: x as tf.Tensor3D,
        filter: filter as tf.Tensor4D,
        strides: 1,
        pad: 'same',
        bias,
        activation: 'relu',
      }),
    (x, k, bias) => o.add(c.conv(x, k), bias).map(s.relu),
  ),
  define(
    'conv2dTranspose',
    [real(2, 2, 2), real(3, 3, 1, 2)],
    (x, k) => tf.conv2dTranspose(x as tf.Tensor3D, k as tf.Tensor4D, [4, 4, 1], 2, 'same'),
    (x, k) => c.convTranspose(x, k, [4, 4], 2, 'same'),
  ),
  define(
    'depthwiseConv2d',
    [real(4, 4, 2), real(3, 3, 2, 1)],
    (x, k) => tf.depthwiseConv2d(x as tf.Tensor3D, k as tf.Tensor4D, 1, 'same'),
    (x, k) => c.depthwise(x, k),
  ),
  define(
    'depthwiseConv2d, strided, two channels each',
    [real(5, 5, 2), real(2, 2, 2, 2)],
    (x, k) => tf.depthwiseConv2d(x as tf.Tensor3D, k as tf.Tensor4D, 2, 'valid'),
    (x, k) => c.depthwise(x, k, { stride: 2, padding: 'valid' }),
  ),
  define(
    'fused.depthwiseConv2d',
    [real(3, 3, 2), real(2, 2, 2, 1), real(2)],
    (x, filter, bias) =>
      tf.fused.depthwiseConv2d({
        x: x as tf.Tensor3D,
        filter: filter as tf.Tensor4D,
        strides: 1,
        pad: 'same',
        bias,
        activation: 'relu',
      }),
    (x, k, bias) => o.add(c.depthwise(x, k), bias).map(s.relu),
  ),
  define(
    'separableConv2d',
    [real(4, 4, 2), real(3, 3, 2, 1), real(1, 1, 2, 3)],
    (x, d, p) => tf.separableConv2d(x as tf.Tensor3D, d as tf.Tensor4D, p as tf.Tensor4D, 1, 'same'),
    (x, d, p) => c.conv(c.depthwise(x, d), p),
  ),
  define(
    'conv3d',
    [real(3, 3, 3, 1), real(2, 2, 2, 1, 2)],
    (x, k) => tf.conv3d(x as tf.Tensor4D, k as tf.Tensor5D, 1, 'valid'),
    (x, k) => c.conv(x, k, { padding: 'valid' }),
  ),
  define(
    'dilation2d',
    [real(4, 4, 1), real(2, 2, 1)],
    (x, k) => tf.dilation2d(x as tf.Tensor3D, k as tf.Tensor3D, 1, 'valid'),
    (x, k) => c.dilation(x, k, 1, 'valid'),
  ),
  ...(['max', 'avg'] as const).flatMap((kind) => [
    define(
      `${kind}Pool`,
      [real(4, 4, 2)],
      (x) => pool2d[kind](x as tf.Tensor3D, 2, 2, 'valid'),
      (x) => c.pool(x, kind, 2, 2),
    ),
    define(
      `${kind}Pool, overlapping, same padding`,
      [real(3, 3, 1)],
      (x) => pool2d[kind](x as tf.Tensor3D, 2, 1, 'same'),
      (x) => c.pool(x, kind, 2, 1, 'same'),
    ),
    define(
      `${kind}Pool3d`,
      [real(4, 2, 2, 1)],
      (x) => pool3d[kind](x as tf.Tensor4D, 2, 2, 'valid'),
      (x) => c.pool(x, kind, 2, 2),
    ),
  ]),
  define(
    'maxPoolWithArgmax',
    [real(1, 4, 4, 1)],
    (x) => tf.maxPoolWithArgmax(x as tf.Tensor4D, 2, 2, 'valid').result,
    (x) => perExample(x, (e) => c.pool(e, 'max', 2, 2)),
  ),
];
