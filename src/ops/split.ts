import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { normalizeAxis } from '../shapes/axes.js';
import { partSizes } from '../shapes/split.js';
import { bind } from '../tracing/bind.js';
import { onTensor } from './convert.js';

/**
 * x cut along `axis`, by default the first, as an array: a number of equal parts, or parts of the sizes in a list, where one
 * -1 is what is left.
 * Shape: each that of x, with the size of the part. Dtype: kept.
 *
 * @example Right: [3, 4, 5]
 * ```ts
 * split(tensor([1, 2, 3, 4, 5]), [2, -1])[1];
 * ```
 * @example Wrong: AX138 `split: axis 0 of shape [5, 2] does not split into 2 equal parts`
 * ```ts
 * split(zeros([5, 2]), 2);
 * ```
 * @throws AX138 for a number that does not divide the axis, AX139 for sizes that do not add up to it, AX125 for what
 * is neither, AX103 for an axis out of range.
 * @see https://js.tensorflow.org/api/latest/#split
 */
export const split = /* @__PURE__ */ onTensor(
  'split',
  (x, numOrSizeSplits: number | readonly number[], axis: number = 0) => {
    const sizes = partSizes(x.shape, numOrSizeSplits, axis);
    if (sizes.length === 0) return [] as unknown as Tensor;
    const attrs = { numOrSizeSplits: sizes, axis: normalizeAxis('split', axis, x.shape) };
    return bind('SplitV', { x }, attrs) as unknown as Tensor;
  },
) as unknown as Ops['split'];
