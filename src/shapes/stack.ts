import { raise } from '../messages/error.js';
import { nothingToJoin, stackShapes } from '../messages/join.js';
import { insertDim } from './expandDims.js';
import { type Shape, sameShape } from './shape.js';

/** Equal shapes, with a new axis for the stacked tensors. */
export function stackShape(shapes: readonly Shape[], axis = 0): number[] {
  if (shapes.length === 0) raise(nothingToJoin, 'stack');
  const [first] = shapes;
  const other = shapes.find((shape) => !sameShape(first, shape));
  if (other) raise(stackShapes, first, other);
  return insertDim('stack', first, axis, shapes.length);
}
