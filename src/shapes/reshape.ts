import { raise } from '../messages/error.js';
import { reshapeNotDivisible, reshapeSize, reshapeTwoUnknown } from '../messages/reshape.js';
import { type Shape, sizeOf } from './shape.js';
import { checkSizes } from './sizes.js';

/** The target shape with its one -1, if any, replaced by what the number of elements leaves for it. */
export function reshapeShape(from: Shape, to: Shape): number[] {
  const known = to.filter((dim) => dim !== -1);
  checkSizes('reshape', known, to);
  const size = sizeOf(from);
  const knownSize = sizeOf(known);
  if (known.length === to.length) {
    if (size !== knownSize) raise(reshapeSize, from, to, size, knownSize);
    return [...to];
  }
  if (known.length < to.length - 1) raise(reshapeTwoUnknown, to);
  if (knownSize === 0 || size % knownSize !== 0) raise(reshapeNotDivisible, from, known, size, knownSize);
  return to.map((dim) => (dim === -1 ? size / knownSize : dim));
}
