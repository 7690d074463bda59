import { raise } from '../messages/error.js';
import { squeezeSize } from '../messages/reshape.js';
import { repeatedAxis } from '../messages/shapes.js';
import { normalizeAxis } from './axes.js';
import type { Shape } from './shape.js';

/** The shape without the given axes, which must have size 1; without axes, without all of size 1. */
export function squeezeShape(shape: Shape, axis?: number | readonly number[] | null): number[] {
  const given = typeof axis === 'number' ? [axis] : (axis ?? []);
  if (given.length === 0) return shape.filter((dim) => dim !== 1);
  const axes: number[] = [];
  for (const a of given) {
    const place = normalizeAxis('squeeze', a, shape);
    if (axes.includes(place)) raise(repeatedAxis, 'squeeze', a, given);
    if (shape[place] !== 1) raise(squeezeSize, a, shape, shape[place]);
    axes.push(place);
  }
  return shape.filter((_, i) => !axes.includes(i));
}
