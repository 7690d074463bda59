import type { Axis } from '../kernel/axis.js';
import {
  addIndex,
  axisIndex,
  constantIndex,
  type Index,
  quotient,
  remainder,
  scaleIndex,
} from '../kernel/indices.js';

const axes = new Map<string, Axis>();

/** The axis that stands for a dim in the indices of views: one for each position and size. */
export function dimAxis(position: number, size: number): Axis {
  const key = `${position}:${size}`;
  const found = axes.get(key);
  if (found) return found;
  const axis = { id: axes.size, extent: size };
  axes.set(key, axis);
  return axis;
}

/** The place of every element of a shape. */
export const dimIndices = (shape: readonly number[]): Index[] =>
  shape.map((size, i) => axisIndex(dimAxis(i, size)));

/** The place in row-major order. */
export function flatIndex(shape: readonly number[], at: readonly Index[]): Index {
  let stride = 1;
  let flat = constantIndex(0);
  for (let i = shape.length - 1; i >= 0; i--) {
    flat = addIndex(flat, scaleIndex(at[i], stride));
    stride *= shape[i];
  }
  return flat;
}

/** The inverse of `flatIndex`. */
export function unflatten(shape: readonly number[], flat: Index): Index[] {
  const at: Index[] = [];
  let rest = flat;
  for (let i = shape.length - 1; i > 0; i--) {
    at[i] = remainder(rest, shape[i]);
    rest = quotient(rest, shape[i]);
  }
  if (shape.length > 0) at[0] = shape[0] === 1 ? constantIndex(0) : rest;
  return at;
}
