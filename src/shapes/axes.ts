import { raise } from '../messages/error.js';
import { axisOutOfRange, repeatedAxis } from '../messages/shapes.js';
import type { Shape } from './shape.js';

/** `count` is the number of places the axis can name: the rank, or one more where a new axis is inserted. */
export function normalizeAxis(op: string, axis: number, shape: Shape, count = shape.length): number {
  if (!Number.isInteger(axis) || axis < -count || axis >= count) raise(axisOutOfRange, op, axis, shape);
  return axis < 0 ? axis + count : axis;
}

/** Axes in the order given, each in [0, rank). Without axes: all of them. */
export function normalizeAxes(
  op: string,
  axis: number | readonly number[] | null | undefined,
  shape: Shape,
): number[] {
  if (axis === null || axis === undefined) return shape.map((_, i) => i);
  if (typeof axis === 'number') return [normalizeAxis(op, axis, shape)];
  const axes: number[] = [];
  for (const a of axis) {
    const normal = normalizeAxis(op, a, shape);
    if (axes.includes(normal)) raise(repeatedAxis, op, a, axis);
    axes.push(normal);
  }
  return axes;
}
