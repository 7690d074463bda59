import type { DataType } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { checkSizes } from '../shapes/sizes.js';
import { checkDtypeName } from './dtype.js';
import { makeTensor } from './values.js';

/**
 * Ones on the diagonal, zeros elsewhere, repeated for each place of `batchShape`.
 * Shape: [...batchShape, rows, columns]; without `columns` it is square. Dtype: `dtype`, by default float32.
 *
 * @example Right: [[1, 0], [0, 1]]
 * ```ts
 * eye(2);
 * ```
 * @example Wrong: AX124 `eye: sizes must be non-negative integers, got 2.5 in [2.5, 2.5]`
 * ```ts
 * eye(2.5);
 * ```
 * @throws AX124 for negative or fractional sizes.
 * @see https://js.tensorflow.org/api/latest/#eye
 */
export const eye = ((
  rows: number,
  columns: number = rows,
  batchShape: Shape = [],
  dtype: DataType = 'float32',
) => {
  const shape = [...batchShape, rows, columns];
  checkSizes('eye', shape);
  checkDtypeName('eye', dtype);
  const data = new Uint8Array(sizeOf(shape));
  const matrix = rows * columns;
  for (let start = 0; start < data.length; start += matrix) {
    for (let i = 0; i < Math.min(rows, columns); i++) data[start + i * (columns + 1)] = 1;
  }
  return makeTensor(data, shape, dtype);
}) as Ops['eye'];
