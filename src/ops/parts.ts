import type { Tensor } from '@tensorflow/tfjs-core';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';

const join = (real: Tensor, imag: Tensor) => bind('Complex', { real, imag }) as Tensor;

/** Kernels that move elements know no complex64 on most backends: they run on the real and the imaginary part. */
export function byParts<T extends Tensor | Tensor[]>(op: string, x: Tensor, run: (x: Tensor) => T): T {
  if (x.dtype !== 'complex64') return run(x);
  return scope(op, () => {
    const part = (kernel: string) => run(bind(kernel, { input: x }) as Tensor);
    const [real, imag] = [part('Real'), part('Imag')];
    if (!Array.isArray(real)) return join(real, imag as Tensor) as T;
    return real.map((re, i) => join(re, (imag as Tensor[])[i])) as T;
  });
}
