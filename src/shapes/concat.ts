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
  if (a.length !== b.length) raise(joinRanks, 'concat', a, b);
  const i = a.findIndex((dim, i) => i !== joined && dim !== b[i]);
  if (i >= 0) raise(concatSizes, a, b, i, a[i], b[i]);
  return a.map((dim, i) => (i === joined ? dim + b[i] : dim));
}
