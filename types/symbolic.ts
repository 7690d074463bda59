import type { add, difference, multiply } from './arith.js';
import type { Dim } from './dim.js';
import type { sizeOf } from './product.js';

/** The sum of two dims; a sum with a name is the opaque name `'n+3'`. */
export type addDim<a, b> = number extends a
  ? number
  : number extends b
    ? number
    : a extends number
      ? b extends number
        ? add<a, b>
        : a extends 0
          ? b
          : `${b & string}+${a}`
      : b extends 0
        ? a
        : b extends Dim
          ? `${a & string}+${b}`
          : number;

/** The product of two dims; one with a name is a name such as `'3*n'`. Names have no brackets for products of sums. */
export type multiplyDim<a, b> = a extends number
  ? b extends number
    ? multiply<a, b>
    : multiplyNames<a, b>
  : multiplyNames<a, b>;
type multiplyNames<a, b> = a extends `${string}+${string}`
  ? number
  : b extends `${string}+${string}`
    ? number
    : sizeOf<[a & Dim, b & Dim]>;

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
