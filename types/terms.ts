import type { add, difference, multiply } from './arith.js';
import type { fromDigits } from './digits.js';
import type { before, joinNames } from './order.js';
import type { product } from './product.js';

/*
 * Sums of names: lists of [product of names, coefficient] in the order of the products, the constant ('') last. Two
 * sums are equal for all sizes exactly when their lists are.
 */

/** A dim that is a sum or a difference. */
export type Sum = `${string}+${string}` | `${string}-${string}`;

export type Terms = readonly (readonly [key: string, coefficient: number])[];

type negative<n extends number> = n extends 0
  ? 0
  : `${n}` extends `-${infer positive extends number}`
    ? positive
    : `-${n}` extends `${infer negated extends number}`
      ? negated
      : never;
type minus<a extends number, b extends number> =
  difference<a, b> extends infer n ? ([n] extends [never] ? negative<difference<b, a>> : n) : never;
type addSigned<a extends number, b extends number> = `${a}` extends `-${infer x extends number}`
  ? `${b}` extends `-${infer y extends number}`
    ? negative<add<x, y>>
    : minus<b, x>
  : `${b}` extends `-${infer y extends number}`
    ? minus<a, y>
    : add<a, b>;
type multiplySigned<a extends number, b extends number> = `${a}` extends `-${infer x extends number}`
  ? multiplySigned<x, negative<b>>
  : `${b}` extends `-${infer y extends number}`
    ? negative<multiply<a, y>>
    : multiply<a, b>;

type addTerm<terms extends Terms, key extends string, n, done extends Terms = []> = terms extends readonly [
  infer first extends Terms[number],
  ...infer rest extends Terms,
]
  ? first[0] extends key
    ? addSigned<first[1], n & number> extends infer sum extends number
      ? sum extends 0
        ? [...done, ...rest]
        : [...done, [key, sum], ...rest]
      : never
    : before<key, first[0]> extends true
      ? [...done, [key, n & number], ...terms]
      : addTerm<rest, key, n, [...done, first]>
  : n extends 0
    ? done
    : [...done, [key, n & number]];

/** `sign` is 1 or -1. */
export type addTerms<a extends Terms, b extends Terms, sign extends number = 1> = b extends readonly [
  infer first extends Terms[number],
  ...infer rest extends Terms,
]
  ? addTerms<addTerm<a, first[0], multiplySigned<first[1], sign>>, rest, sign>
  : a;

type scaled<
  terms extends Terms,
  key extends string,
  n extends number,
  done extends Terms = [],
> = terms extends readonly [infer first extends Terms[number], ...infer rest extends Terms]
  ? scaled<rest, key, n, addTerm<done, joinKeys<key, first[0]>, multiplySigned<first[1], n>>>
  : done;
type joinKeys<a extends string, b extends string> = a extends ''
  ? b
  : product<[a, b extends '' ? 1 : b]> extends [string, infer names extends string[]]
    ? joinNames<names>
    : never;
export type multiplyTerms<a extends Terms, b extends Terms, done extends Terms = []> = b extends readonly [
  infer first extends Terms[number],
  ...infer rest extends Terms,
]
  ? multiplyTerms<a, rest, addTerms<done, scaled<a, first[0], first[1]>>>
  : done;

/** One product of numbers and names: `'2*n'`. */
type termOf<text extends string> =
  product<[text]> extends [infer digits extends string, infer names extends string[]]
    ? names extends ['']
      ? []
      : [[joinNames<names>, fromDigits<digits>]]
    : never;
/** A part without `+`: all but the first product are taken away. */
type partOf<
  text extends string,
  terms extends Terms,
  sign extends number,
> = text extends `${infer first}-${infer rest}`
  ? partOf<rest, addTerms<terms, termOf<first>, sign>, -1>
  : addTerms<terms, termOf<text>, sign>;
type parse<text extends string, terms extends Terms = []> = text extends `${infer first}+${infer rest}`
  ? parse<rest, partOf<first, terms, 1>>
  : partOf<text, terms, 1>;
/** The terms of a dim that is not `number`. */
export type termsOf<dim> = dim extends number
  ? dim extends 0
    ? []
    : [['', dim]]
  : dim extends string
    ? parse<dim>
    : never;

type printTerm<key extends string, n extends number> = key extends ''
  ? `${n}`
  : n extends 1
    ? key
    : `${n}*${key}`;
type print<terms extends Terms, plus extends string = '', less extends string = ''> = terms extends readonly [
  infer first extends Terms[number],
  ...infer rest extends Terms,
]
  ? `${first[1]}` extends `-${infer n extends number}`
    ? print<rest, plus, `${less}-${printTerm<first[0], n>}`>
    : print<rest, `${plus}${plus extends '' ? '' : '+'}${printTerm<first[0], first[1]>}`, less>
  : plus extends ''
    ? number
    : `${plus}${less}`;

/** The canonical dim: `'m+n'`, `'2*n+3'`, `'n-1'`, 5. `number` when nothing is added. */
export type printTerms<terms extends Terms> = terms extends readonly []
  ? 0
  : terms extends readonly [readonly ['', infer n extends number]]
    ? `${n}` extends `-${string}`
      ? number
      : n
    : print<terms>;
