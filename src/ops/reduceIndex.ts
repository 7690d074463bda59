import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { normalizeAxis } from '../shapes/axes.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';
import { REAL } from './operand.js';
import { checkNotEmpty, toCountable } from './reducer.js';

const indexOf = (op: string, kernel: string) =>
  onTensor(
    op,
    (x, axis: number = 0) => {
      normalizeAxis(op, axis, x.shape);
      checkNotEmpty(op, x, axis);
      return bind(kernel, { x }, { axis }) as Tensor;
    },
    REAL,
    toCountable,
  );

/**
 * The index of the largest element along one axis, by default the first; the first of equal ones.
 * Shape: without that axis. Dtype: int32.
 *
 * @example Right: [1, 0]
 * ```ts
 * argMax(tensor([[1, 5], [3, 2]]));
 * ```
 * @example Wrong: AX103 `argMax: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * argMax(zeros([2, 3]), 2);
 * ```
 * @throws AX121 over an axis of size 0, AX103 for an axis out of range, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#argMax
 */
export const argMax = /* @__PURE__ */ indexOf('argMax', 'ArgMax') as Ops['argMax'];

/**
 * The index of the smallest element along one axis, by default the first; the first of equal ones.
 * Shape: without that axis. Dtype: int32.
 *
 * @example Right: [0, 1]
 * ```ts
 * argMin(tensor([[1, 5], [3, 2]]));
 * ```
 * @example Wrong: AX103 `argMin: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * argMin(zeros([2, 3]), 2);
 * ```
 * @throws AX121 over an axis of size 0, AX103 for an axis out of range, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#argMin
 */
export const argMin = /* @__PURE__ */ indexOf('argMin', 'ArgMin') as Ops['argMin'];
