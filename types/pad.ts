import type { entryCount } from '../src/messages/move.js';
import type { printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { difference, subtract } from './arith.js';
import type { Dim } from './dim.js';
import type { fromValues } from './dims.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape, unknownDims } from './shape.js';
import type { addDim, noIndex } from './symbolic.js';

/** The most that a mirror of an axis can add at one end; null when unlimited or unknown. `edge` stays unmirrored. */
type limitOf<dim extends Dim, edge> = edge extends number
  ? dim extends number
    ? number extends dim
      ? null
      : subtract<dim, edge>
    : null
  : null;

type exceeds<limit, amounts> = limit extends number
  ? amounts extends number
    ? [difference<limit, amounts>] extends [never]
      ? true
      : never
    : never
  : never;

type wrongPair<op extends string, axis extends number, limit, pair extends Shape> = invalidArgument<
  op,
  `paddings[${axis}]`,
  limit extends number ? `two integers from 0 to ${limit}` : 'two non-negative integers',
  printShape<pair>
>;

/** The size of one axis, in a tuple, or the message. */
type padDim<
  op extends string,
  axis extends number,
  dim extends Dim,
  pair extends Shape,
  limit,
> = pair extends readonly [infer before extends Dim, infer after extends Dim]
  ? [noIndex<before | after>] extends [never]
    ? [exceeds<limit, before | after>] extends [never]
      ? [addDim<dim, addDim<before, after>>]
      : wrongPair<op, axis, limit, pair>
    : wrongPair<op, axis, limit, pair>
  : number extends pair['length']
    ? [number]
    : wrongPair<op, axis, limit, pair>;

type padAxes<
  op extends string,
  shape extends Shape,
  paddings extends Paddings,
  edge,
  done extends Shape = [],
> = shape extends readonly [infer dim extends Dim, ...infer dims extends Shape]
  ? paddings extends readonly [infer pair extends readonly number[], ...infer pairs extends Paddings]
    ? padDim<op, done['length'], dim, fromValues<pair>, limitOf<dim, edge>> extends infer padded
      ? padded extends Shape
        ? padAxes<op, dims, pairs, edge, [...done, ...padded]>
        : padded
      : never
    : never
  : done;

export type Paddings = readonly (readonly number[])[];

/** The shape with every axis longer by its two paddings, or the message. */
export type pad<op extends string, shape extends Shape, paddings, rank extends number = number, edge = null> =
  isRankUnknown<shape> extends true
    ? Shape
    : checkRank<op, 0, shape, rank> extends infer message extends Message
      ? message
      : paddings extends Paddings
        ? number extends paddings['length']
          ? unknownDims<shape>
          : paddings['length'] extends shape['length']
            ? padAxes<op, shape, paddings, edge>
            : entryCount<op, 'paddings', paddings['length'], shape>
        : unknownDims<shape>;

/** `pad` with mirrors of the axis: reflect leaves out its edge, symmetric repeats it. */
export type mirrorPad<shape extends Shape, paddings, mode> = pad<
  'mirrorPad',
  shape,
  paddings,
  number,
  mode extends 'reflect' ? 1 : mode extends 'symmetric' ? 0 : null
>;
