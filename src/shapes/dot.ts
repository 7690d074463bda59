import { raise } from '../messages/error.js';
import { dotInner, dotRank, outerRank } from '../messages/matMul.js';
import type { Shape } from './shape.js';

/** Vectors and matrices, as numpy.dot: the last axis of `a` meets the first axis of `b`. */
export function dotShape(a: Shape, b: Shape): number[] {
  if (a.length !== 1 && a.length !== 2) raise(dotRank, 0, a);
  if (b.length !== 1 && b.length !== 2) raise(dotRank, 1, b);
  const k = a[a.length - 1];
  if (k !== b[0]) raise(dotInner, a, b, k, b[0]);
  return [...a.slice(0, -1), ...b.slice(1)];
}

export function outerShape(a: Shape, b: Shape): number[] {
  if (a.length !== 1) raise(outerRank, 0, a);
  if (b.length !== 1) raise(outerRank, 1, b);
  return [a[0], b[0]];
}
