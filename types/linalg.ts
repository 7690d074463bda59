import type { operandRank } from '../src/messages/move.js';
import type { printDim, printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { difference } from './arith.js';
import type { Dim } from './dim.js';
import type { sizeOf } from './product.js';
import type { checkMatrix, checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { unifyShape } from './stack.js';
import type { leastDim } from './symbolic.js';

/** Whether a count of diagonals is provably too large or no integer; negative ones are all. */
type tooMany<count, size> = count extends number
  ? `${count}` extends `${string}.${string}`
    ? true
    : `${count}` extends `-${string}`
      ? false
      : size extends number
        ? [difference<size, count>] extends [never]
          ? true
          : false
        : false
  : false;
type bandError<argument extends string, count, size> =
  tooMany<count, size> extends true
    ? invalidArgument<'bandPart', argument, `an integer up to ${printDim<size>}`, printDim<count>>
    : null;
/** The shape itself, of matrices, or the message. */
export type bandPart<shape extends Shape, lower, upper> =
  checkMatrix<'bandPart', 0, shape> extends infer message extends Message
    ? message
    : shape extends readonly [...Shape, infer rows extends Dim, infer columns extends Dim]
      ? bandError<'numLower', lower, rows> extends infer message extends Message
        ? message
        : bandError<'numUpper', upper, columns> extends infer message extends Message
          ? message
          : shape
      : shape;

/** The message about more vectors than dimensions, else null. */
type countError<count, size> = count extends number
  ? size extends number
    ? [difference<size, count>] extends [never]
      ? invalidArgument<
          'gramSchmidt',
          'xs',
          `at most ${printDim<size>} vectors of this size`,
          printDim<count>
        >
      : null
    : null
  : null;
type firstShape<shapes extends readonly Shape[]> = shapes extends readonly [
  infer first extends Shape,
  ...unknown[],
]
  ? first
  : Shape;
type vectorError<index extends number, first extends Shape, shape extends Shape> =
  isRankUnknown<shape> extends true
    ? null
    : shape extends readonly [unknown]
      ? [unifyShape<first, shape>] extends [null]
        ? invalidArgument<'gramSchmidt', `xs[${index}]`, `of shape ${printShape<first>}`, printShape<shape>>
        : null
      : invalidArgument<'gramSchmidt', `xs[${index}]`, 'a vector', printShape<shape>>;
type firstWrong<shapes, first extends Shape, done extends unknown[] = []> = shapes extends readonly [
  infer shape extends Shape,
  ...infer rest,
]
  ? vectorError<done['length'], first, shape> extends infer message extends Message
    ? message
    : firstWrong<rest, first, [...done, 0]>
  : null;
/** The message about vectors to be made orthogonal, else null. */
export type vectorsError<shapes extends readonly Shape[]> = number extends shapes['length']
  ? null
  : shapes extends readonly []
    ? invalidArgument<'gramSchmidt', 'xs', 'one vector or more', '0'>
    : firstWrong<shapes, firstShape<shapes>> extends infer message extends Message
      ? message
      : countError<shapes['length'], firstShape<shapes>[0]>;
/** The shape itself, of a matrix of vectors to be made orthogonal, or the message. */
export type gramSchmidt<shape extends Shape> =
  checkRank<'gramSchmidt', 0, shape, 2> extends infer message extends Message
    ? message
    : shape extends readonly [infer count, infer size]
      ? count extends 0
        ? invalidArgument<'gramSchmidt', 'xs', 'one vector or more', '0'>
        : countError<count, size> extends infer message extends Message
          ? message
          : shape
      : shape;

/** The shapes of the factors, of which the first has orthogonal columns, or the message. */
export type qr<shape extends Shape, fullMatrices extends boolean = false> =
  checkMatrix<'qr', 0, shape> extends infer message extends Message
    ? message
    : shape extends readonly [...infer batch extends Shape, infer rows extends Dim, infer columns extends Dim]
      ? isRankUnknown<shape> extends true
        ? [Shape, Shape]
        : (fullMatrices extends true ? rows : leastDim<rows, columns>) extends infer inner extends Dim
          ? [[...batch, rows, inner], [...batch, inner, columns]]
          : never
      : [Shape, Shape];
type flatRank<argument extends number, shape extends Shape> =
  isRankUnknown<shape> extends true
    ? null
    : [shape['length']] extends [0 | 1]
      ? null
      : operandRank<'meshgrid', argument, '0 or 1', shape>;
/** The shape of both grids, or the message. */
export type meshgrid<x extends Shape, y extends Shape, indexing = 'xy'> =
  flatRank<0, x> extends infer message extends Message
    ? message
    : flatRank<1, y> extends infer message extends Message
      ? message
      : indexing extends 'ij'
        ? [sizeOf<x>, sizeOf<y>]
        : [sizeOf<y>, sizeOf<x>];
