import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import type { Ops } from './ops.js';

/** An axis cut into strides of `size`, after padding. */
export interface Block {
  readonly axis: number;
  readonly size: number;
  readonly before: number;
  readonly after: number;
}

/** Zeros in front of and behind an axis; negative amounts are cut off. */
export function padAxis(ops: Ops, x: Tensor, axis: number, before: number, after: number, value = 0): Tensor {
  if (before === 0 && after === 0) return x;
  const { shape } = x;
  const [rows, n, inner] = [sizeOf(shape.slice(0, axis)), shape[axis], sizeOf(shape.slice(axis + 1))];
  let y = ops.reshape(x, [rows, n, inner]);
  if (before < 0 || after < 0) {
    y = ops.slice(
      y,
      [0, Math.max(-before, 0), 0],
      [rows, n + Math.min(before, 0) + Math.min(after, 0), inner],
    );
  }
  if (before > 0 || after > 0) {
    const paddings = [
      [0, 0],
      [Math.max(before, 0), Math.max(after, 0)],
      [0, 0],
    ];
    y = ops.call('PadV2', { x: y }, { paddings, constantValue: value });
  }
  return ops.reshape(
    y,
    shape.map((d, i) => (i === axis ? before + d + after : d)),
  );
}

/** The positions of a block move in front of axis 0, those of the first block outermost. */
export function spaceToBatch(ops: Ops, x: Tensor, blocks: readonly Block[]): Tensor {
  return blocks.reduceRight((y, { axis, size, before, after }) => {
    const padded = padAxis(ops, y, axis, before, after);
    if (size === 1) return padded;
    const shape = padded.shape.map((d, i) => (i === axis ? d / size : d));
    const inner = sizeOf(shape.slice(axis + 1));
    const cut = ops.reshape(padded, [sizeOf(shape) / inner, size, inner]);
    return ops.reshape(ops.transpose(cut, [1, 0, 2]), [size * shape[0], ...shape.slice(1)]);
  }, x);
}

/** Undoes `spaceToBatch`. */
export function batchToSpace(ops: Ops, x: Tensor, blocks: readonly Block[]): Tensor {
  return blocks.reduce((y, { axis, size, before, after }) => {
    if (size === 1) return padAxis(ops, y, axis, -before, -after);
    const shape = [y.shape[0] / size, ...y.shape.slice(1)];
    const inner = sizeOf(shape.slice(axis + 1));
    const cut = ops.reshape(y, [size, sizeOf(shape) / inner, inner]);
    const joined = ops.reshape(
      ops.transpose(cut, [1, 0, 2]),
      shape.map((d, i) => (i === axis ? d * size : d)),
    );
    return padAxis(ops, joined, axis, -before, -after);
  }, x);
}
