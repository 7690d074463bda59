import type { entryCount, sliceRange } from '../src/messages/move.js';
import type { counted, printDim, printShape } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { add, difference, subtract } from './arith.js';
import type { Bits, bitsOf, firstBit, otherBits } from './bits.js';
import type { Dim } from './dim.js';
import type { fromValues } from './dims.js';
import type { ceilDivide } from './division.js';
import type { Message } from './rule.js';
import type { isRankUnknown, Shape, unknownDims } from './shape.js';

type op = 'stridedSlice';

/** How far a negative number lies below 0, else null. */
type below<n> = n extends number ? (`${n}` extends `-${infer size extends number}` ? size : null) : null;
type atMost<n extends number, dim extends number> = [difference<dim, n>] extends [never] ? dim : n;

/** A place, brought inside an axis; it counts from the end when it is negative. */
type placeIn<dim extends number, place extends number> =
  below<place> extends infer back extends number ? subtract<dim, back> : atMost<place, dim>;
/** The same for a walk backwards, where 0 stands for the place before the first element. */
type placeBefore<dim extends number, place extends number> =
  below<place> extends infer back extends number ? subtract<add<dim, 1>, back> : atMost<add<place, 1>, dim>;

type sizeForwards<dim extends number, begin, end, stride extends number> = ceilDivide<
  subtract<end extends number ? placeIn<dim, end> : dim, begin extends number ? placeIn<dim, begin> : 0>,
  stride
>;
type sizeBackwards<dim extends number, begin, end, stride extends number> = ceilDivide<
  subtract<
    begin extends number ? placeBefore<dim, begin> : dim,
    end extends number ? placeBefore<dim, end> : 0
  >,
  stride
>;

/** Whether an axis, though its size is unknown, is taken whole; null stands for an open end. */
type isWhole<dim, begin, end, stride> = stride extends 1
  ? [begin, end] extends [0 | null, dim | null]
    ? true
    : false
  : stride extends -1
    ? [begin, end] extends [-1 | null, null]
      ? true
      : false
    : false;
type rangeSize<dim extends Dim, begin, end, stride> = number extends begin | end | stride | dim
  ? isWhole<dim, begin, end, stride> extends true
    ? dim
    : number
  : [dim, begin, end, stride] extends [
        infer size extends number,
        number | null,
        number | null,
        infer step extends number,
      ]
    ? below<step> extends infer back extends number
      ? sizeBackwards<size, begin, end, back>
      : sizeForwards<size, begin, end, step>
    : isWhole<dim, begin, end, stride> extends true
      ? dim
      : number;

/** What an entry of the lists does; null is an open end. */
type Entry = readonly [
  kind: 'range' | 'drop' | 'new' | 'ellipsis',
  begin: unknown,
  end: unknown,
  stride: unknown,
];
type open<place, bit> = bit extends 1 ? null : bit extends 0 ? place : number;
type kindOf<ellipsis, isNew, shrink> = ellipsis extends 1
  ? 'ellipsis'
  : isNew extends 1
    ? 'new'
    : shrink extends 1
      ? 'drop'
      : 'range';

interface Masks {
  begin: Bits;
  end: Bits;
  ellipsis: Bits;
  new: Bits;
  shrink: Bits;
}
type entries<
  begin extends Shape,
  end extends Shape,
  strides extends Shape,
  masks extends Masks,
  done extends readonly Entry[] = [],
> = begin extends readonly [infer from, ...infer begins extends Shape]
  ? end extends readonly [infer to, ...infer ends extends Shape]
    ? entries<
        begins,
        ends,
        strides extends readonly [unknown, ...infer others extends Shape] ? others : [],
        { [mask in keyof Masks]: otherBits<masks[mask]> },
        [
          ...done,
          [
            kindOf<firstBit<masks['ellipsis']>, firstBit<masks['new']>, firstBit<masks['shrink']>>,
            firstBit<masks['shrink']> extends 1 ? from : open<from, firstBit<masks['begin']>>,
            open<to, firstBit<masks['end']>>,
            strides extends readonly [infer stride, ...infer _] ? stride : 1,
          ],
        ]
      >
    : done
  : done;

/** The entries that are for an axis of x. */
type forAxes<list extends readonly Entry[], done extends readonly unknown[] = []> = list extends readonly [
  infer entry extends Entry,
  ...infer rest extends readonly Entry[],
]
  ? forAxes<rest, entry[0] extends 'range' | 'drop' ? [...done, unknown] : done>
  : done;
type tooMany<all extends Shape, list extends readonly Entry[]> = entryCount<
  op,
  Extract<list[number][0], 'new' | 'ellipsis'> extends never
    ? 'begin'
    : 'begin without new axes and ellipsis',
  forAxes<list>['length'] & number,
  all
>;

