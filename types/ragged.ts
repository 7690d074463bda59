import type { operandRank } from '../src/messages/move.js';
import type { operandShape } from '../src/messages/operands.js';
import type { counted, printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { Dim, unifyDim } from './dim.js';
import type { checkRank } from './rank.js';
import type { Message } from './rule.js';

import type { isRankUnknown, Shape } from './shape.js';
import type { unifyShape } from './stack.js';
import type { addDim, noIndex } from './symbolic.js';

/** The number of rows that the vectors among some arguments have, in a tuple, which is empty for scalars; or the message. */
type commonRows<
  shapes extends readonly Shape[],
  found extends Shape = [],
  done extends readonly unknown[] = [],
> = shapes extends readonly [infer shape extends Shape, ...infer rest extends readonly Shape[]]
  ? isRankUnknown<shape> extends true
    ? commonRows<rest, found extends readonly [] ? [number] : found, [...done, 0]>
    : shape extends readonly []
      ? commonRows<rest, found, [...done, 0]>
      : shape extends readonly [infer rows extends Dim]
        ? found extends readonly [infer known extends Dim]
          ? unifyDim<known, rows> extends infer both extends Dim
            ? [both] extends [never]
              ? operandShape<'raggedRange', done['length'] & number, `${printShape<found>} or []`, shape>
              : commonRows<rest, [both], [...done, 0]>
            : never
          : commonRows<rest, [rows], [...done, 0]>
        : operandRank<'raggedRange', done['length'] & number, '0 or 1', shape>
  : found;
/** The shapes of the row splits and of the values, whose number depends on the data; or the message. */
export type raggedRange<starts extends Shape, limits extends Shape, deltas extends Shape> =
  commonRows<[starts, limits, deltas]> extends infer rows
    ? rows extends readonly [infer count extends Dim]
      ? [splits: [addDim<count, 1>], values: [number]]
      : rows extends readonly []
        ? [splits: [2], values: [number]]
        : rows
    : never;

type numbers<count extends number, done extends readonly unknown[] = []> = number extends count
  ? readonly [number][]
  : done['length'] extends count
    ? done
    : numbers<count, [...done, [number]]>;
/** As many lists of splits as the ragged rank says, which follows from the arguments; or the message. */
export type raggedSplits<
  splits extends readonly unknown[],
  indices extends Shape,
  rank extends number,
> = splits extends readonly []
  ? invalidArgument<'raggedGather', 'paramsNestedSplits', 'one list of splits or more', '0'>
  : number extends splits['length']
    ? numbers<rank>
    : indices extends readonly [unknown, ...infer others extends Shape]
      ? number extends rank
        ? numbers<[...others, ...splits]['length'] & number>
        : rank extends [...others, ...splits]['length']
          ? numbers<rank>
          : number extends others['length']
            ? numbers<rank>
            : invalidArgument<
                'raggedGather',
                'outputRaggedRank',
                `${[...others, ...splits]['length'] & number}`,
                `${rank}`
              >
      : numbers<rank>;

type op = 'raggedTensorToTensor';
type PartitionTypes = readonly string[];
/** An entry for each axis whose rows may differ in size. */
type raggedRank<types extends PartitionTypes> = types extends readonly ['FIRST_DIM_SIZE', ...infer rest]
  ? rest
  : types;

type known<list extends Shape, otherwise extends Dim = number> = {
  [k in keyof list]: list[k] extends -1 ? otherwise : list[k];
};
/** The sizes of the rows, and then those of the values in a row, behind the first axis. */
type withValues<
  list extends Shape,
  inner extends Shape,
  values extends Shape,
  done extends Shape = [],
> = list['length'] extends inner['length']
  ? unifyShape<inner, known<list>> extends infer both
    ? both extends Shape
      ? [...done, ...both]
      : operandShape<op, 1, printShape<['?', ...known<list, '?'>]>, values>
    : never
  : list extends readonly [infer first, ...infer rest extends Shape]
    ? withValues<rest, inner, values, [...done, first extends -1 ? number : first & Dim]>
    : never;

/** The shape of a ragged tensor that is filled up; a size of -1 is that of the longest row, from the data. Or the message. */
export type raggedToDense<list, values extends Shape, types extends PartitionTypes> =
  checkRank<op, 1, values> extends infer message extends Message
    ? message
    : list extends Shape
      ? number extends list['length']
        ? Shape
        : [Exclude<noIndex<list[number]>, -1>] extends [never]
          ? number extends types['length'] | values['length']
            ? known<list>
            : values extends readonly [unknown, ...infer inner extends Shape]
              ? list['length'] extends [...raggedRank<types>, ...values]['length']
                ? withValues<list, inner, values>
                : invalidArgument<
                    op,
                    'shape',
                    counted<[...raggedRank<types>, ...values]['length'] & number, 'entry', 'entries'>,
                    counted<list['length'], 'entry', 'entries'>
                  >
              : Shape
          : invalidArgument<op, 'shape', 'non-negative integers or -1', printShape<list>>
      : Shape;
