import { normalizeAxis } from './axes.js';
import type { Shape } from './shape.js';

/** The shape with a new axis of size 1 at `axis`. */
export function expandDimsShape(shape: Shape, axis = 0): number[] {
  const place = normalizeAxis('expandDims', axis, shape, shape.length + 1);
  return [...shape.slice(0, place), 1, ...shape.slice(place)];
}
