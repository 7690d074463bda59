import type { einsumRank, einsumSize } from '../src/messages/einsum.js';
import type { counted } from '../src/messages/print.js';
import type { invalidArgument } from '../src/messages/tensors.js';
import type { Dim, mayEqual } from './dim.js';
import type { isRankUnknown, Shape } from './shape.js';

type malformed<equation extends string> = invalidArgument<
  'einsum',
  'equation',
  "like 'ij,jk->ik'",
  `'${equation}'`
>;

type compact<text extends string> = text extends `${infer before} ${infer after}`
  ? compact<`${before}${after}`>
  : text;
type operandsOf<
  inputs extends string,
  done extends string[] = [],
> = inputs extends `${infer first},${infer rest}` ? operandsOf<rest, [...done, first]> : [...done, inputs];
type isLetter<label extends string> = Uppercase<label> extends Lowercase<label> ? false : true;

/** The sizes of the labels, one more operand's among them, or the message. */
type bind<
  labels extends string,
  shape extends Shape,
  sizes,
  equation extends string,
  argument extends number,
  allLabels extends string,
  allShape extends Shape,
  seen = never,
> = labels extends `${infer label}${infer rest}`
  ? isLetter<label> extends false
    ? malformed<equation>
    : label extends seen
      ? malformed<equation>
      : isRankUnknown<shape> extends true
        ? bind<
            rest,
            shape,
            label extends keyof sizes ? sizes : sizes & { [k in label]: number },
            equation,
            argument,
            allLabels,
            allShape,
            seen | label
          >
        : shape extends readonly [infer dim extends Dim, ...infer dims extends Shape]
          ? label extends keyof sizes
            ? mayEqual<sizes[label], dim> extends true
              ? bind<
                  rest,
                  dims,
                  number extends sizes[label] ? Omit<sizes, label> & { [k in label]: dim } : sizes,
                  equation,
                  argument,
                  allLabels,
                  allShape,
                  seen | label
                >
              : einsumSize<label, equation, sizes[label] & Dim, dim>
            : bind<
                rest,
                dims,
                sizes & { [k in label]: dim },
                equation,
                argument,
                allLabels,
                allShape,
                seen | label
              >
          : einsumRank<argument, allShape, allLabels>
  : isRankUnknown<shape> extends true
    ? sizes
    : shape extends readonly []
      ? sizes
      : einsumRank<argument, allShape, allLabels>;

type output<
  labels extends string,
  sizes,
  equation extends string,
  done extends Shape = [],
  seen = never,
> = labels extends `${infer label}${infer rest}`
  ? label extends seen
    ? malformed<equation>
    : label extends keyof sizes
      ? output<rest, sizes, equation, [...done, sizes[label] & Dim], seen | label>
      : malformed<equation>
  : done;

type bindFirst<labels extends string, shape extends Shape, equation extends string> = bind<
  labels,
  shape,
  // biome-ignore lint/complexity/noBannedTypes: no sizes yet
  {},
  equation,
  1,
  labels,
  shape
>;
type bindAll<
  operands extends string[],
  shapes extends readonly Shape[],
  equation extends string,
> = operands extends [infer a extends string, infer b extends string]
  ? shapes extends readonly [infer x extends Shape, infer y extends Shape]
    ? bindFirst<a, x, equation> extends infer sizes
      ? sizes extends string
        ? sizes
        : bind<b, y, sizes, equation, 2, b, y>
      : never
    : wrongCount<shapes, equation>
  : operands extends [infer a extends string]
    ? shapes extends readonly [infer x extends Shape]
      ? bindFirst<a, x, equation>
      : wrongCount<shapes, equation>
    : invalidArgument<'einsum', 'equation', 'for one or two tensors', `'${equation}'`>;
type wrongCount<shapes extends readonly Shape[], equation extends string> = invalidArgument<
  'einsum',
  'equation',
  `for ${counted<shapes['length'], 'tensor', 'tensors'>}`,
  `'${equation}'`
>;

/** The shape of the labels behind the arrow, or the message. */
export type einsum<equation extends string, shapes extends readonly Shape[]> = string extends equation
  ? Shape
  : number extends shapes['length']
    ? Shape
    : compact<equation> extends `${infer inputs}->${infer result}`
      ? result extends `${string}->${string}`
        ? malformed<equation>
        : bindAll<operandsOf<inputs>, shapes, equation> extends infer sizes
          ? sizes extends string
            ? sizes
            : output<result, sizes, equation>
          : never
      : malformed<equation>;
