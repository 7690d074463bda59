import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from '../../types/index.js';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { invalidArgument } from '../messages/tensors.js';
import { normalizeAxis } from '../shapes/axes.js';
import { concatShape } from '../shapes/concat.js';
import { stackShape } from '../shapes/stack.js';
import { bind } from '../tracing/bind.js';
import { scope } from '../tracing/scope.js';
import { isTensor } from '../tracing/tree.js';
import { onTensor } from './convert.js';
import { type TensorLike, toCommon, toTensor } from './operand.js';

/** An op on tensors that are brought to one dtype; if they have one, it pays for no scope. */
function onTensors(
  op: string,
  run: (xs: Tensor[], axis: number) => Tensor,
): (xs: readonly TensorLike[], axis?: number) => Tensor {
  const sameDtype = (xs: readonly TensorLike[]): xs is Tensor[] =>
    xs.every((x) => isTensor(x) && x.dtype === (xs[0] as Tensor).dtype);
  return (xs, axis = 0) => {
    if (!Array.isArray(xs)) raise(invalidArgument, op, 'argument 0', 'an array of tensors', kindOf(xs));
    if (sameDtype(xs)) return run([...xs], axis);
    return scope(op, () =>
      run(
        toCommon(
          op,
          xs.map((x, i) => toTensor(op, i, x)),
        ),
        axis,
      ),
    );
  };
}

/**
 * The tensors one after the other along `axis`, by default the first.
 * Shape: theirs, which agree on all other axes, with the sizes of that axis added.
 * Dtype: the highest of theirs (bool < int32 < float32 < complex64).
 *
 * @example Right: [1, 2, 3]
 * ```ts
 * concat([tensor([1, 2]), tensor([3])]);
 * ```
 * @example Wrong: AX117 `concat: shapes [2, 3] and [2, 4] differ at axis 1 (3 vs 4)`
 * ```ts
 * concat([zeros([2, 3]), zeros([2, 4])]);
 * ```
 * @throws AX117 for sizes that differ, AX116 for ranks that differ, AX103 for an axis out of range, AX119
 * for an empty array.
 * @see https://js.tensorflow.org/api/latest/#concat
 */
export const concat = /* @__PURE__ */ onTensors('concat', (xs, axis) => {
  concatShape(
    xs.map((x) => x.shape),
    axis,
  );
  if (xs.length === 1) return bind('Identity', { x: xs[0] }) as Tensor;
  return bind('Concat', xs, { axis: normalizeAxis('concat', axis, xs[0].shape) }) as Tensor;
}) as unknown as Ops['concat'];

/**
 * The tensors next to each other along a new axis, by default the first.
 * Shape: theirs, which are equal, with the new axis. Dtype: the highest of theirs.
 *
 * @example Right: [[1, 3], [2, 4]]
 * ```ts
 * stack([tensor([1, 2]), tensor([3, 4])], 1);
 * ```
 * @example Wrong: AX118 `stack: all shapes must be equal, got [2] and [3]`
 * ```ts
 * stack([zeros([2]), zeros([3])]);
 * ```
 * @throws AX118 for shapes that differ, AX103 for an axis out of range, AX119 for an empty array.
 * @see https://js.tensorflow.org/api/latest/#stack
 */
export const stack = /* @__PURE__ */ onTensors('stack', (xs, axis) => {
  const { length: rank } = stackShape(
    xs.map((x) => x.shape),
    axis,
  );
  return bind('Pack', xs, { axis: axis < 0 ? axis + rank : axis }) as Tensor;
}) as unknown as Ops['stack'];

/**
 * The slices of x along `axis`, by default the first, as an array.
 * Shape: each without that axis. Dtype: kept.
 *
 * @example Right: [3, 4]
 * ```ts
 * unstack(tensor([[1, 2], [3, 4]]))[1];
 * ```
 * @example Wrong: AX103 `unstack: axis 2 is out of range for shape [2, 3] (rank 2)`
 * ```ts
 * unstack(zeros([2, 3]), 2);
 * ```
 * @throws AX103 for an axis out of range.
 * @see https://js.tensorflow.org/api/latest/#unstack
 */
export const unstack = /* @__PURE__ */ onTensor('unstack', (value, axis: number = 0) => {
  return bind('Unpack', { value }, { axis: normalizeAxis('unstack', axis, value.shape) }) as Tensor;
}) as unknown as Ops['unstack'];
