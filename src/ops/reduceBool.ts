import type { Ops } from '../../types/index.js';
import { onTensor } from './convert.js';
import { toBool } from './operand.js';
import { reducer } from './reducer.js';

/**
 * Whether any element along the given axes is true.
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Without `axis` all axes are reduced.
 * Dtype: bool.
 *
 * @example Right: [1, 0]
 * ```ts
 * any(tensor([[true, false], [false, false]]), 1);
 * ```
 * @example Wrong: AX128 `any: argument 0 must be bool, got float32; convert it with cast`
 * ```ts
 * any(tensor([1]));
 * ```
 * @throws AX103 for an axis out of range, AX104 for one given twice, AX128 for a tensor that is not bool,
 * AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#any
 */
export const any = /* @__PURE__ */ onTensor('any', reducer('any', 'Any', 0), ['bool'], toBool) as Ops['any'];

/**
 * Whether all elements along the given axes are true.
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Without `axis` all axes are reduced.
 * Dtype: bool.
 *
 * @example Right: [0, 1]
 * ```ts
 * all(tensor([[true, false], [true, true]]), 1);
 * ```
 * @example Wrong: AX128 `all: argument 0 must be bool, got float32; convert it with cast`
 * ```ts
 * all(tensor([1]));
 * ```
 * @throws AX103 for an axis out of range, AX104 for one given twice, AX128 for a tensor that is not bool,
 * AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#all
 */
export const all = /* @__PURE__ */ onTensor('all', reducer('all', 'All', 1), ['bool'], toBool) as Ops['all'];
