import type { gatherDepth } from '../src/messages/gather.js';
import type { Dim } from './dim.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';

/** The shape without its first `count` axes, or null when it has fewer. */
type drop<shape extends Shape, count, done extends readonly unknown[] = []> = done['length'] extends count
  ? shape
  : shape extends readonly [unknown, ...infer rest extends Shape]
    ? drop<rest, count, [...done, 0]>
    : null;

type gathered<x extends Shape, indices extends Shape> = indices extends readonly [
  ...infer places extends Shape,
  infer depth extends Dim,
]
  ? depth extends number
    ? number extends depth
      ? Shape
      : drop<x, depth> extends infer rest
        ? rest extends Shape
          ? [...places, ...rest]
          : gatherDepth<indices, depth, x>
        : never
    : Shape
  : Shape;

/** The axes of the indices but the last, whose size counts the axes of x that give way to them, or the message. */
export type gatherND<x extends Shape, indices extends Shape> =
  checkRank<'gatherND', 0, x> extends infer message extends Message
    ? message
    : checkRank<'gatherND', 1, indices> extends infer message extends Message
      ? message
      : isRankUnknown<x> extends true
        ? Shape
        : isRankUnknown<indices> extends true
          ? Shape
          : gathered<x, indices>;
