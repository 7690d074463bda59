import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { invalidArgument } from '../messages/tensors.js';
import { normAxes, normShape } from '../shapes/norm.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { floatUnary } from './elementwise.js';
import { type Axes, checkNotEmpty, runReduction } from './reducer.js';
import { reshapeTo } from './reshape.js';

type Order = number | 'euclidean' | 'fro';

const run = (kernel: string, x: Tensor) => bind(kernel, { x }) as Tensor;
const reduced = (kernel: string, x: Tensor, axis: number | number[]) =>
  runReduction('norm', kernel, x, axis, true);

/** Of vectors along all of the axes; the axes stay. */
function vectorNorm(x: Tensor, ord: Order, axes: number[]): Tensor | null {
  if (ord === 1) return reduced('Sum', run('Abs', x), axes);
  if (ord === Number.POSITIVE_INFINITY) return reduced('Max', run('Abs', x), axes);
  if (ord === Number.NEGATIVE_INFINITY) return reduced('Min', run('Abs', x), axes);
  return ord === 2 || ord === 'euclidean' || ord === 'fro'
    ? run('Sqrt', reduced('Sum', run('Square', x), axes))
    : null;
}

/** Of matrices with these axes of rows and columns; the axes stay. */
function matrixNorm(x: Tensor, ord: Order, [rows, columns]: number[]): Tensor | null {
  if (ord === 1) return reduced('Max', reduced('Sum', run('Abs', x), rows), columns);
  if (ord === Number.POSITIVE_INFINITY) return reduced('Max', reduced('Sum', run('Abs', x), columns), rows);
  if (ord === Number.NEGATIVE_INFINITY) return reduced('Min', reduced('Sum', run('Abs', x), columns), rows);
  return ord === 2 ? null : vectorNorm(x, ord, [rows, columns]);
}

/**
 * The norm of x as one vector, of vectors along one axis, or of matrices along two. `ord` is 'euclidean', which is
 * 'fro', by default; 1, Infinity or -Infinity; or 2 for vectors.
 * Shape: without the given axes, or with size 1 there if `keepDims`. Dtype: float32; int32 and bool operands are
 * converted first.
 *
 * @example Right: 5
 * ```ts
 * norm(tensor([3, 4]));
 * ```
 * @example Wrong: AX125 `norm: axis must be one axis or two, got [0, 1, 2]`
 * ```ts
 * norm(zeros([2, 2, 2]), 'euclidean', [0, 1, 2]);
 * ```
 * @throws AX125 for another `ord` or number of axes, AX103 for an axis out of range, AX104 for one given twice,
 * AX121 for the extreme of no elements, AX128 for complex64 and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#norm
 */
export const norm = /* @__PURE__ */ floatUnary(
  'norm',
  (x, ord: Order = 'euclidean', axis: Axes = null, keepDims: boolean = false) =>
    scope('norm', () => {
      const axes = normAxes(x.shape, axis);
      if (x.rank === 0) return run('Abs', x);
      if (typeof ord === 'number' && !Number.isFinite(ord)) checkNotEmpty('norm', x, axes);
      const matrices = axis !== null && axes.length === 2;
      const y = matrices ? matrixNorm(x, ord, axes) : vectorNorm(x, ord, axes);
      if (y === null) {
        const two = matrices ? '' : '2, ';
        raise(invalidArgument, 'norm', 'ord', `1, ${two}Infinity, -Infinity or euclidean`, String(ord));
      }
      return reshapeTo(y, normShape(x.shape, axis, keepDims));
    }),
) as Ops['norm'];

/**
 * `norm` of the order 'euclidean'.
 * Shape: without the given axes, or with size 1 there if `keepDims`. Dtype: float32; int32 and bool operands are
 * converted first.
 *
 * @example Right: 5
 * ```ts
 * euclideanNorm(tensor([3, 4]));
 * ```
 * @example Wrong: AX103 `euclideanNorm: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * euclideanNorm(zeros([2, 3]), 2);
 * ```
 * @throws AX125 for more axes than two, AX103 for an axis out of range, AX104 for one given twice, AX128 for complex64
 * and string tensors, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#euclideanNorm
 */
export const euclideanNorm = /* @__PURE__ */ floatUnary(
  'euclideanNorm',
  (x, axis: Axes = null, keepDims: boolean = false) =>
    scope('euclideanNorm', () => {
      const axes = normAxes(x.shape, axis, 'euclideanNorm');
      if (x.rank === 0) return run('Abs', x);
      const y = vectorNorm(x, 'euclidean', axes) as Tensor;
      return reshapeTo(y, normShape(x.shape, axis, keepDims));
    }),
) as Ops['euclideanNorm'];