type axisOf<all extends Shape, left extends Shape> = difference<all['length'], left['length']>;
/** The message about an axis to drop, else null. */
type dropError<all extends Shape, left extends Shape, strides extends Shape, dim, begin, stride> =
  below<stride> extends number
    ? invalidArgument<op, 'strides', 'positive for axes to drop', printShape<strides>>
    : [dim, begin] extends [infer size extends number, infer place extends number]
      ? number extends size | place
        ? null
        : [difference<size, below<place> extends infer back extends number ? back : add<place, 1>>] extends [
              never,
            ]
          ? sliceRange<op, place, 1, axisOf<all, left>, all>
          : null
      : null;

type walk<
  all extends Shape,
  list extends readonly Entry[],
  strides extends Shape,
  given extends readonly Entry[],
  left extends Shape,
  done extends Shape = [],
> = list extends readonly [
  readonly [infer kind, infer begin, infer end, infer stride],
  ...infer rest extends readonly Entry[],
]
  ? kind extends 'new'
    ? walk<all, rest, strides, given, left, [...done, 1]>
    : kind extends 'ellipsis'
      ? left extends readonly [...forAxes<rest>, unknown, ...unknown[]]
        ? left extends readonly [infer dim extends Dim, ...infer others extends Shape]
          ? walk<all, list, strides, given, others, [...done, dim]>
          : never
        : walk<all, rest, strides, given, left, done>
      : left extends readonly [infer dim extends Dim, ...infer others extends Shape]
        ? kind extends 'drop'
          ? dropError<all, left, strides, dim, begin, stride> extends infer message extends Message
            ? message
            : walk<all, rest, strides, given, others, done>
          : walk<all, rest, strides, given, others, [...done, rangeSize<dim, begin, end, stride>]>
        : tooMany<all, given>
  : [...done, ...left];

type fraction<places extends Shape> = Extract<`${places[number]}`, `${number}.${number}`>;
/** The message about a list beside `begin`, else null. */
type listError<
  name extends string,
  begin extends Shape,
  list extends Shape,
  wanted extends string,
  wrong,
> = list['length'] extends begin['length']
  ? [wrong] extends [never]
    ? null
    : invalidArgument<op, name, wanted, printShape<list>>
  : invalidArgument<
      op,
      name,
      counted<begin['length'], 'entry', 'entries'>,
      counted<list['length'], 'entry', 'entries'>
    >;
type listsError<begin extends Shape, end extends Shape, strides extends Shape> =
  listError<'begin', begin, begin, 'integers', fraction<begin>> extends infer message extends Message
    ? message
    : listError<'end', begin, end, 'integers', fraction<end>> extends infer message extends Message
      ? message
      : strides extends readonly []
        ? null
        : listError<
            'strides',
            begin,
            strides,
            'non-zero integers',
            fraction<strides> | Extract<strides[number], 0>
          >;

/** Whether a mask names more than one place; bits that are unknown do not. */
type isMultiple<bits extends Bits> = bits extends readonly [] | readonly [...0[], 1]
  ? false
  : number extends bits['length']
    ? false
    : true;

type bitsAt<masks, index extends number> = masks extends { readonly [i in index]: infer mask }
  ? bitsOf<(mask extends number ? mask : 0) & number>
  : [];
type readMasks<masks> = {
  begin: bitsAt<masks, 0>;
  end: bitsAt<masks, 1>;
  ellipsis: bitsAt<masks, 2>;
  new: bitsAt<masks, 3>;
  shrink: bitsAt<masks, 4>;
};

type slices<
  shape extends Shape,
  begin extends Shape,
  end extends Shape,
  strides extends Shape,
  masks extends Masks,
> = number extends masks['ellipsis' | 'new' | 'shrink']['length']
  ? Shape
  : number extends begin['length'] | end['length'] | strides['length']
    ? [masks['new'], masks['shrink']] extends [[], []]
      ? unknownDims<shape>
      : Shape
    : entries<begin, end, strides, masks> extends infer list extends readonly Entry[]
      ? walk<shape, list, strides, list, shape>
      : never;

/** The shape of the elements from `begin` to `end` in steps of `strides`, each of which a mask may change; or the message. */
export type stridedSlice<
  shape extends Shape,
  begin extends Shape,
  end extends Shape,
  strides extends Shape | undefined = undefined,
  masks = [],
> =
  isRankUnknown<shape> extends true
    ? Shape
    : (strides extends Shape ? fromValues<strides> : []) extends infer steps extends Shape
      ? listsError<fromValues<begin>, fromValues<end>, steps> extends infer message extends Message
        ? message
        : readMasks<masks> extends infer bits extends Masks
          ? isMultiple<bits['ellipsis']> extends true
            ? invalidArgument<
                op,
                'ellipsisMask',
                '0 or a power of 2',
                printDim<
                  masks extends readonly [unknown, unknown, infer mask extends number, ...infer _] ? mask : 0
                >
              >
            : slices<shape, fromValues<begin>, fromValues<end>, steps, bits>
          : never
      : never;
