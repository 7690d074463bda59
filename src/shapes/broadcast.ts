import { raise } from '../messages/error.js';
import { broadcastMismatch, broadcastToMismatch } from '../messages/shapes.js';
import type { Shape } from './shape.js';

/**
 * numpy's rule: axes are aligned from the right, and a size of 1 stretches. Where it does not hold, `mismatch` gets the
 * first two sizes, from the right, that differ.
 */
export function broadcast(a: Shape, b: Shape, mismatch: (x: number, y: number) => never): number[] {
  const shape: number[] = [];
  for (let i = 1; i <= Math.max(a.length, b.length); i++) {
    const x = a.at(-i) ?? 1;
    const y = b.at(-i) ?? 1;
    if (x !== y && x !== 1 && y !== 1) mismatch(x, y);
    shape.unshift(x === 1 ? y : x);
  }
  return shape;
}

/** The shape both broadcast to. */
export const broadcastShapes = (op: string, a: Shape, b: Shape): number[] =>
  broadcast(a, b, (x, y) => raise(broadcastMismatch, op, a, b, x, y));

/** Throws where the shapes do not broadcast. */
export const checkBroadcast = (op: string, a: Shape, b: Shape): void => {
  broadcastShapes(op, a, b);
};

/** Whether a shape stretches to another one, which stays. */
export const broadcastsTo = (from: Shape, to: Shape): boolean =>
  from.length <= to.length && from.every((dim, i) => dim === 1 || dim === to.at(i - from.length));

/** How often each axis of `from`, after padding it with ones on the left, repeats to fill `to`. */
export function broadcastReps(from: Shape, to: Shape): number[] {
  if (from.length > to.length) raise(broadcastToMismatch, from, to);
  return to.map((dim, i) => {
    const have = from.at(i - to.length) ?? 1;
    if (have !== dim && have !== 1) raise(broadcastToMismatch, from, to);
    return have === dim ? 1 : dim;
  });
}
