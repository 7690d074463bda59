import type { operandRank } from '../src/messages/move.js';
import type { operandShape } from '../src/messages/operands.js';
import type { printShape } from '../src/messages/print.js';
import type { scatterDepth } from '../src/messages/scatter.js';
import type { Dim } from './dim.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { unifyShape } from './stack.js';

/** The message when the shape of an argument is provably another, else null. */
export type checkShape<
  op extends string,
  argument extends number,
  shape extends Shape,
  wanted extends Shape,
> = unifyShape<wanted, shape> extends null ? operandShape<op, argument, printShape<wanted>, shape> : null;

/** The shape without its first `count` axes, or null when it has fewer. */
type drop<shape extends Shape, count, done extends readonly unknown[] = []> = done['length'] extends count
  ? shape
  : shape extends readonly [unknown, ...infer rest extends Shape]
    ? drop<rest, count, [...done, 0]>
    : null;

/** The places that indices name, and how many axes each names; a vector of indices names places on one axis. */
type placesOf<indices extends Shape> = indices extends readonly [infer n extends Dim]
  ? [places: [n], depth: 1]
  : indices extends readonly [...infer places extends Shape, infer depth]
    ? [places: places, depth: depth]
    : never;

type scatterError<
  op extends string,
  indices extends Shape,
  updates extends Shape,
  argument extends number,
  shape extends Shape,
> =
  checkRank<op, argument extends 1 ? 0 : 1, indices> extends infer message extends Message
    ? message
    : isRankUnknown<indices> extends true
      ? null
      : isRankUnknown<shape> extends true
        ? null
        : placesOf<indices> extends [infer places extends Shape, infer depth]
          ? depth extends number
            ? number extends depth
              ? null
              : drop<shape, depth> extends infer rest
                ? rest extends Shape
                  ? checkShape<op, argument, updates, [...places, ...rest]>
                  : scatterDepth<op, indices, depth, shape>
                : never
            : null
          : never;

/** The shape, if the updates, which are this argument, fit the indices into it, or the message. */
export type scatter<
  op extends string,
  indices extends Shape,
  updates extends Shape,
  argument extends number,
  shape extends Shape,
> =
  scatterError<op, indices, updates, argument, shape> extends infer message extends Message ? message : shape;

/** The number of axes that the indices of sparseToDense name. */
type axesOf<indices extends Shape> = indices extends readonly [unknown, infer depth] ? depth : 1;
type rowsOf<indices extends Shape> = indices extends readonly [infer rows extends Dim, ...infer _]
  ? [rows]
  : [1];

type denseError<indices extends Shape, values extends Shape, shape extends Shape> =
  isRankUnknown<indices> extends true
    ? null
    : indices['length'] extends 0 | 1 | 2
      ? axesOf<indices> extends infer depth extends number
        ? number extends depth
          ? sparseValuesError<indices, values>
          : number extends shape['length']
            ? sparseValuesError<indices, values>
            : shape['length'] extends depth
              ? sparseValuesError<indices, values>
              : scatterDepth<'sparseToDense', indices, depth, shape>
        : sparseValuesError<indices, values>
      : operandRank<'sparseToDense', 0, '0 to 2', indices>;
type sparseValuesError<indices extends Shape, values extends Shape> = values extends readonly []
  ? null
  : unifyShape<rowsOf<indices>, values> extends null
    ? operandShape<'sparseToDense', 1, `${printShape<rowsOf<indices>>} or []`, values>
    : null;
/** The shape, if it is for the indices and there is a value for each, or one for all; or the message. */
export type sparseToDense<indices extends Shape, values extends Shape, shape extends Shape> =
  denseError<indices, values, shape> extends infer message extends Message ? message : shape;
