import type { Tensor } from '@tensorflow/tfjs-core';
import { sizeOf } from '../shapes/shape.js';
import { padAxis } from './blocks.js';
import type { Ops } from './ops.js';
import type { Slide } from './windows.js';

const CHANNELS = 3;

/** Here the maximum of a window starts from the smallest positive number. */
export const needsPositive = (backend: string): boolean => backend === 'wasm';

/**
 * For each window of x [n, h, w, c] the first element that is the maximum, after adding a filter [fh, fw, c] if there
 * is one: where it is in the data of x and of the filter, as [outputs, 1].
 */
export function maxima(ops: Ops, x: Tensor, [rows, columns]: readonly Slide[], filter?: Tensor) {
  const [n, h, w, c] = x.shape as number[];
  const padded = [rows, columns].reduce(
    (y, { axis, before, after }) => padAxis(ops, y, axis, before, after, Number.NEGATIVE_INFINITY),
    x,
  );
  const out = [n, rows.out, columns.out, c];
  const candidates = Array.from({ length: rows.filter * columns.filter }, (_, tap) => {
    const [i, j] = [Math.floor(tap / columns.filter), tap % columns.filter];
    const window = windowsAt(ops, padded, i * rows.dilation, j * columns.dilation, rows, columns);
    const sum =
      filter === undefined
        ? window
        : ops.add(window, ops.reshape(ops.slice(filter, [i, j, 0], [1, 1, c]), [c]));
    return ops.reshape(sum, [sizeOf(out)]);
  });
  const tap = ops.reshape(ops.call('ArgMax', { x: ops.stack(candidates, 0) }, { axis: 0 }), out);
  const position = (axis: number) =>
    ops.reshape(
      ops.iota(out[axis]),
      out.map((d, i) => (i === axis ? d : 1)),
    );
  const along = (k: Tensor, { axis, size, stride, before, dilation }: Slide) => {
    const at = ops.add(ops.sub(ops.mul(position(axis), stride), before), ops.mul(k, dilation));
    return ops.minimum(ops.maximum(at, 0), size - 1);
  };
  const i = ops.floorDiv(tap, columns.filter);
  const j = ops.sub(tap, ops.mul(i, columns.filter));
  const row = ops.add(ops.mul(position(0), h), along(i, rows));
  const pixel = ops.add(ops.mul(row, w), along(j, columns));
  const flat = (at: Tensor) => ops.reshape(ops.add(ops.mul(at, c), position(CHANNELS)), [sizeOf(out), 1]);
  return { x: flat(pixel), filter: flat(tap) };
}

/** The element at (i, j) of every window. */
function windowsAt(ops: Ops, x: Tensor, i: number, j: number, rows: Slide, columns: Slide): Tensor {
  const [n, , , c] = x.shape as number[];
  const begin = [0, i, j, 0];
  const end = [n, i + (rows.out - 1) * rows.stride + 1, j + (columns.out - 1) * columns.stride + 1, c];
  const strides = [1, rows.stride, columns.stride, 1];
  const masks = { beginMask: 0, endMask: 0, ellipsisMask: 0, newAxisMask: 0, shrinkAxisMask: 0 };
  return ops.call('StridedSlice', { x }, { begin, end, strides, ...masks });
}

/** Add up values at positions in the data of a tensor that is zero elsewhere. */
export const putAt = (ops: Ops, positions: Tensor, values: Tensor, shape: readonly number[]): Tensor => {
  const updates = ops.reshape(values, [sizeOf(values.shape)]);
  return ops.reshape(
    ops.call('ScatterNd', { indices: positions, updates }, { shape: [sizeOf(shape)] }),
    shape,
  );
};

/** The elements of a tensor at positions in its data. */
export const pickAt = (ops: Ops, positions: Tensor, x: Tensor): Tensor =>
  ops.call('GatherNd', { params: ops.reshape(x, [sizeOf(x.shape)]), indices: positions });
