import { type Tensor, irfft as tfIrfft, rfft as tfRfft } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { checkRank } from '../shapes/rank.js';
import { sizeOf } from '../shapes/shape.js';
import { irfftShape, rfftShape } from '../shapes/spectral.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { toComplex } from './complex.js';
import { onTensor } from './convert.js';
import { floatUnary } from './elementwise.js';
import { reshapeTo } from './reshape.js';

const fourier = (op: string, kernel: string) =>
  onTensor(
    op,
    (input) => {
      checkRank(op, 0, input.shape);
      if (input.size === 0) return bind('Identity', { x: input }) as Tensor;
      return bind(kernel, { input }) as Tensor;
    },
    ['complex64'],
    toComplex,
  );

/** Inside of other ops: the half spectra of floats, whose shape is checked. */
export function halfSpectra(x: Tensor, shape: readonly number[], fftLength?: number | null): Tensor {
  if (x.size === 0) return fillTensor(shape, 0, 'complex64');
  return tfRfft(x, fftLength ?? undefined);
}

/**
 * The discrete Fourier transform along the last axis.
 * Shape: that of the argument. Dtype: complex64.
 *
 * @example Right: [3, -1]
 * ```ts
 * real(fft(complex(tensor([1, 2]), zeros([2]))));
 * ```
 * @example Wrong: AX128 `fft: argument 0 must be complex64, got float32; convert it with cast`
 * ```ts
 * fft(zeros([2]));
 * ```
 * @throws AX128 for other dtypes, AX135 for a scalar, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#spectral.fft
 */
export const fft = /* @__PURE__ */ fourier('fft', 'FFT') as unknown as Ops['fft'];

/**
 * The inverse of `fft`.
 * Shape: that of the argument. Dtype: complex64.
 *
 * @example Right: [1, 2]
 * ```ts
 * real(ifft(complex(tensor([3, -1]), zeros([2]))));
 * ```
 * @example Wrong: AX135 `ifft: argument 0 must have rank 1 or more, got shape []`
 * ```ts
 * ifft(zeros([], 'complex64'));
 * ```
 * @throws AX128 for other dtypes, AX135 for a scalar, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#spectral.ifft
 */
export const ifft = /* @__PURE__ */ fourier('ifft', 'IFFT') as unknown as Ops['ifft'];

/**
 * The first half of the Fourier transform of real numbers along the last axis; the other half follows from it. With an
 * `fftLength` so many elements are transformed: the first ones, or all and zeros behind them.
 * Shape: [..., n] -> [..., n / 2 + 1], where n is `fftLength` if given, and halves are rounded down. Dtype: complex64,
 * from float32; int32 and bool operands are converted first.
 *
 * @example Right: [6, -1.5]
 * ```ts
 * real(rfft(tensor([1, 2, 3])));
 * ```
 * @example Wrong: AX125 `rfft: fftLength must be a positive integer, got 0`
 * ```ts
 * rfft(zeros([3]), 0);
 * ```
 * @throws AX125 for an `fftLength` that is no positive integer, or none and no elements, AX135 for a scalar, AX128 for
 * complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#spectral.rfft
 */
export const rfft = /* @__PURE__ */ floatUnary('rfft', (x, fftLength?: number | null) => {
  const shape = rfftShape('rfft', x.shape, fftLength);
  return scope('rfft', () => halfSpectra(x, shape, fftLength));
}) as unknown as Ops['rfft'];

/**
 * The real numbers, of an even number, whose `rfft` this is. Of vectors and of more than three axes tfjs makes a
 * matrix; here the axes stay.
 * Shape: [..., n] -> [..., 2 * (n - 1)]; one element stays one. Dtype: float32, from complex64.
 *
 * @example Right: [1, 2]
 * ```ts
 * irfft(rfft(tensor([1, 2])));
 * ```
 * @example Wrong: AX128 `irfft: argument 0 must be complex64, got float32; convert it with cast`
 * ```ts
 * irfft(zeros([3]));
 * ```
 * @throws AX160 for no elements, AX135 for a scalar, AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#spectral.irfft
 */
export const irfft = /* @__PURE__ */ onTensor(
  'irfft',
  (x) => {
    const shape = irfftShape(x.shape);
    if (x.size === 0) return fillTensor(shape, 0, 'float32');
    return scope('irfft', () => {
      const rows = reshapeTo(x, [sizeOf(x.shape.slice(0, -1)), ...x.shape.slice(-1)]);
      return reshapeTo(tfIrfft(rows), shape);
    });
  },
  ['complex64'],
  toComplex,
) as unknown as Ops['irfft'];
