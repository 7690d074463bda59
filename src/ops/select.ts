import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { broadcastShapes } from '../shapes/broadcast.js';
import type { Shape } from '../shapes/shape.js';
import { fillTensor } from '../tensor/fill.js';
import { makeScalar } from '../tensor/values.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { expand } from './broadcast.js';
import { ANY, type TensorLike, toBool } from './operand.js';
import { promote } from './promote.js';

const select = (condition: Tensor, t: Tensor, e: Tensor) => bind('Select', { condition, t, e }) as Tensor;

/** A number is filled in rather than repeated. */
const branch = (given: TensorLike, x: Tensor, shape: Shape) =>
  typeof given === 'number' ? fillTensor(shape, given, x.dtype) : expand(x, shape);

/**
 * a where the condition is true, b elsewhere, elementwise. Both are computed: keep the one that is not chosen free of
 * NaN, or its derivative spoils the other's.
 * Shape: the three broadcast. Dtype: the higher of a's and b's; the condition is bool.
 *
 * @example Right: [1, 0]
 * ```ts
 * where(tensor([true, false]), tensor([1, 2]), 0);
 * ```
 * @example Wrong: AX128 `where: argument 0 must be bool, got float32; convert it with cast`
 * ```ts
 * where(tensor([1, 0]), 1, 0);
 * ```
 * @throws AX101 for shapes that do not broadcast, AX128 for a condition that is not bool.
 * @see https://docs.jax.dev/en/latest/_autosummary/jax.numpy.where.html
 */
export const where = ((condition: TensorLike, a: TensorLike, b: TensorLike) =>
  scope('where', () => {
    const mask = toBool('where', 0, condition);
    const [t, e] = promote('where', [a, b], ANY, 1);
    const shape = broadcastShapes('where', mask.shape, broadcastShapes('where', t.shape, e.shape));
    return select(expand(mask, shape), branch(a, t, shape), branch(b, e, shape));
  })) as Ops['where'];

/** Inside of other ops: `value` where x is 0, `otherwise`, whose shape x broadcasts to, elsewhere. */
export function whereZero(x: Tensor, value: number, otherwise: Tensor): Tensor {
  const isZero = bind('Equal', { a: x, b: makeScalar(0, x.dtype) }) as Tensor;
  const { shape, dtype } = otherwise;
  return select(expand(isZero, shape), fillTensor(shape, value, dtype), otherwise);
}
