import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { einsumShape } from '../shapes/einsum.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { type TensorLike, toCommon, toReal } from './operand.js';

/**
 * Products of one or two tensors summed over some axes. Each axis has a letter: those behind the arrow stay, in that
 * order, and the others are summed.
 * Shape: the sizes of the labels behind the arrow. Dtype: the higher of the operands' (int32 < float32).
 *
 * @example Right: [[2, 1], [4, 3]]
 * ```ts
 * einsum('ij,jk->ik', tensor([[1, 2], [3, 4]]), tensor([[0, 1], [1, 0]]));
 * ```
 * @example Wrong: AX144 `einsum: label j of 'ij,jk->ik' is 3 and 4`
 * ```ts
 * einsum('ij,jk->ik', zeros([2, 3]), zeros([4, 5]));
 * ```
 * @throws AX144 for a label with two sizes, AX143 for another number of axes than labels, AX125 for what is no such
 * equation, AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#einsum
 */
export const einsum = ((equation: string, ...tensors: TensorLike[]) =>
  scope('einsum', () => {
    const xs = tensors.map((x, i) => toReal('einsum', i + 1, x));
    einsumShape(
      equation,
      xs.map((x) => x.shape),
    );
    return bind('Einsum', toCommon('einsum', xs, 1), { equation: equation.replaceAll(' ', '') }) as Tensor;
  })) as unknown as Ops['einsum'];
