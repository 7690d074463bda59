import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { normalizePerm } from '../shapes/transpose.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { onTensor } from './convert.js';

/** Inside of other ops. */
export function permute(x: Tensor, perm: number[]): Tensor {
  if (x.rank <= 1) return bind('Identity', { x }) as Tensor;
  return bind('Transpose', { x }, { perm }) as Tensor;
}

const conjugated = (x: Tensor) => {
  const [real, imag] = [bind('Real', { input: x }), bind('Imag', { input: x })];
  return bind('Complex', { real, imag: bind('Neg', { x: imag as Tensor }) } as NamedTensorMap) as Tensor;
};

/**
 * The axes in the order of `perm`: axis i of the result is axis perm[i] of x. Without `perm` they are reversed. With
 * `conjugate` complex elements become their conjugates.
 * Shape: permuted. Dtype: kept.
 *
 * @example Right: [[1, 3], [2, 4]]
 * ```ts
 * transpose(tensor([[1, 2], [3, 4]]));
 * ```
 * @example Wrong: AX104 `transpose: axis 0 is given twice in [0, 0]`
 * ```ts
 * transpose(zeros([2, 3]), [0, 0]);
 * ```
 * @throws AX115 for another number of axes, AX103 for an axis out of range, AX104 for one given twice.
 * @see https://js.tensorflow.org/api/latest/#transpose
 */
export const transpose = /* @__PURE__ */ onTensor(
  'transpose',
  (x, perm?: readonly number[] | null, conjugate: boolean = false) => {
    const order = normalizePerm(x.shape, perm);
    if (!conjugate || x.dtype !== 'complex64') return permute(x, order);
    return scope('transpose', () => conjugated(permute(x, order)));
  },
) as Ops['transpose'];
