import { raise } from '../messages/error.js';
import { concatSizes, joinRanks, nothingToJoin } from '../messages/join.js';
import { normalizeAxis } from './axes.js';
import type { Shape } from './shape.js';

/** Shapes equal but for the joined axis, whose sizes add up. */
export function concatShape(shapes: readonly Shape[], axis = 0): number[] {
  if (shapes.length === 0) raise(nothingToJoin, 'concat');
  const [first, ...others] = shapes;
  const joined = normalizeAxis('concat', axis, first);
  const shape = [...first];
  for (const other of others) {
    if (shape.length !== other.length) raise(joinRanks, 'concat', shape, other);
    const i = shape.findIndex((dim, i) => i !== joined && dim !== other[i]);
    if (i >= 0) raise(concatSizes, shape, other, i, shape[i], other[i]);
    shape[joined] += other[joined];
  }
  return shape;
}
