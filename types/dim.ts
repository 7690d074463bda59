import type { isSameName } from './symbolic.js';

/** One axis: a literal size, a name that stands for one size (`'batch'`), or `number` when the size is unknown. */
export type Dim = number | string;

/** `never` when the two are provably different. */
export type unifyDim<a, b> = number extends a
  ? b
  : number extends b
    ? a
    : [a & b] extends [never]
      ? isSameName<a, b> extends true
        ? a
        : never
      : a & b;

/** False only when the two are provably different. */
export type mayEqual<a, b> = number extends a
  ? true
  : number extends b
    ? true
    : [a & b] extends [never]
      ? isSameName<a, b>
      : true;
