import { type Tensor, movingAverage as tfMovingAverage } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { invalidArgument } from '../messages/tensors.js';
import { checkRank } from '../shapes/rank.js';
import { addNShape, broadcastArgsShape, checkSame, ensuredShapeOf } from '../shapes/same.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { toIndices } from './gather.js';
import { checkDtype, REAL, type TensorLike, toCommon, toFloat, toTensor } from './operand.js';

/**
 * The sum of tensors of one shape.
 * Shape: theirs. Dtype: the highest of theirs, float32 or int32.
 *
 * @example Right: [6, 9]
 * ```ts
 * addN([tensor([1, 2]), tensor([2, 3]), tensor([3, 4])]);
 * ```
 * @example Wrong: AX170 `addN: shapes [2] and [3] must be equal`
 * ```ts
 * addN([zeros([2]), zeros([3])]);
 * ```
 * @throws AX170 for shapes that differ, AX119 for an empty array, AX125 for what is no array, AX128 for other dtypes.
 * @see https://js.tensorflow.org/api/latest/#addN
 */
export const addN = ((tensors: readonly TensorLike[]) =>
  scope('addN', () => {
    if (!Array.isArray(tensors)) {
      raise(invalidArgument, 'addN', 'argument 0', 'an array of tensors', kindOf(tensors));
    }
    const terms = tensors.map((x, i) => toTensor('addN', i, x));
    addNShape(terms.map((x) => x.shape));
    const common = toCommon('addN', terms);
    checkDtype('addN', 0, common[0], REAL);
    return bind('AddN', common) as Tensor;
  })) as unknown as Ops['addN'];

/**
 * The bits that are set in both of two integers, elementwise.
 * Shape: theirs, which are equal. Dtype: int32, as the operands.
 *
 * @example Right: [1, 4]
 * ```ts
 * bitwiseAnd(tensor([5, 6], undefined, 'int32'), tensor([3, 12], undefined, 'int32'));
 * ```
 * @example Wrong: AX170 `bitwiseAnd: shapes [2] and [3] must be equal`
 * ```ts
 * bitwiseAnd(zeros([2], 'int32'), zeros([3], 'int32'));
 * ```
 * @throws AX170 for shapes that differ, AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#bitwiseAnd
 */
export const bitwiseAnd = ((x: TensorLike, y: TensorLike) =>
  scope('bitwiseAnd', () => {
    const [a, b] = [toIndices('bitwiseAnd', 0, x), toIndices('bitwiseAnd', 1, y)];
    checkSame('bitwiseAnd', a.shape, b.shape);
    return bind('BitwiseAnd', { a, b }) as Tensor;
  })) as unknown as Ops['bitwiseAnd'];

/**
 * The shape that two shapes, given as tensors, broadcast to.
 * Shape: [m], [n] -> [the larger]. Dtype: int32, as the operands.
 *
 * @example Right: [2, 5, 3]
 * ```ts
 * broadcastArgs(tensor([5, 1], undefined, 'int32'), tensor([2, 1, 3], undefined, 'int32'));
 * ```
 * @example Wrong: AX135 `broadcastArgs: argument 0 must have rank 1, got shape []`
 * ```ts
 * broadcastArgs(scalar(5, 'int32'), tensor([5], undefined, 'int32'));
 * ```
 * @throws AX135 for what is no vector, AX128 for other dtypes, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#broadcastArgs
 */
export const broadcastArgs = ((s0: TensorLike, s1: TensorLike) =>
  scope('broadcastArgs', () => {
    const [a, b] = [toIndices('broadcastArgs', 0, s0), toIndices('broadcastArgs', 1, s1)];
    broadcastArgsShape(a.shape, b.shape);
    return bind('BroadcastArgs', { s0: a, s1: b }) as Tensor;
  })) as unknown as Ops['broadcastArgs'];

/**
 * x itself, checked at run time to have a shape, in which null stands for any size. The types then know it. `asShape` also
 * takes names for sizes.
 * Shape: that of x. Dtype: kept.
 *
 * @example Right: [[1, 2]]
 * ```ts
 * ensureShape(tensor([[1, 2]]), [null, 2]);
 * ```
 * @example Wrong: AX171 `ensureShape: expected shape [?, 3], got [2, 2]`
 * ```ts
 * ensureShape(zeros([2, 2]), [null, 3]);
 * ```
 * @throws AX171 for another shape, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#ensureShape
 */
export const ensureShape = ((x: TensorLike, shape: readonly (number | null)[]) => {
  const tensor = toTensor('ensureShape', 0, x);
  ensuredShapeOf(tensor.shape, shape);
  return tensor;
}) as unknown as Ops['ensureShape'];

/**
 * v moved towards x: v + (x - v) * (1 - decay). `zeroDebias`, which is the default, divides the change by
 * 1 - decay ** step, as is right for an average that started with zeros `step` updates ago.
 * Shape: that of v and x, which are equal; decay and step are numbers or scalars.
 * Dtype: float32; int32 and bool operands are converted first.
 *
 * @example Right: [1.5, 2]
 * ```ts
 * movingAverage(tensor([1, 2]), tensor([2, 2]), 0.5, undefined, false);
 * ```
 * @example Wrong: AX170 `movingAverage: shapes [2] and [3] must be equal`
 * ```ts
 * movingAverage(zeros([2]), zeros([3]), 0.9, 1);
 * ```
 * @throws AX170 for shapes that differ, AX135 for a decay or a step that is no scalar, AX128 for complex64 and string
 * tensors, AX129 for what is no tensor, also for a missing step.
 * @see https://js.tensorflow.org/api/latest/#movingAverage
 */
export const movingAverage = ((
  v: TensorLike,
  x: TensorLike,
  decay: TensorLike,
  step?: TensorLike,
  zeroDebias = true,
) =>
  scope('movingAverage', () => {
    const [a, b, d] = [v, x, decay].map((one, i) => toFloat('movingAverage', i, one));
    checkSame('movingAverage', a.shape, b.shape);
    checkRank('movingAverage', 2, d.shape, 0);
    if (!zeroDebias) return tfMovingAverage(a, b, d as unknown as number, undefined, false);
    const n = toFloat('movingAverage', 3, step as TensorLike);
    checkRank('movingAverage', 3, n.shape, 0);
    return tfMovingAverage(a, b, d as unknown as number, n as unknown as number);
  })) as unknown as Ops['movingAverage'];
