import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { checkCoordinates, meshgridShape } from '../shapes/linalg.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { expand } from './broadcast.js';
import { onTensor } from './convert.js';
import { NUMERIC, type TensorLike, toNumeric } from './operand.js';
import { checkOneOf } from './options.js';
import { reshapeTo } from './reshape.js';

/**
 * The elements on the diagonal of zeros.
 * Shape: [...s] -> [...s, ...s]; of a vector a matrix. Dtype: kept, float32, int32 or bool.
 *
 * @example Right: [[1, 0], [0, 2]]
 * ```ts
 * diag(tensor([1, 2]));
 * ```
 * @example Wrong: AX128 `diag: argument 0 must be float32 or int32 or bool, got complex64; convert it with cast`
 * ```ts
 * diag(zeros([2], 'complex64'));
 * ```
 * @throws AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#diag
 */
export const diag = /* @__PURE__ */ onTensor(
  'diag',
  (x) => (x.size === 0 ? fillTensor([...x.shape, ...x.shape], 0, x.dtype) : (bind('Diag', { x }) as Tensor)),
  NUMERIC,
  toNumeric,
) as unknown as Ops['diag'];

/**
 * The x and the y coordinates of the points of a grid: of each point in the columns of x and the rows of y, or with
 * `indexing` 'ij' the other way round. Of x alone there is x, and of nothing nothing.
 * Shape: x [m], y [n] -> twice [n, m], or [m, n] with 'ij'; scalars are vectors of one. Dtype: of each kept, float32,
 * int32 or bool.
 *
 * @example Right: [[1, 2], [1, 2], [1, 2]]
 * ```ts
 * meshgrid(tensor([1, 2]), tensor([3, 4, 5]))[0];
 * ```
 * @example Wrong: AX135 `meshgrid: argument 1 must have rank 0 or 1, got shape [2, 2]`
 * ```ts
 * meshgrid(zeros([3]), zeros([2, 2]));
 * ```
 * @throws AX135 for what is no vector or scalar, AX125 for another indexing, AX128 for complex64 and string tensors,
 * AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#meshgrid
 */
export const meshgrid = ((
  x?: TensorLike,
  y?: TensorLike,
  { indexing = 'xy' }: { readonly indexing?: string } = {},
) =>
  scope('meshgrid', () => {
    checkOneOf('meshgrid', 'indexing', indexing, ['xy', 'ij']);
    if (x === undefined) return [];
    const a = toNumeric('meshgrid', 0, x);
    checkCoordinates(0, a.shape);
    if (y === undefined) return [bind('Identity', { x: a }) as Tensor];
    const b = toNumeric('meshgrid', 1, y);
    const shape = meshgridShape(a.shape, b.shape, indexing);
    const grid = (of: Tensor, axis: number) => {
      const line = reshapeTo(of, axis === 0 ? [of.size, 1] : [1, of.size]);
      const full = expand(line, shape);
      return full === of ? (bind('Identity', { x: of }) as Tensor) : full;
    };
    return indexing === 'ij' ? [grid(a, 0), grid(b, 1)] : [grid(a, 1), grid(b, 0)];
  })) as unknown as Ops['meshgrid'];
