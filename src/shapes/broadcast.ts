import { raise } from '../messages/error.js';
import { broadcastMismatch, broadcastToMismatch } from '../messages/shapes.js';
import type { Shape } from './shape.js';

/** numpy's rule: axes are aligned from the right, and a size of 1 stretches. */
export function broadcastShapes(op: string, a: Shape, b: Shape): number[] {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const lead = long.length - short.length;
  const shape = [...long];
  for (let i = long.length - 1; i >= lead; i--) {
    const x = long[i];
    const y = short[i - lead];
    if (x === y || y === 1) continue;
    if (x !== 1)
      raise(broadcastMismatch, op, a, b, a[i - long.length + a.length], b[i - long.length + b.length]);
    shape[i] = y;
  }
  return shape;
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
