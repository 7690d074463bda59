import { raise } from '../messages/error.js';
import { permutationLength } from '../messages/reshape.js';
import { normalizeAxes } from './axes.js';
import type { Shape } from './shape.js';

/** The permutation with its axes in [0, rank); without one, the axes reversed. */
export function normalizePerm(shape: Shape, perm?: readonly number[] | null): number[] {
  if (perm === null || perm === undefined) return shape.map((_, i) => shape.length - 1 - i);
  if (perm.length !== shape.length) raise(permutationLength, perm, shape);
  return normalizeAxes('transpose', perm, shape);
}

export function transposeShape(shape: Shape, perm?: readonly number[] | null): number[] {
  return normalizePerm(shape, perm).map((axis) => shape[axis]);
}
