import type { Ops } from '../../types/index.js';
import { onTensor } from './convert.js';
import { NUMERIC, REAL, toFloat, toNumeric } from './operand.js';
import { type Axes, checkNotEmpty, reducer, runReduction, toCountable } from './reducer.js';

const total = (op: string, kernel: string, ofNone: number) =>
  onTensor(op, reducer(op, kernel, ofNone), REAL, toCountable);

/** Of booleans, the largest says whether any is true, the smallest whether all are. */
const extremum = (op: string, kernel: string, boolKernel: string) =>
  onTensor(
    op,
    (x, axis: Axes = null, keepDims: boolean = false) => {
      checkNotEmpty(op, x, axis);
      return runReduction(op, x.dtype === 'bool' ? boolKernel : kernel, x, axis, keepDims);
    },
    NUMERIC,
    toNumeric,
  );

/**
 * The sum of the elements along the given axes.
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Without `axis` all axes are reduced.
 * Dtype: kept; bool gives int32.
 *
 * @example Right: [4, 6]
 * ```ts
 * sum(tensor([[1, 2], [3, 4]]), 0);
 * ```
 * @example Wrong: AX103 `sum: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * sum(zeros([2, 3]), 2);
 * ```
 * @throws AX103 for an axis out of range, AX104 for one given twice, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#sum
 */
export const sum = /* @__PURE__ */ total('sum', 'Sum', 0) as Ops['sum'];

/**
 * The product of the elements along the given axes. Its derivative is exact at zeros too.
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Without `axis` all axes are reduced.
 * Dtype: kept; bool gives int32.
 *
 * @example Right: [2, 12]
 * ```ts
 * prod(tensor([[1, 2], [3, 4]]), 1);
 * ```
 * @example Wrong: AX103 `prod: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * prod(zeros([2, 3]), 2);
 * ```
 * @throws AX103 for an axis out of range, AX104 for one given twice, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#prod
 */
export const prod = /* @__PURE__ */ total('prod', 'Prod', 1) as Ops['prod'];

/**
 * The mean of the elements along the given axes; NaN of no elements.
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Without `axis` all axes are reduced.
 * Dtype: float32.
 *
 * @example Right: 2.5
 * ```ts
 * mean(tensor([[1, 2], [3, 4]]));
 * ```
 * @example Wrong: AX103 `mean: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * mean(zeros([2, 3]), 2);
 * ```
 * @throws AX103 for an axis out of range, AX104 for one given twice, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#mean
 */
export const mean = /* @__PURE__ */ onTensor(
  'mean',
  reducer('mean', 'Mean', Number.NaN),
  ['float32'],
  toFloat,
) as Ops['mean'];

/**
 * The largest element along the given axes. Equal ones share the derivative.
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Without `axis` all axes are reduced.
 * Dtype: kept.
 *
 * @example Right: [3, 4]
 * ```ts
 * max(tensor([[1, 2], [3, 4]]), 0);
 * ```
 * @example Wrong: AX121 `max: cannot reduce an empty axis of shape [0]`
 * ```ts
 * max(zeros([0]));
 * ```
 * @throws AX121 over an axis of size 0, AX103 for an axis out of range, AX104 for one given twice, AX128
 * for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#max
 */
export const max = /* @__PURE__ */ extremum('max', 'Max', 'Any') as Ops['max'];

/**
 * The smallest element along the given axes. Equal ones share the derivative.
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Without `axis` all axes are reduced.
 * Dtype: kept.
 *
 * @example Right: [1, 2]
 * ```ts
 * min(tensor([[1, 2], [3, 4]]), 0);
 * ```
 * @example Wrong: AX121 `min: cannot reduce an empty axis of shape [0]`
 * ```ts
 * min(zeros([0]));
 * ```
 * @throws AX121 over an axis of size 0, AX103 for an axis out of range, AX104 for one given twice, AX128
 * for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#min
 */
export const min = /* @__PURE__ */ extremum('min', 'Min', 'All') as Ops['min'];
