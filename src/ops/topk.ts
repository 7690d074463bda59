import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { topkShape } from '../shapes/counts.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';
import { REAL, toReal } from './operand.js';

/**
 * The k largest elements along the last axis in descending order, by default one, and their indices.
 * Shape: `values` and `indices` have that of x, with k along the last axis. Dtype: of `values` kept, float32 or int32; of
 * `indices` int32.
 *
 * @example Right: [3, 2]
 * ```ts
 * topk(tensor([1, 3, 2]), 2).values;
 * ```
 * @example Wrong: AX125 `topk: k must be an integer from 0 to 3, got 4`
 * ```ts
 * topk(zeros([3]), 4);
 * ```
 * @throws AX125 for more elements than there are, AX135 for a scalar, AX128 for other dtypes, AX129 for what is no
 * tensor.
 * @see https://js.tensorflow.org/api/latest/#topk
 */
export const topk = /* @__PURE__ */ onTensor(
  'topk',
  (x, k: number = 1, sorted: boolean = true) => {
    topkShape(x.shape, k);
    const [values, indices] = bind('TopK', { x }, { k, sorted }) as Tensor[];
    return { values, indices } as unknown as Tensor;
  },
  REAL,
  toReal,
) as unknown as Ops['topk'];
