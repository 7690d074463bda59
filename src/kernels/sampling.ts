import type { Tensor } from '@tensorflow/tfjs-core';
import type { Ops } from './ops.js';

/** Images [n, h, w, c], and of which image the pixels are wanted: [m, 1, 1]. */
export interface Source {
  readonly images: Tensor;
  readonly which: Tensor;
}

/** Pixels at whole coordinates [m, rows, columns] (or 1 in place of rows or columns); the nearest ones if outside. */
export function pixels(ops: Ops, { images, which }: Source, y: Tensor, x: Tensor): Tensor {
  const [n, h, w, c] = images.shape as number[];
  const whole = (at: Tensor, size: number) => ops.cast(ops.minimum(ops.maximum(at, 0), size - 1), 'int32');
  const row = ops.add(ops.mul(which, h), whole(y, h));
  const flat = ops.add(ops.mul(row, w), whole(x, w));
  const rows = ops.reshape(images, [n * h * w, c]);
  const count = flat.shape.reduce((a, b) => a * b, 1);
  const found = ops.call(
    'GatherV2',
    { x: rows, indices: ops.reshape(flat, [count]) },
    { axis: 0, batchDims: 0 },
  );
  return ops.reshape(found, [...flat.shape, c]);
}

const perPixel = (ops: Ops, x: Tensor) => ops.reshape(x, [...x.shape, 1]);

/** The pixel at the nearest whole coordinates; `read` fetches it. */
export function nearestAt(ops: Ops, y: Tensor, x: Tensor, read: (y: Tensor, x: Tensor) => Tensor): Tensor {
  return read(ops.floor(ops.add(y, 0.5)), ops.floor(ops.add(x, 0.5)));
}

/** The mean of the four pixels around, by distance; `read` fetches them. */
export function bilinearAt(ops: Ops, y: Tensor, x: Tensor, read: (y: Tensor, x: Tensor) => Tensor): Tensor {
  const [top, left] = [ops.floor(y), ops.floor(x)];
  const [down, right] = [perPixel(ops, ops.sub(y, top)), perPixel(ops, ops.sub(x, left))];
  const mix = (a: Tensor, b: Tensor, share: Tensor) => ops.add(a, ops.mul(ops.sub(b, a), share));
  const row = (at: Tensor) => mix(read(at, left), read(at, ops.add(left, 1)), right);
  return mix(row(top), row(ops.add(top, 1)), down);
}

/** Whether coordinates lie on the image. */
export const within = (ops: Ops, at: Tensor, size: number): Tensor =>
  ops.logicalAnd(ops.greaterEqual(at, 0), ops.lessEqual(at, size - 1));

/** Choose values [m, rows, columns, c] where both hold. */
export const choose = (ops: Ops, y: Tensor, x: Tensor, values: Tensor, otherwise: number): Tensor =>
  ops.where(perPixel(ops, ops.logicalAnd(y, x)), values, otherwise);
