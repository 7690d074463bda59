import type { add, difference, multiply } from './arith.js';
import type { Dim } from './dim.js';
import type { sizeOf } from './product.js';
import type { addTerms, printTerms, Sum, termsOf } from './terms.js';

/** The sum of two dims: with a name it is a name such as `'n+3'` or `'m+n'`, in canonical form. */
export type addDim<a, b> = number extends a
  ? number
  : number extends b
    ? number
    : a extends number
      ? b extends number
        ? add<a, b>
        : a extends 0
          ? b
          : addNames<a, b>
      : b extends 0
        ? a
        : addNames<a, b>;
type addNames<a, b> = printTerms<addTerms<termsOf<a>, termsOf<b>>>;

/** a - b: `'n-1'`, `'m-n'`; `never` when that is a negative number. */
export type subtractDim<a, b> = number extends a
  ? number
  : number extends b
    ? number
    : b extends 0
      ? a
      : a extends number
        ? b extends number
          ? difference<a, b>
          : printTerms<addTerms<termsOf<a>, termsOf<b>, -1>>
        : printTerms<addTerms<termsOf<a>, termsOf<b>, -1>>;

/** The product of two dims: `'3*n'`, `'b*t'`, `'2*n+2'`. */
export type multiplyDim<a, b> = a extends number
  ? b extends number
    ? multiply<a, b>
    : multiplyNames<a, b>
  : multiplyNames<a, b>;
type multiplyNames<a, b> = sizeOf<[a & Dim, b & Dim]>;

/** A sum or a product in canonical form, another dim as it is. */
export type canonical<dim> = dim extends Compound ? printTerms<termsOf<dim>> : dim;

/** Whether two names are the same sum or product, written in another order. */
export type isSameName<a, b> = a extends Compound
  ? b extends Compound
    ? canonical<a> extends canonical<b>
      ? true
      : false
    : false
  : false;
/** A dim that is more than a name. */
export type Compound = Sum | `${string}*${string}`;

/** The dims among `dims` that are no non-negative integers. */
export type noIndex<dims> = dims extends Dim
  ? `${dims}` extends `-${string}` | `${number}.${number}`
    ? dims
    : never
  : never;

/** The smaller of two dims; unknown for different names. */
export type leastDim<a, b> = a extends number
  ? b extends number
    ? number extends a | b
      ? number
      : [difference<a, b>] extends [never]
        ? a
        : b
    : number
  : [a, b] extends [b, a]
    ? a
    : number;
