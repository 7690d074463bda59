import type { blockBatch, blockUneven } from '../src/messages/blocks.js';
import type { operandRank } from '../src/messages/move.js';
import type { counted, printDim, printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { difference, quotient } from './arith.js';
import type { Dim } from './dim.js';
import type { sizeOf } from './product.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { addDim, multiplyDim, noIndex } from './symbolic.js';

export type Pairs = readonly (readonly number[])[];

/** The message about the lists of an op, else null. */
type listsError<
  op extends string,
  name extends string,
  shape extends Shape,
  block extends Shape,
  pairs extends Pairs,
> = [0 extends block[number] ? 0 : noIndex<block[number]>] extends [never]
  ? pairs['length'] extends block['length']
    ? shape extends readonly [unknown, ...{ [k in keyof block]: unknown }, ...unknown[]]
      ? pairsError<op, name, pairs>
      : operandRank<op, 0, `${[...block, 0]['length'] & number} or more`, shape>
    : invalidArgument<
        op,
        name,
        counted<block['length'], 'pair', 'pairs'>,
        counted<pairs['length'], 'pair', 'pairs'>
      >
  : invalidArgument<op, 'blockShape', 'positive integers', printShape<block>>;
type pairsError<
  op extends string,
  name extends string,
  pairs extends Pairs,
  done extends unknown[] = [],
> = pairs extends readonly [infer pair extends Shape, ...infer rest extends Pairs]
  ? [pair['length'] extends 2 ? noIndex<pair[number]> : pair] extends [never]
    ? pairsError<op, name, rest, [...done, 0]>
    : invalidArgument<op, `${name}[${done['length']}]`, 'two non-negative integers', printShape<pair>>
  : null;

type exactQuotient<a, b, otherwise> = a extends number
  ? b extends number
    ? quotient<a, b> extends infer result
      ? [result] extends [never]
        ? otherwise
        : [result]
      : never
    : [number]
  : b extends 1
    ? [a]
    : [number];

/** The axes of x behind those done, cut in blocks while there are any; or the message. */
type cut<
  all extends Shape,
  shape extends Shape,
  block extends Shape,
  pairs extends Pairs,
  done extends Shape,
> = block extends readonly [infer size extends Dim, ...infer sizes extends Shape]
  ? shape extends readonly [infer dim extends Dim, ...infer dims extends Shape]
    ? pairs extends readonly [infer pair extends readonly [number, number], ...infer others extends Pairs]
      ? exactQuotient<
          addDim<dim, addDim<pair[0], pair[1]>>,
          size,
          blockUneven<done['length'], all, pair, size>
        > extends infer part
        ? part extends Shape
          ? cut<all, dims, sizes, others, [...done, ...part]>
          : part
        : never
      : never
    : never
  : [...done, ...shape];

/** The padded axes behind the first are cut in blocks, and the places in a block go to the first; or the message. */
export type spaceToBatch<shape extends Shape, block extends Shape, paddings extends Pairs> =
  isRankUnknown<shape> extends true
    ? Shape
    : number extends block['length'] | paddings['length']
      ? Shape
      : listsError<'spaceToBatchND', 'paddings', shape, block, paddings> extends infer message extends Message
        ? message
        : shape extends readonly [infer n extends Dim, ...infer dims extends Shape]
          ? cut<shape, dims, block, paddings, [multiplyDim<n, sizeOf<block>> & Dim]>
          : never;

type wrongCrops<axis extends number, whole, pair extends Shape> = invalidArgument<
  'batchToSpaceND',
  `crops[${axis}]`,
  `at most ${printDim<whole>} together`,
  printShape<pair>
>;
type cropped<whole, amount, otherwise> = amount extends 0
  ? [whole]
  : whole extends number
    ? amount extends number
      ? difference<whole, amount> extends infer left
        ? [left] extends [never]
          ? otherwise
          : [left]
        : never
      : [number]
    : [number];
type join<
  shape extends Shape,
  block extends Shape,
  crops extends Pairs,
  done extends Shape = [],
> = block extends readonly [infer size extends Dim, ...infer sizes extends Shape]
  ? shape extends readonly [infer dim extends Dim, ...infer dims extends Shape]
    ? crops extends readonly [infer pair extends readonly [number, number], ...infer others extends Pairs]
      ? multiplyDim<dim, size> extends infer whole
        ? cropped<whole, addDim<pair[0], pair[1]>, wrongCrops<done['length'], whole, pair>> extends infer part
          ? part extends Shape
            ? join<dims, sizes, others, [...done, ...part]>
            : part
          : never
        : never
      : never
    : never
  : [...done, ...shape];

type withBatch<n, dims> = n extends Shape ? (dims extends Shape ? [...n, ...dims] : dims) : n;
/** The other way round; what is cropped comes off last. Or the message. */
export type batchToSpace<shape extends Shape, block extends Shape, crops extends Pairs> =
  isRankUnknown<shape> extends true
    ? Shape
    : number extends block['length'] | crops['length']
      ? Shape
      : listsError<'batchToSpaceND', 'crops', shape, block, crops> extends infer message extends Message
        ? message
        : shape extends readonly [infer n extends Dim, ...infer dims extends Shape]
          ? withBatch<
              exactQuotient<n, sizeOf<block>, blockBatch<shape, sizeOf<block>>>,
              join<dims, block, crops>
            >
          : never;
