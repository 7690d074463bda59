import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { BatchCall } from './batchCall.js';
import type { Ops } from './ops.js';
import type { Attrs, Aval, Inputs } from './record.js';

export const lastDim = ({ shape }: Aval): number => shape[shape.length - 1];

/** The shape with one axis `by` times as long. */
export const scaled = (shape: readonly number[], axis: number, by: number): number[] =>
  shape.map((d, i) => (i === axis ? d * by : d));

/** The identity matrix. tfjs-backend-wasm writes integers into a OneHot of any dtype. */
export const eye = (ops: Ops, n: number): Tensor =>
  ops.cast(
    ops.call('OneHot', { indices: ops.iota(n) }, { depth: n, onValue: 1, offValue: 0, dtype: 'int32' }),
    'float32',
  );

/** [a, b, c, d] to [a, c, b, d]. */
export function swapMiddle(ops: Ops, x: Tensor): Tensor {
  const [a, b, c, d] = x.shape as number[];
  return b === 1 || c === 1 ? ops.reshape(x, [a, c, b, d]) : ops.transpose(x, [0, 2, 1, 3]);
}

/** [a, b, ...] to [b, a, ...], as a matrix of rows. */
export const swap = (ops: Ops, x: Tensor, a: number, b: number): Tensor =>
  swapMiddle(ops, ops.reshape(x, [1, a, b, sizeOf(x.shape) / (a * b)]));

/** [b, ...shape] to shape with `axis` b times as long: each position of the axis before it holds all examples. */
export function fold(ops: Ops, x: Tensor, axis: number): Tensor {
  const [b, ...shape] = x.shape;
  return ops.reshape(swap(ops, x, b, sizeOf(shape.slice(0, axis))), scaled(shape, axis, b));
}

/** Undoes `fold`. */
export function unfold(ops: Ops, y: Tensor, axis: number, b: number): Tensor {
  const shape = scaled(y.shape, axis, 1 / b);
  return ops.reshape(swap(ops, y, sizeOf(shape.slice(0, axis)), b), [b, ...shape]);
}

/** Zeros around the last two axes of three. */
export const pad = (ops: Ops, x: Tensor, ...paddings: readonly (readonly number[])[]): Tensor =>
  ops.call('PadV2', { x }, { paddings: [[0, 0], ...paddings], constantValue: 0 });

/** Axis 0 of an input and of the result holds independent examples already: the mapped axis joins it. */
export function mergeExamples(call: BatchCall, key: string, attrs: Attrs = call.attrs): Tensor {
  const { ops, size, name, inputs } = call;
  return ops.unmerge(ops.call(name, { ...inputs, [key]: ops.merge(inputs[key]) } as Inputs, attrs), size);
}
