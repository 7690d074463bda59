import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { Ops } from './ops.js';
import type { Aval } from './record.js';

export const lastDim = ({ shape }: Aval): number => shape[shape.length - 1];

/** The shape with one axis `by` times as long. */
export const scaled = (shape: readonly number[], axis: number, by: number): number[] =>
  shape.map((d, i) => (i === axis ? d * by : d));

/** The identity matrix. tfjs-backend-wasm writes integers into a OneHot of any dtype. */
export function eye(ops: Ops, n: number): Tensor {
  const attrs = { depth: n, onValue: 1, offValue: 0, dtype: 'int32' };
  return ops.cast(ops.call('OneHot', { indices: ops.iota(n) }, attrs), 'float32');
}

/** [a, b, c, d] to [a, c, b, d]. */
export function swapMiddle(ops: Ops, x: Tensor): Tensor {
  const [a, b, c, d] = x.shape as [number, number, number, number];
  return b === 1 || c === 1 ? ops.reshape(x, [a, c, b, d]) : ops.transpose(x, [0, 2, 1, 3]);
}

/** The data of x, seen as [a, b, rest], as that of [b, a, rest]. */
export function swap(ops: Ops, x: Tensor, a: number, b: number): Tensor {
  if (a === 1 || b === 1) return x;
  return ops.transpose(ops.reshape(x, [a, b, sizeOf(x.shape) / (a * b)]), [1, 0, 2]);
}

/** [b, ...shape] to shape with `axis` b times as long: each position of the axis before it holds all examples. */
export function fold(ops: Ops, x: Tensor, axis: number): Tensor {
  const [b, ...shape] = x.shape;
  const y = swap(ops, x, b, sizeOf(shape.slice(0, axis)));
  return ops.reshape(y, scaled(shape, axis, b));
}

/** Undoes `fold`. */
export function unfold(ops: Ops, y: Tensor, axis: number, b: number): Tensor {
  const shape = scaled(y.shape, axis, 1 / b);
  return ops.reshape(swap(ops, y, sizeOf(shape.slice(0, axis)), b), [b, ...shape]);
}

/** Zeros in front of and behind an axis. */
export const padAxis = (ops: Ops, x: Tensor, axis: number, before: number, after: number): Tensor =>
  ops.call(
    'PadV2',
    { x },
    { paddings: x.shape.map((_, i) => (i === axis ? [before, after] : [0, 0])), constantValue: 0 },
  );
