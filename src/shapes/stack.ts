import { raise } from '../messages/error.js';
import { nothingToJoin, stackShapes } from '../messages/join.js';
import { normalizeAxis } from './axes.js';
import { type Shape, sameShape } from './shape.js';

/** Equal shapes, with a new axis for the stacked tensors. */
export function stackShape(shapes: readonly Shape[], axis = 0): number[] {
  if (shapes.length === 0) raise(nothingToJoin, 'stack');
  const [first] = shapes;
  const other = shapes.find((shape) => !sameShape(first, shape));
  if (other) raise(stackShapes, first, other);
  const place = normalizeAxis('stack', axis, first, first.length + 1);
  return [...first.slice(0, place), shapes.length, ...first.slice(place)];
}
