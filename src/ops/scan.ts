import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { normalizeAxis } from '../shapes/axes.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';
import { REAL } from './operand.js';
import { toCountable } from './reducer.js';

const scan = (op: string, kernel: string) =>
  onTensor(
    op,
    (x, axis: number = 0, exclusive: boolean = false, reverse: boolean = false) =>
      bind(kernel, { x }, { axis: normalizeAxis(op, axis, x.shape), exclusive, reverse }) as Tensor,
    REAL,
    toCountable,
  );

/**
 * The sum of the elements up to each, along `axis`, by default the first: with `exclusive` without the element itself,
 * with `reverse` of those from it on.
 * Shape: kept. Dtype: kept; bool gives int32.
 *
 * @example Right: [1, 3, 6]
 * ```ts
 * cumsum(tensor([1, 2, 3]));
 * ```
 * @example Wrong: AX103 `cumsum: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * cumsum(zeros([2, 3]), 2);
 * ```
 * @throws AX103 for an axis out of range, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#cumsum
 */
export const cumsum = /* @__PURE__ */ scan('cumsum', 'Cumsum') as Ops['cumsum'];

/**
 * The product of the elements up to each, along `axis`, by default the first: with `exclusive` without the element
 * itself, with `reverse` of those from it on. Its derivative is exact at zeros too.
 * Shape: kept. Dtype: kept; bool gives int32.
 *
 * @example Right: [1, 2, 6]
 * ```ts
 * cumprod(tensor([1, 2, 3]));
 * ```
 * @example Wrong: AX103 `cumprod: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * cumprod(zeros([2, 3]), 2);
 * ```
 * @throws AX103 for an axis out of range, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#cumprod
 */
export const cumprod = /* @__PURE__ */ scan('cumprod', 'Cumprod') as Ops['cumprod'];
