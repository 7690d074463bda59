import type { DataType } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { invalidArgument, valueCount } from '../messages/tensors.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { checkSizes } from '../shapes/sizes.js';
import { checkDtypeName } from './dtype.js';
import { type Element, flatten, makeTensor, type Nested } from './values.js';

/**
 * A tensor of nested arrays, or of elements in row-major order and a shape. The elements are copied.
 * Shape: that of the arrays, or `shape`. Dtype: `dtype`, by default float32, or bool for booleans.
 *
 * @example Right: [[1, 2], [3, 4]]
 * ```ts
 * tensor([[1, 2], [3, 4]]);
 * ```
 * @example Wrong: AX122 `tensor: nested arrays must be rectangular, got entries of shapes [2] and [1]`
 * ```ts
 * tensor([[1, 2], [3]]);
 * ```
 * @throws AX122 for arrays of different lengths, AX123 if the elements do not fill the shape, AX124 for
 * negative or fractional sizes, AX129 for elements that are no numbers.
 * @see https://js.tensorflow.org/api/latest/#tensor
 */
export const tensor = ((values: Nested, shape?: Shape, dtype?: DataType) => {
  const found = flatten('tensor', 0, values);
  if (dtype !== undefined) checkDtypeName('tensor', dtype);
  if (shape !== undefined) {
    checkSizes('tensor', shape);
    if (sizeOf(found.shape) !== sizeOf(shape)) raise(valueCount, sizeOf(found.shape), shape, sizeOf(shape));
  }
  return makeTensor(found.data, shape ?? found.shape, dtype ?? found.dtype);
}) as Ops['tensor'];

/**
 * A tensor of one element.
 * Shape: []. Dtype: `dtype`, by default float32, or bool for a boolean.
 *
 * @example Right: 3
 * ```ts
 * scalar(3);
 * ```
 * @example Wrong: AX125 `scalar: value must be a number or a boolean, got an array of length 1`
 * ```ts
 * scalar([3]);
 * ```
 * @throws AX125 for what is no number or boolean.
 * @see https://js.tensorflow.org/api/latest/#scalar
 */
export const scalar = ((
  value: Element,
  dtype: DataType = typeof value === 'boolean' ? 'bool' : 'float32',
) => {
  if (typeof value !== 'number' && typeof value !== 'boolean') {
    raise(invalidArgument, 'scalar', 'value', 'a number or a boolean', kindOf(value));
  }
  checkDtypeName('scalar', dtype);
  return makeTensor([value], [], dtype);
}) as Ops['scalar'];
