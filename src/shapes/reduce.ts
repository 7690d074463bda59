import { normalizeAxes } from './axes.js';
import type { Shape } from './shape.js';

export function reduceShape(
  op: string,
  shape: Shape,
  axis?: number | readonly number[] | null,
  keepDims = false,
): number[] {
  const axes = normalizeAxes(op, axis, shape);
  return shape.flatMap((dim, i) => (axes.includes(i) ? (keepDims ? [1] : []) : [dim]));
}
