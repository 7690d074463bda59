import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { uniqueAxis } from '../shapes/search.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';
import { checkDtype, type TensorLike, toTensor } from './operand.js';

const ALLOWED = ['float32', 'int32', 'bool', 'string'] as const;
const toOrdered = (op: string, argument: number, x: TensorLike) =>
  checkDtype(op, argument, toTensor(op, argument, x), ALLOWED);

/**
 * The different elements of x, or its different slices along an axis, in the order in which they come; and the number of
 * the one that is at each place of the axis.
 * Shape: `values` has that of x, but along the axis a size that depends on the data; `indices` has the size of the axis.
 * Dtype: of `values` kept, of `indices` int32. Nothing that depends on the size of the result can be transformed.
 *
 * @example Right: [1, 3]
 * ```ts
 * unique(tensor([1, 3, 1])).values;
 * ```
 * @example Wrong: AX103 `unique: axis 1 is out of range for shape [3] (rank 1)`
 * ```ts
 * unique(zeros([3]), 1);
 * ```
 * @throws AX103 for an axis out of range, AX135 for a scalar, AX128 for complex64, AX505 or AX508 inside a transform of
 * x, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#unique
 */
export const unique = /* @__PURE__ */ onTensor(
  'unique',
  (x, axis?: number) => {
    const [values, indices] = bind('Unique', { x }, { axis: uniqueAxis(x.shape, axis) }) as Tensor[];
    return { values, indices } as unknown as Tensor;
  },
  ALLOWED,
  toOrdered,
) as unknown as Ops['unique'];
