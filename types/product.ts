import type { fromDigits, mulDigits, toDigits } from './digits.js';
import type { joinNames } from './order.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { multiplyTerms, printTerms, Sum, Terms, termsOf } from './terms.js';

/** A product of sizes: a coefficient as reversed digits, and the names left over. */
export type Monomial = [coefficient: string, names: string[]];

/** A sum or a difference of names stays one factor. */
type factors<dim extends string, done extends string[] = []> = dim extends `${infer first}*${infer rest}`
  ? dim extends Sum
    ? [...done, dim]
    : factors<rest, [...done, first]>
  : [...done, dim];

/** The product of all dims of a shape without unknown ones. */
export type product<
  shape extends Shape,
  coefficient extends string = '1',
  names extends string[] = [],
> = shape extends readonly [infer first, ...infer rest extends Shape]
  ? first extends number
    ? product<rest, mulDigits<coefficient, toDigits<first>>, names>
    : first extends string
      ? factors<first> extends infer parts extends string[]
        ? parts extends [`${infer n extends number}`, ...infer others extends string[]]
          ? product<rest, mulDigits<coefficient, toDigits<n>>, [...names, ...others]>
          : product<rest, coefficient, [...names, ...parts]>
        : never
      : never
  : [coefficient, names];

/** A product as one dim: `768`, `'b*t'`, `'768*b*t'`; a product of sums is a sum, `'2*n+6'`. */
export type productDim<monomial extends Monomial> = monomial[1] extends []
  ? fromDigits<monomial[0]>
  : [Extract<monomial[1][number], Sum>] extends [never]
    ? monomial[0] extends '1'
      ? joinNames<monomial[1]>
      : `${fromDigits<monomial[0]>}*${joinNames<monomial[1]>}`
    : printTerms<termsOfProduct<monomial[1], termsOf<fromDigits<monomial[0]>>>>;
type termsOfProduct<names extends string[], terms extends Terms> = names extends [
  infer first extends string,
  ...infer rest extends string[],
]
  ? termsOfProduct<rest, multiplyTerms<terms, termsOf<first>>>
  : terms;

export type hasUnknownDim<shape extends Shape> = number extends shape[number] ? true : false;
export type isEmpty<shape extends Shape> = 0 extends shape[number] ? true : false;

/** The number of elements as a dim; `number` when unknown. */
export type sizeOf<shape extends Shape> =
  isRankUnknown<shape> extends true
    ? number
    : hasUnknownDim<shape> extends true
      ? number
      : isEmpty<shape> extends true
        ? 0
        : productDim<product<shape>>;

type without<
  items extends readonly unknown[],
  item,
  done extends readonly unknown[] = [],
> = items extends readonly [infer first, ...infer rest]
  ? [first] extends [item]
    ? [...done, ...rest]
    : without<rest, item, [...done, first]>
  : null;

/** What is left of two lists when equal entries (and 1s of the second) are taken away in pairs. */
export type cancel<
  a extends readonly unknown[],
  b extends readonly unknown[],
  restB extends readonly unknown[] = [],
> = b extends readonly [infer first, ...infer rest]
  ? first extends 1
    ? cancel<a, rest, restB>
    : without<a, first> extends infer restA extends readonly unknown[]
      ? cancel<restA, rest, restB>
      : cancel<a, rest, [...restB, first]>
  : [a, restB];
