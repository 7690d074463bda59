import { raise } from '../messages/error.js';
import { nothingToJoin } from '../messages/join.js';
import { ensuredShape, shapesDiffer } from '../messages/same.js';
import { concatShape } from './concat.js';
import { checkRank } from './rank.js';
import { type Shape, sameShape } from './shape.js';

/** Throws unless the two shapes are one. */
export function checkSame(op: string, a: Shape, b: Shape): void {
  if (!sameShape(a, b)) raise(shapesDiffer, op, a, b);
}

/** The shape that all terms have. */
export function addNShape(shapes: readonly Shape[]): Shape {
  if (shapes.length === 0) raise(nothingToJoin, 'addN');
  for (const shape of shapes) checkSame('addN', shapes[0], shape);
  return shapes[0];
}

/** `concat` of shapes of one rank. */
export function rankedConcatShape(op: string, shapes: readonly Shape[], rank: number, axis = 0): number[] {
  shapes.forEach((shape, i) => {
    checkRank(op, i, shape, rank);
  });
  return concatShape(shapes, axis);
}

/** The shape of the common shape of two shapes, which are vectors. */
export function broadcastArgsShape(a: Shape, b: Shape): number[] {
  checkRank('broadcastArgs', 0, a, 1);
  checkRank('broadcastArgs', 1, b, 1);
  return [Math.max(a[0], b[0])];
}

/** The shape of x, which must have the wanted sizes; null is any. */
export function ensuredShapeOf(x: Shape, wanted: readonly (number | null)[]): Shape {
  const fits = x.length === wanted.length && wanted.every((dim, i) => dim === null || dim === x[i]);
  if (fits) return x;
  return raise(
    ensuredShape,
    wanted.map((dim) => dim ?? '?'),
    x,
  );
}
