import { raise } from '../messages/error.js';
import { concatSizes, joinRanks, nothingToJoin } from '../messages/join.js';
import { normalizeAxis } from './axes.js';
import type { Shape } from './shape.js';

/** Shapes equal but for the joined axis, whose sizes add up. */
export function concatShape(shapes: readonly Shape[], axis = 0): number[] {
  if (shapes.length === 0) raise(nothingToJoin, 'concat');
  const [first, ...others] = shapes;
  const joined = normalizeAxis('concat', axis, first);
  return others.reduce<number[]>((shape, other) => joinTwo(shape, other, joined), [...first]);
}

function joinTwo(a: Shape, b: Shape, joined: number): number[] {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if (i >= a.length || i >= b.length) raise(joinRanks, 'concat', a, b);
    if (i !== joined && a[i] !== b[i]) raise(concatSizes, a, b, i, a[i], b[i]);
  }
  return a.map((dim, i) => (i === joined ? dim + b[i] : dim));
}
