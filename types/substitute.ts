import type { multiply } from './arith.js';
import type { Args } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { AnyTensor, Tensor } from './tensor.js';

type multiplyDims<a, b> = a extends number
  ? b extends number
    ? multiply<a, b>
    : a extends 1
      ? b
      : number extends a
        ? number
        : `${a}*${b & string}`
  : b extends number
    ? b extends 1
      ? a
      : number extends b
        ? number
        : `${b}*${a & string}`
    : `${a & string}*${b & string}`;

type substituteDim<dim, sizes> = dim extends string
  ? dim extends keyof sizes
    ? sizes[dim]
    : dim extends `${infer first}*${infer rest}`
      ? multiplyDims<substituteDim<first, sizes>, substituteDim<rest, sizes>>
      : dim extends `${infer n extends number}`
        ? n
        : number
  : dim;
type substituteShape<shape extends Shape, sizes> = {
  -readonly [k in keyof shape]: substituteDim<shape[k], sizes>;
} extends infer result extends Shape
  ? result
  : never;

/** A result type with the names of its shapes replaced by their sizes; names without a size become unknown. */
export type substitute<type, sizes> = unknown extends type
  ? type
  : type extends Tensor<infer shape, infer dtype>
    ? shape extends readonly []
      ? type
      : isRankUnknown<shape> extends true
        ? type
        : Tensor<substituteShape<shape, sizes>, dtype>
    : type extends AnyTensor
      ? type
      : type extends Args
        ? { -readonly [k in keyof type]: substitute<type[k], sizes> }
        : type extends (...args: never) => unknown
          ? type
          : type extends object
            ? { -readonly [k in keyof type]: substitute<type[k], sizes> }
            : type;
