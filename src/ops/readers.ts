import * as tf from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { tracedRead } from '../messages/tracing.js';
import { checkRank } from '../shapes/rank.js';
import { inTopKShape, maskAxis } from '../shapes/search.js';
import { scope } from '../tracing/scope.js';
import { tracerOf } from '../tracing/tracer.js';
import { checkDtype, NUMERIC, type TensorLike, toBool, toReal, toTensor } from './operand.js';

type Tensor = tf.Tensor;
type Convert = (op: string, argument: number, x: TensorLike) => Tensor;

/**
 * For ops that read values on the host. What is wrong with the arguments is thrown at once, not in the promise, as is
 * that there is nothing to read inside a transform. Constants made of arguments live until the values are read.
 */
function read<T>(
  op: string,
  given: readonly TensorLike[],
  converts: readonly Convert[],
  check: (...xs: Tensor[]) => void,
  run: (...xs: Tensor[]) => Promise<T>,
): Promise<T> {
  const xs = scope(op, () => {
    const converted = given.map((x, i) => converts[i](op, i, x));
    check(...converted);
    for (const x of converted) tracerOf(x)?.refuse(tracedRead, op);
    return converted.map((x) => (given.includes(x) ? x : tf.keep(x)));
  });
  return run(...xs).finally(() => {
    for (const x of xs) if (!given.includes(x)) x.dispose();
  });
}

const toSingle: Convert = (op, argument, x) => checkDtype(op, argument, toTensor(op, argument, x), NUMERIC);

/**
 * The places where the condition is true, in row-major order. It reads values, so it cannot be transformed.
 * Shape: a row for each place, whose number depends on the data, of an index for each axis. Dtype: int32; the condition
 * is bool.
 *
 * @example Right: [[0], [2]]
 * ```ts
 * await whereAsync(tensor([true, false, true]));
 * ```
 * @example Wrong: AX128 `whereAsync: argument 0 must be bool, got float32; convert it with cast`
 * ```ts
 * whereAsync(tensor([1, 0]));
 * ```
 * @throws AX128 for another dtype, AX502 inside a transform, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#whereAsync
 */
export const whereAsync = ((condition: TensorLike) =>
  read('whereAsync', [condition], [toBool], () => {}, tf.whereAsync)) as unknown as Ops['whereAsync'];

/**
 * The elements or slices of x for which the mask is true. The mask is for as many axes as it has, from `axis` on. It reads
 * values, so it cannot be transformed.
 * Shape: that of x, with one axis, whose size depends on the data, in place of those that the mask is for. Dtype: kept;
 * the mask is bool.
 *
 * @example Right: [1, 3]
 * ```ts
 * await booleanMaskAsync(tensor([1, 2, 3]), tensor([true, false, true]));
 * ```
 * @example Wrong: AX160 `booleanMaskAsync: argument 1 must have shape [3], got shape [2]`
 * ```ts
 * booleanMaskAsync(zeros([3, 2]), tensor([true, false]));
 * ```
 * @throws AX160 for a mask of another shape, AX135 for a scalar and a mask with too many axes, AX103 for an axis out of
 * range, AX128 for another dtype of the mask, AX502 inside a transform, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#booleanMaskAsync
 */
export const booleanMaskAsync = ((x: TensorLike, mask: TensorLike, axis?: number) => {
  let first = 0;
  return read(
    'booleanMaskAsync',
    [x, mask],
    [toTensor, toBool],
    (from, flags) => {
      first = maskAxis(from.shape, flags.shape, axis);
    },
    (from, flags) => tf.booleanMaskAsync(from, flags, first),
  );
}) as unknown as Ops['booleanMaskAsync'];

/**
 * The elements of x that are not in y, and where they are in x. It reads values, so it cannot be transformed.
 * Shape: two vectors, whose size depends on the data. Dtype: of the elements kept, of the places int32; x and y have one
 * dtype.
 *
 * @example Right: [2, 4]
 * ```ts
 * (await setdiff1dAsync(tensor([1, 2, 3, 4]), tensor([1, 3])))[0];
 * ```
 * @example Wrong: AX135 `setdiff1dAsync: argument 0 must have rank 1, got shape [2, 2]`
 * ```ts
 * setdiff1dAsync(zeros([2, 2]), zeros([2]));
 * ```
 * @throws AX135 for another rank than 1, AX128 for other or different dtypes, AX502 inside a transform, AX129 for what is
 * no tensor.
 * @see https://js.tensorflow.org/api/latest/#setdiff1dAsync
 */
export const setdiff1dAsync = ((x: TensorLike, y: TensorLike) => {
  const op = 'setdiff1dAsync';
  return read(
    op,
    [x, y],
    [toSingle, toTensor],
    (all, some) => {
      checkDtype(op, 1, some, [all.dtype]);
      checkRank(op, 0, all.shape, 1);
      checkRank(op, 1, some.shape, 1);
    },
    tf.setdiff1dAsync,
  );
}) as unknown as Ops['setdiff1dAsync'];

/**
 * Whether each target is among the k classes with the largest predictions. It reads values, so it cannot be transformed.
 * Shape: that of the targets, which is that of the predictions without the last axis. Dtype: bool; the operands are
 * float32 or int32.
 *
 * @example Right: [1, 0]
 * ```ts
 * await inTopKAsync(tensor([[3, 2, 1], [3, 2, 1]]), tensor([1, 2]), 2);
 * ```
 * @example Wrong: AX160 `inTopKAsync: argument 1 must have shape [2], got shape [3]`
 * ```ts
 * inTopKAsync(zeros([2, 3]), zeros([3]));
 * ```
 * @throws AX160 for targets of another shape, AX135 for predictions without rows, AX125 for a k that is no number of
 * classes, AX128 for other dtypes, AX502 inside a transform, AX129 for what is no tensor.
 * @see https://js.tensorflow.org/api/latest/#inTopKAsync
 */
export const inTopKAsync = ((predictions: TensorLike, targets: TensorLike, k: number = 1) =>
  read(
    'inTopKAsync',
    [predictions, targets],
    [toReal, toReal],
    (scores, classes) => inTopKShape(scores.shape, classes.shape, k),
    (scores, classes) => tf.inTopKAsync(scores, classes, k),
  )) as unknown as Ops['inTopKAsync'];
