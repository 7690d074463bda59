import type { broadcastMismatch, broadcastToMismatch } from '../src/messages/shapes.js';
import type { Dim } from './dim.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { isSameName } from './symbolic.js';

/** The first sizes, from the right, that do not broadcast. */
export interface Differ<a extends Dim, b extends Dim> {
  a: a;
  b: b;
}

type broadcastDim<a, b> = [a] extends [1]
  ? b
  : [b] extends [1]
    ? a
    : number extends a
      ? b
      : number extends b
        ? a
        : a & b;
type broadcastLoop<a extends Shape, b extends Shape, done extends Shape = []> = a extends readonly [
  ...infer restA extends Shape,
  infer dimA extends Dim,
]
  ? b extends readonly [...infer restB extends Shape, infer dimB extends Dim]
    ? broadcastDim<dimA, dimB> extends infer dim extends Dim
      ? [dim] extends [never]
        ? isSameName<dimA, dimB> extends true
          ? broadcastLoop<restA, restB, [dimA, ...done]>
          : Differ<dimA, dimB>
        : broadcastLoop<restA, restB, [dim, ...done]>
      : never
    : [...a, ...done]
  : [...b, ...done];

/** The common shape of two shapes under numpy's rule, or where they differ. */
export type broadcast<a extends Shape, b extends Shape> = number extends a['length'] | b['length']
  ? Shape
  : b extends readonly []
    ? a
    : a extends readonly []
      ? b
      : broadcastLoop<a, b>;

/** The common shape, or the message of `op`. */
export type broadcastFor<op extends string, a extends Shape, b extends Shape> =
  broadcast<a, b> extends infer result
    ? result extends Shape
      ? result
      : result extends Differ<infer dimA, infer dimB>
        ? broadcastMismatch<op, a, b, dimA, dimB>
        : never
    : never;

/** `to`, or the message when `from` does not broadcast to exactly it. */
export type broadcastTo<from extends Shape, to extends Shape> =
  isRankUnknown<from> extends true
    ? to
    : isRankUnknown<to> extends true
      ? to
      : broadcast<from, to> extends infer result extends Shape
        ? [result] extends [to]
          ? to
          : [number extends result[number] ? true : false] extends [true]
            ? result['length'] extends to['length']
              ? to
              : broadcastToMismatch<from, to>
            : broadcastToMismatch<from, to>
        : broadcastToMismatch<from, to>;
