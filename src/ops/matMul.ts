import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { matMulShape } from '../shapes/matMul.js';
import { sameShape, sizeOf } from '../shapes/shape.js';
import { fillTensor } from '../tensor/fill.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { isTensor } from '../tracing/tree.js';
import { expand } from './broadcast.js';
import { REAL, type TensorLike } from './operand.js';
import { promote } from './promote.js';
import { reshapeTo } from './reshape.js';

const run = (a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean) =>
  bind('BatchMatMul', { a, b }, { transposeA, transposeB }) as Tensor;

/**
 * tfjs' kernels pair up the batches wrongly when both operands broadcast, so equal batch axes are made here; and not
 * all of them take empty matrices.
 */
function multiply(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean): Tensor {
  const shape = matMulShape(a.shape, b.shape, transposeA, transposeB);
  if (a.size === 0 || b.size === 0) return fillTensor(shape, 0, a.dtype);
  const batchB = b.shape.slice(0, -2);
  if (sameShape(a.shape.slice(0, -2), batchB)) return run(a, b, transposeA, transposeB);
  return scope('matMul', () => {
    if (sizeOf(batchB) === 1 && !transposeA) {
      const rows = reshapeTo(a, [sizeOf(a.shape.slice(0, -1)), ...a.shape.slice(-1)]);
      return reshapeTo(run(rows, reshapeTo(b, b.shape.slice(-2)), false, transposeB), shape);
    }
    const batched = (x: Tensor) => expand(x, [...shape.slice(0, -2), ...x.shape.slice(-2)]);
    return run(batched(a), batched(b), transposeA, transposeB);
  });
}

/**
 * The matrix product of the last two axes; the axes before them are batches and broadcast.
 * Shape: [..., m, k] x [..., k, n] -> [..., m, n]; `transposeA` and `transposeB` swap the last two axes first.
 * Dtype: the higher of the operands' (int32 < float32).
 *
 * @example Right: [[11]]
 * ```ts
 * matMul(tensor([[1, 2]]), tensor([[3], [4]]));
 * ```
 * @example Wrong: AX106 `matMul: inner dimensions differ: [2, 3] x [4, 5] (3 vs 4)`
 * ```ts
 * matMul(zeros([2, 3]), zeros([4, 5]));
 * ```
 * @throws AX106 for inner sizes that differ, AX105 for vectors and scalars, AX107 for batches that do not
 * broadcast, AX128 for complex64 and bool with bool.
 * @see https://js.tensorflow.org/api/latest/#matMul
 */
export const matMul = ((
  a: TensorLike,
  b: TensorLike,
  transposeA: boolean = false,
  transposeB: boolean = false,
) => {
  if (isTensor(a) && isTensor(b) && a.dtype === b.dtype && REAL.includes(a.dtype)) {
    return multiply(a, b, transposeA, transposeB);
  }
  return scope('matMul', () => {
    const [x, y] = promote('matMul', [a, b], REAL);
    return multiply(x, y, transposeA, transposeB);
  });
}) as unknown as Ops['matMul'];
