import type {
  reshapeCannotInfer,
  reshapeNotDivisible,
  reshapeSize,
  reshapeTwoUnknown,
} from '../src/messages/reshape.js';
import type { invalidSize } from '../src/messages/tensors.js';
import type { divDigits } from './digits.js';
import type { Dim } from './dim.js';
import type { cancel, hasUnknownDim, isEmpty, Monomial, product, productDim, sizeOf } from './product.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { Sum } from './terms.js';

/** The target without its -1s, and its -1s; or the message about a size that is none. */
type splitTarget<
  to extends Shape,
  all extends Shape,
  known extends Shape = [],
  inferred extends Shape = [],
> = to extends readonly [infer first extends Dim, ...infer rest extends Shape]
  ? first extends -1
    ? splitTarget<rest, all, known, [...inferred, -1]>
    : `${first}` extends `-${string}` | `${number}.${number}`
      ? invalidSize<'reshape', first & number, all>
      : splitTarget<rest, all, [...known, first], inferred>
  : [known, inferred];

type fill<to extends Shape, dim> = { -readonly [k in keyof to]: to[k] extends -1 ? dim : to[k] };
type sizesDiffer<from extends Shape, to extends Shape> = reshapeSize<from, to, sizeOf<from>, sizeOf<to>>;
type notDivisible<from extends Shape, known extends Shape> = reshapeNotDivisible<
  from,
  known,
  sizeOf<from>,
  sizeOf<known>
>;

type reshapeFixed<from extends Shape, to extends Shape> =
  isEmpty<from> extends true
    ? isEmpty<to> extends true
      ? [...to]
      : sizesDiffer<from, to>
    : cancel<from, to> extends [infer restFrom extends Shape, infer restTo extends Shape]
      ? restTo extends []
        ? restFrom extends []
          ? [...to]
          : product<restFrom> extends ['1', []]
            ? [...to]
            : sizesDiffer<from, to>
        : [product<restFrom>, product<restTo>] extends [infer a extends Monomial, infer b extends Monomial]
          ? a[0] extends b[0]
            ? cancel<a[1], b[1]> extends [[], []]
              ? [...to]
              : compareSums<from, to, a, b>
            : compareSums<from, to, a, b>
          : never
      : never;
/** Factors that differ may still have equal products when some of them are sums. */
type compareSums<from extends Shape, to extends Shape, a extends Monomial, b extends Monomial> =
  productDim<a> extends productDim<b> ? [...to] : sizesDiffer<from, to>;
/** What is no multiple may be one when a factor is a sum. */
type orUnknown<a extends Monomial, b extends Monomial, to extends Shape, message> = [
  Extract<a[1][number] | b[1][number], Sum>,
] extends [never]
  ? message
  : fill<to, number>;

type reshapeInferred<from extends Shape, to extends Shape, known extends Shape> =
  isEmpty<known> extends true
    ? notDivisible<from, known>
    : isEmpty<from> extends true
      ? fill<to, 0>
      : cancel<from, known> extends [infer restFrom extends Shape, infer restKnown extends Shape]
        ? restKnown extends []
          ? fill<to, restFrom extends readonly [infer dim] ? dim : productDim<product<restFrom>>>
          : [product<restFrom>, product<restKnown>] extends [
                infer a extends Monomial,
                infer b extends Monomial,
              ]
            ? cancel<a[1], b[1]> extends [infer names extends string[], []]
              ? divDigits<a[0], b[0]> extends infer quotient
                ? [quotient] extends [never]
                  ? orUnknown<a, b, to, notDivisible<from, known>>
                  : quotient extends string
                    ? fill<to, productDim<[quotient, names]>>
                    : never
                : never
              : orUnknown<a, b, to, reshapeCannotInfer<from, to>>
            : never
        : never;

/** The target with its -1 replaced, or the message. */
export type reshape<from extends Shape, to extends Shape> = number extends to['length']
  ? Shape
  : splitTarget<to, to> extends infer target
    ? target extends [infer known extends Shape, infer inferred extends Shape]
      ? inferred extends []
        ? isRankUnknown<from> extends true
          ? [...to]
          : hasUnknownDim<from> extends true
            ? [...to]
            : hasUnknownDim<to> extends true
              ? [...to]
              : reshapeFixed<from, to>
        : inferred extends [-1]
          ? isRankUnknown<from> extends true
            ? fill<to, number>
            : hasUnknownDim<from> extends true
              ? fill<to, number>
              : hasUnknownDim<known> extends true
                ? fill<to, number>
                : reshapeInferred<from, to, known>
          : reshapeTwoUnknown<to>
      : target
    : never;
