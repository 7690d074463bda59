import { linalg, type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { checkVectors, gramSchmidtShape, qrShapes } from '../shapes/linalg.js';
import { type Shape, sizeOf } from '../shapes/shape.js';
import { eye } from '../tensor/eye.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { isTensor } from '../tracing/tree.js';
import { floatUnary } from './elementwise.js';
import { type TensorLike, toFloat } from './operand.js';
import { reshapeTo } from './reshape.js';

/**
 * Vectors, a list or the rows of a matrix, made orthogonal to each other and of length 1. Each loses what it shares
 * with those before it; of vectors that are not independent nothing is left, and the result is not a number.
 * Shape: that of each. Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[1, 0], [0, 1]]
 * ```ts
 * linalg.gramSchmidt(tensor([[2, 0], [1, 1]]));
 * ```
 * @example Wrong: AX125 `gramSchmidt: xs must be at most 2 vectors of this size, got 3`
 * ```ts
 * linalg.gramSchmidt(zeros([3, 2]));
 * ```
 * @throws AX125 for no vectors, for more than their size, and for a list of others than vectors of one size, AX135 for
 * what is no matrix, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#linalg.gramSchmidt
 */
export const gramSchmidt = ((xs: TensorLike | readonly Tensor[]) =>
  scope('gramSchmidt', () => {
    if (Array.isArray(xs) && xs.every(isTensor)) {
      const vectors = xs.map((x) => toFloat('gramSchmidt', 0, x));
      checkVectors(vectors.map((x) => x.shape));
      return linalg.gramSchmidt(vectors as Tensor1D[]);
    }
    const matrix = toFloat('gramSchmidt', 0, xs as TensorLike);
    gramSchmidtShape(matrix.shape);
    return linalg.gramSchmidt(matrix as Tensor2D);
  })) as unknown as Ops['linalg']['gramSchmidt'];

/** tfjs gives both factors the shape of x when that has more than two axes, so it is asked for one matrix at a time. */
function decompose(x: Tensor, shapes: readonly Shape[], fullMatrices: boolean): Tensor[] {
  const [rows, columns] = x.shape.slice(-2);
  if (x.rank === 2) return linalg.qr(x, fullMatrices);
  const count = sizeOf(x.shape.slice(0, -2));
  const matrices = bind('Unpack', { value: reshapeTo(x, [count, rows, columns]) }, { axis: 0, num: count });
  const pairs = (matrices as Tensor[]).map((matrix) => linalg.qr(matrix, fullMatrices));
  return shapes.map((shape, i) =>
    reshapeTo(
      bind(
        'Pack',
        pairs.map((pair) => pair[i]),
        { axis: 0 },
      ) as Tensor,
      shape,
    ),
  );
}

/**
 * Matrices as products q r, where q has orthogonal columns of length 1, and r zeros below its diagonal. With
 * `fullMatrices`, q is square. A matrix with a column of zeros gives what is not a number, as in tfjs.
 * Shape: [..., m, n] -> q [..., m, k], r [..., k, n], where k is the smaller of m and n, or m with `fullMatrices`.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [[-5, -3], [0, -4]]
 * ```ts
 * linalg.qr(tensor([[3, -1.4], [4, 4.8]]))[1];
 * ```
 * @example Wrong: AX135 `qr: argument 0 must have rank 2 or more, got shape [3]`
 * ```ts
 * linalg.qr(zeros([3]));
 * ```
 * @throws AX135 for a scalar or a vector, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#linalg.qr
 */
export const qr = /* @__PURE__ */ floatUnary('qr', (x, fullMatrices: boolean = false) =>
  scope('qr', () => {
    const shapes = qrShapes(x.shape, fullMatrices);
    if (x.size > 0) return decompose(x, shapes, fullMatrices) as unknown as Tensor;
    const [rows, inner] = shapes[0].slice(-2);
    const q = eye(rows, inner, x.shape.slice(0, -2));
    return [q, fillTensor(shapes[1], 0, 'float32')] as unknown as Tensor;
  }),
) as unknown as Ops['linalg']['qr'];
