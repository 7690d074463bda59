import { normalizeAxis } from './axes.js';
import type { Shape } from './shape.js';

/** The shape with a new axis of size `dim` at `axis`. */
export function insertDim(op: string, shape: Shape, axis: number, dim: number): number[] {
  const place = normalizeAxis(op, axis, shape, shape.length + 1);
  return [...shape.slice(0, place), dim, ...shape.slice(place)];
}

/** The shape with a new axis of size 1 at `axis`. */
export const expandDimsShape = (shape: Shape, axis = 0) => insertDim('expandDims', shape, axis, 1);
