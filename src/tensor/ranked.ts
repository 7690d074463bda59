import type { DataType } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { operandRank } from '../messages/move.js';
import { printShape } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import { type Shape, sameShape } from '../shapes/shape.js';
import { checkSizes } from '../shapes/sizes.js';
import { tensor } from './tensor.js';
import { flatten, type Nested } from './values.js';

const make = tensor as unknown as (values: Nested, shape?: Shape, dtype?: DataType) => unknown;

const ranked = (op: string, rank: number) => (values: Nested, shape?: Shape | null, dtype?: DataType) => {
  const found = flatten(op, 0, values).shape;
  if (shape === undefined || shape === null) {
    if (found.length !== rank) raise(operandRank, op, 0, `${rank}`, found);
    return make(values, undefined, dtype);
  }
  if (shape.length !== rank) raise(invalidArgument, op, 'shape', `${rank} sizes`, printShape(shape));
  checkSizes(op, shape);
  if (found.length !== 1 && found.length !== rank) raise(operandRank, op, 0, `1 or ${rank}`, found);
  if (found.length === rank && !sameShape(found, shape)) {
    raise(invalidArgument, op, 'shape', `that of the values, ${printShape(found)}`, printShape(shape));
  }
  return make(values, shape, dtype);
};

/**
 * A vector of an array of elements.
 * Shape: [their number]. Dtype: `dtype`, by default float32, or bool for booleans.
 *
 * @example Right: [1, 2]
 * ```ts
 * tensor1d([1, 2]);
 * ```
 * @example Wrong: AX135 `tensor1d: argument 0 must have rank 1, got shape [1, 2]`
 * ```ts
 * tensor1d([[1, 2]]);
 * ```
 * @throws AX135 for nested arrays, AX129 for elements that are no numbers.
 * @see https://js.tensorflow.org/api/latest/#tensor1d
 */
export const tensor1d = ((values: Nested, dtype?: DataType) =>
  ranked('tensor1d', 1)(values, null, dtype)) as unknown as Ops['tensor1d'];

/**
 * A tensor of rank 2: of nested arrays, or of elements in row-major order and a shape. The elements are copied.
 * Shape: that of the arrays, or `shape`. Dtype: `dtype`, by default float32, or bool for booleans.
 *
 * @example Right: [[1, 2]]
 * ```ts
 * tensor2d([1, 2], [1, 2]);
 * ```
 * @example Wrong: AX135 `tensor2d: argument 0 must have rank 2, got shape [2]`
 * ```ts
 * tensor2d([1, 2]);
 * ```
 * @throws AX135 for arrays of another depth, AX122 for arrays of different lengths, AX123 if the elements do not fill the
 * shape, AX124 for negative or fractional sizes, AX125 for a shape of another rank, AX129 for elements that are no
 * numbers.
 * @see https://js.tensorflow.org/api/latest/#tensor2d
 */
export const tensor2d = /* @__PURE__ */ ranked('tensor2d', 2) as unknown as Ops['tensor2d'];

/**
 * A tensor of rank 3: of nested arrays, or of elements in row-major order and a shape. The elements are copied.
 * Shape: that of the arrays, or `shape`. Dtype: `dtype`, by default float32, or bool for booleans.
 *
 * @example Right: [[[1, 2]]]
 * ```ts
 * tensor3d([1, 2], [1, 1, 2]);
 * ```
 * @example Wrong: AX135 `tensor3d: argument 0 must have rank 3, got shape [2]`
 * ```ts
 * tensor3d([1, 2]);
 * ```
 * @throws AX135 for arrays of another depth, AX122 for arrays of different lengths, AX123 if the elements do not fill the
 * shape, AX124 for negative or fractional sizes, AX125 for a shape of another rank, AX129 for elements that are no
 * numbers.
 * @see https://js.tensorflow.org/api/latest/#tensor3d
 */
export const tensor3d = /* @__PURE__ */ ranked('tensor3d', 3) as unknown as Ops['tensor3d'];

/**
 * A tensor of rank 4: of nested arrays, or of elements in row-major order and a shape. The elements are copied.
 * Shape: that of the arrays, or `shape`. Dtype: `dtype`, by default float32, or bool for booleans.
 *
 * @example Right: [[[[1, 2]]]]
 * ```ts
 * tensor4d([1, 2], [1, 1, 1, 2]);
 * ```
 * @example Wrong: AX135 `tensor4d: argument 0 must have rank 4, got shape [2]`
 * ```ts
 * tensor4d([1, 2]);
 * ```
 * @throws AX135 for arrays of another depth, AX122 for arrays of different lengths, AX123 if the elements do not fill the
 * shape, AX124 for negative or fractional sizes, AX125 for a shape of another rank, AX129 for elements that are no
 * numbers.
 * @see https://js.tensorflow.org/api/latest/#tensor4d
 */
export const tensor4d = /* @__PURE__ */ ranked('tensor4d', 4) as unknown as Ops['tensor4d'];

/**
 * A tensor of rank 5: of nested arrays, or of elements in row-major order and a shape. The elements are copied.
 * Shape: that of the arrays, or `shape`. Dtype: `dtype`, by default float32, or bool for booleans.
 *
 * @example Right: [[[[[1, 2]]]]]
 * ```ts
 * tensor5d([1, 2], [1, 1, 1, 1, 2]);
 * ```
 * @example Wrong: AX135 `tensor5d: argument 0 must have rank 5, got shape [2]`
 * ```ts
 * tensor5d([1, 2]);
 * ```
 * @throws AX135 for arrays of another depth, AX122 for arrays of different lengths, AX123 if the elements do not fill the
 * shape, AX124 for negative or fractional sizes, AX125 for a shape of another rank, AX129 for elements that are no
 * numbers.
 * @see https://js.tensorflow.org/api/latest/#tensor5d
 */
export const tensor5d = /* @__PURE__ */ ranked('tensor5d', 5) as unknown as Ops['tensor5d'];

/**
 * A tensor of rank 6: of nested arrays, or of elements in row-major order and a shape. The elements are copied.
 * Shape: that of the arrays, or `shape`. Dtype: `dtype`, by default float32, or bool for booleans.
 *
 * @example Right: [[[[[[1, 2]]]]]]
 * ```ts
 * tensor6d([1, 2], [1, 1, 1, 1, 1, 2]);
 * ```
 * @example Wrong: AX135 `tensor6d: argument 0 must have rank 6, got shape [2]`
 * ```ts
 * tensor6d([1, 2]);
 * ```
 * @throws AX135 for arrays of another depth, AX122 for arrays of different lengths, AX123 if the elements do not fill the
 * shape, AX124 for negative or fractional sizes, AX125 for a shape of another rank, AX129 for elements that are no
 * numbers.
 * @see https://js.tensorflow.org/api/latest/#tensor6d
 */
export const tensor6d = /* @__PURE__ */ ranked('tensor6d', 6) as unknown as Ops['tensor6d'];
