import type { Args } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { addDim, multiplyDim, subtractDim } from './symbolic.js';
import type { AnyTensor, Tensor } from './tensor.js';
import type { Sum } from './terms.js';

/** A name, or a product or a sum of names, with their sizes; `number` when a size is missing. */
export type substituteDim<dim, sizes> = dim extends string
  ? dim extends keyof sizes
    ? sizes[dim]
    : dim extends Sum
      ? substituteSum<dim, sizes>
      : dim extends `${infer first}*${infer rest}`
        ? multiplyDim<substituteDim<first, sizes>, substituteDim<rest, sizes>>
        : dim extends `${infer n extends number}`
          ? n
          : number
  : dim;
type substituteSum<dim extends string, sizes, plus = 0, less = 0> = dim extends `${infer first}+${infer rest}`
  ? first extends `${infer positive}-${infer negative}`
    ? substituteSum<
        rest,
        sizes,
        addDim<plus, substituteTerm<positive, sizes>>,
        addDim<less, subtrahends<negative, sizes>>
      >
    : substituteSum<rest, sizes, addDim<plus, substituteTerm<first, sizes>>, less>
  : dim extends `${infer positive}-${infer negative}`
    ? orNumber<
        subtractDim<addDim<plus, substituteTerm<positive, sizes>>, addDim<less, subtrahends<negative, sizes>>>
      >
    : orNumber<subtractDim<addDim<plus, substituteTerm<dim, sizes>>, less>>;
type subtrahends<text extends string, sizes, sum = 0> = text extends `${infer first}-${infer rest}`
  ? subtrahends<rest, sizes, addDim<sum, substituteTerm<first, sizes>>>
  : addDim<sum, substituteTerm<text, sizes>>;
/** Nothing stands before a leading minus. */
type substituteTerm<text extends string, sizes> = text extends '' ? 0 : substituteDim<text, sizes>;
/** A negative size is an error that the run time words. */
type orNumber<dim> = [dim] extends [never] ? number : dim;
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
