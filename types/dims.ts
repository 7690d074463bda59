import type { DType } from './dtype.js';
import type { Shape } from './shape.js';
import type { Tensor } from './tensor.js';

declare const dimName: unique symbol;
/** The run-time size of a named axis: a number that remembers its name. */
export type DimValue<name extends string> = number & { readonly [dimName]: name };

type toValue<dim> = number extends dim ? number : dim extends string ? DimValue<dim> : dim;

/** The sizes of a tensor, typed: those of named axes keep their names in `zeros([n, 3])` or `reshape(x, [n, -1])`. */
export interface DimsFn {
  <shape extends Shape>(
    x: Tensor<shape, DType>,
  ): {
    -readonly [k in keyof shape]: toValue<shape[k]>;
  };
}

/** The shape type of a shape argument. Literal integers, the usual case, are taken as they are. */
export type fromValues<shape extends Shape> = [`${shape[number]}`] extends [`${bigint}`]
  ? { -readonly [k in keyof shape]: shape[k] }
  : { -readonly [k in keyof shape]: shape[k] extends DimValue<infer name> ? name : shape[k] };
