import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { checkShared } from '../shapes/spectral.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { onTensor } from './convert.js';
import { checkDtype, type TensorLike, toFloat, toTensor } from './operand.js';

export const toComplex = (op: string, argument: number, x: TensorLike): Tensor =>
  checkDtype(op, argument, toTensor(op, argument, x), ['complex64']);

/** complex64 in; the kernel decides what comes out. */
const part = (op: string, kernel: string) =>
  onTensor(op, (input) => bind(kernel, { input }) as Tensor, ['complex64'], toComplex);

/**
 * Complex numbers of their real and imaginary parts.
 * Shape: that of both parts. Dtype: complex64; the parts are float32, and int32 and bool parts are converted first.
 *
 * @example Right: [3, 4]
 * ```ts
 * imag(complex(tensor([1, 2]), tensor([3, 4])));
 * ```
 * @example Wrong: AX160 `complex: argument 1 must have shape [2], got shape [3]`
 * ```ts
 * complex(zeros([2]), zeros([3]));
 * ```
 * @throws AX160 for parts of different shapes, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#complex
 */
export const complex = ((real: TensorLike, imag: TensorLike) =>
  scope('complex', () => {
    const parts = { real: toFloat('complex', 0, real), imag: toFloat('complex', 1, imag) };
    checkShared('complex', parts.real.shape, parts.imag.shape);
    return bind('Complex', parts) as Tensor;
  })) as unknown as Ops['complex'];

/**
 * The real parts of complex numbers.
 * Shape: that of the argument. Dtype: float32, from complex64.
 *
 * @example Right: [1, 2]
 * ```ts
 * real(complex(tensor([1, 2]), tensor([3, 4])));
 * ```
 * @example Wrong: AX128 `real: argument 0 must be complex64, got float32; convert it with cast`
 * ```ts
 * real(zeros([2]));
 * ```
 * @throws AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#real
 */
export const real = /* @__PURE__ */ part('real', 'Real') as unknown as Ops['real'];

/**
 * The imaginary parts of complex numbers.
 * Shape: that of the argument. Dtype: float32, from complex64.
 *
 * @example Right: [3, 4]
 * ```ts
 * imag(complex(tensor([1, 2]), tensor([3, 4])));
 * ```
 * @example Wrong: AX128 `imag: argument 0 must be complex64, got float32; convert it with cast`
 * ```ts
 * imag(zeros([2]));
 * ```
 * @throws AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#imag
 */
export const imag = /* @__PURE__ */ part('imag', 'Imag') as unknown as Ops['imag'];
