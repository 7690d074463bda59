import { raise } from '../messages/error.js';
import { broadcastMismatch, broadcastToMismatch } from '../messages/shapes.js';
import type { Shape } from './shape.js';

/** numpy's rule: axes are aligned from the right, and a size of 1 stretches. Throws where it does not hold. */
export function checkBroadcast(op: string, a: Shape, b: Shape): void {
  const shared = Math.min(a.length, b.length);
  for (let i = 1; i <= shared; i++) {
    const x = a[a.length - i];
    const y = b[b.length - i];
    if (x !== y && x !== 1 && y !== 1) raise(broadcastMismatch, op, a, b, x, y);
  }
}

/** The shape both broadcast to. */
export function broadcastShapes(op: string, a: Shape, b: Shape): number[] {
  checkBroadcast(op, a, b);
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const lead = long.length - short.length;
  return long.map((dim, i) => (i >= lead && dim === 1 ? short[i - lead] : dim));
}

/** How often each axis of `from`, after padding it with ones on the left, repeats to fill `to`. */
export function broadcastReps(from: Shape, to: Shape): number[] {
  const lead = to.length - from.length;
  if (lead < 0) raise(broadcastToMismatch, from, to);
  return to.map((dim, i) => {
    const have = i < lead ? 1 : from[i - lead];
    if (have !== dim && have !== 1) raise(broadcastToMismatch, from, to);
    return have === dim ? 1 : dim;
  });
}
