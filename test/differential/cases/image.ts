import * as tf from '@tensorflow/tfjs';
import { between, type Case, define, positive, real } from '../case.js';
import * as o from '../oracle/array.js';
import * as c from '../oracle/convolution.js';
import * as s from '../oracle/scalar.js';

/** Real and imaginary part of the discrete Fourier transform of the last axis; sign -1 is forward. */
function dft(re: o.Nd, im: o.Nd, direction: -1 | 1): [o.Nd, o.Nd] {
  const n = re.shape[re.rank - 1];
  const scale = direction === 1 ? 1 / n : 1;
  const rotated = (x: o.Nd, wave: (angle: number) => number) =>
    o.build(x.shape, (index) => {
      const [at, k] = [index.slice(0, -1), index[x.rank - 1]];
      const terms = Array.from({ length: n }, (_, t) =>
        x.at([...at, t]).times(scale * wave((direction * 2 * Math.PI * k * t) / n)),
      );
      return s.sum(terms);
    });
  return [
    o.sub(rotated(re, Math.cos), rotated(im, Math.sin)),
    o.add(rotated(re, Math.sin), rotated(im, Math.cos)),
  ];
}
const modulus = (re: o.Nd, im: o.Nd) => o.add(re.map(s.square), im.map(s.square)).map(s.sqrt);
const zerosLike = (x: o.Nd) => x.times(0);

export const images: Case[] = [
  define(
    'image.resizeBilinear',
    [real(3, 3, 2)],
    (x) => tf.image.resizeBilinear(x as tf.Tensor3D, [5, 4]),
    (x) => c.resizeBilinear(x, 5, 4),
  ),
  define(
    'image.resizeBilinear, aligned corners',
    [real(2, 3, 1)],
    (x) => tf.image.resizeBilinear(x as tf.Tensor3D, [4, 5], true),
    (x) => c.resizeBilinear(x, 4, 5, true),
  ),
  define(
    'image.resizeNearestNeighbor',
    [real(2, 3, 1)],
    (x) => tf.image.resizeNearestNeighbor(x as tf.Tensor3D, [4, 6]),
    (x) => o.build([4, 6, 1], ([i, j, k]) => x.at([Math.floor(i / 2), Math.floor(j / 2), k])),
  ),
  define('image.cropAndResize', [real(1, 4, 4, 1), between(0.1, 0.9)(1, 4)], (x, boxes) =>
    tf.image.cropAndResize(x as tf.Tensor4D, boxes as tf.Tensor2D, tf.tensor1d([0], 'int32'), [2, 2]),
  ),
  define(
    'image.flipLeftRight',
    [real(1, 2, 3, 1)],
    (x) => tf.image.flipLeftRight(x as tf.Tensor4D),
    (x) => o.reverse(x, 2),
  ),
  define('image.rotateWithOffset', [real(1, 4, 4, 1)], (x) =>
    tf.image.rotateWithOffset(x as tf.Tensor4D, 0.3),
  ),
  define('image.transform', [real(1, 3, 3, 1)], (x) =>
    tf.image.transform(x as tf.Tensor4D, tf.tensor2d([[1, 0.2, 0.1, 0, 1, 0.3, 0, 0]])),
  ),
  define('image.grayscaleToRGB', [real(2, 2, 1)], (x) => tf.image.grayscaleToRGB(x as tf.Tensor3D)),
  define('image.rgbToGrayscale', [real(2, 2, 3)], (x) => tf.image.rgbToGrayscale(x as tf.Tensor3D)),
  define(
    'localResponseNormalization',
    [real(2, 2, 4)],
    (x) => tf.localResponseNormalization(x as tf.Tensor3D, 1, 1, 0.5, 0.75),
    (x) => c.lrn(x, 1, 1, 0.5, 0.75),
  ),
  define(
    'batchNorm',
    [real(2, 2, 2, 2), real(2), positive(2)],
    (x, m, v) => tf.batchNorm(x, m as tf.Tensor1D, v as tf.Tensor1D),
    (x, m, v) => o.mul(o.sub(x, m), v.plus(1e-3).map(s.rsqrt)),
  ),
  define(
    'batchNorm, offset and scale',
    [real(3, 2), real(2), positive(2), real(2), positive(2)],
    (x, m, v, offset, scale) =>
      tf.batchNorm(
        x as tf.Tensor2D,
        m as tf.Tensor1D,
        v as tf.Tensor1D,
        offset as tf.Tensor1D,
        scale as tf.Tensor1D,
      ),
    (x, m, v, offset, scale) => o.add(o.mul(o.mul(o.sub(x, m), v.plus(1e-3).map(s.rsqrt)), scale), offset),
  ),
];

export const signals: Case[] = [
  define(
    'complex, real, imag',
    [real(3), real(3)],
    (x, y) => {
      const z = tf.complex(x, y);
      return [tf.real(z), tf.imag(z)];
    },
    (x, y) => [x, y],
  ),
  define(
    'abs of complex',
    [positive(3), positive(3)],
    (x, y) => tf.abs(tf.complex(x, y)),
    (x, y) => modulus(x, y),
  ),
  define(
    'product of complex',
    [real(2), real(2), real(2)],
    (x, y, z) => {
      const product = tf.mul(tf.complex(x, y), tf.complex(z, x));
      return [tf.real(product), tf.imag(product)];
    },
    (x, y, z) => [o.sub(o.mul(x, z), o.mul(y, x)), o.add(o.mul(x, x), o.mul(y, z))],
  ),
  define(
    'fft',
    [real(4), real(4)],
    (x, y) => {
      const z = tf.fft(tf.complex(x, y));
      return [tf.real(z), tf.imag(z)];
    },
    (x, y) => dft(x, y, -1),
  ),
  define(
    'ifft of rows',
    [real(2, 4), real(2, 4)],
    (x, y) => tf.imag(tf.ifft(tf.complex(x, y))),
    (x, y) => dft(x, y, 1)[1],
  ),
  define(
    'rfft',
    [real(8)],
    (x) => tf.abs(tf.spectral.rfft(x)),
    (x) => o.take(modulus(...dft(x, zerosLike(x), -1)), [0, 1, 2, 3, 4]),
  ),
  define('irfft', [real(3), real(3)], (x, y) => tf.spectral.irfft(tf.complex(x, y))),
  define('signal.stft', [real(8)], (x) => tf.abs(tf.signal.stft(x as tf.Tensor1D, 4, 2))),
  define('signal.frame', [real(6)], (x) => tf.signal.frame(x as tf.Tensor1D, 3, 2)),
];
