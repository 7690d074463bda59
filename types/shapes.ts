import type { within } from '../src/messages/within.js';
import type { applyCallback } from './apply.js';
import type { fromValues } from './dims.js';
import type { DType } from './dtype.js';
import type { placeMessage } from './place.js';
import type { AfterError, AnyFunction, Args, Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { AnyTensor, Tensor } from './tensor.js';

/** A tensor without its data: what evalShape takes in place of tensors and gives back. */
export interface ShapeStruct<shape extends Shape = Shape, dtype extends DType = DType> {
  readonly shape: shape;
  readonly dtype: dtype;
}

type tensorOf<value> = unknown extends value
  ? value
  : value extends AnyTensor
    ? value
    : value extends { readonly shape: infer shape extends Shape; readonly dtype: infer dtype extends DType }
      ? Tensor<fromValues<shape>, dtype>
      : value extends (...args: never) => unknown
        ? value
        : value extends object
          ? { -readonly [k in keyof value]: tensorOf<value[k]> }
          : value;
/** Sizes as values: names are numbers at run time. */
type sizes<shape extends Shape> =
  isRankUnknown<shape> extends true
    ? number[]
    : { [k in keyof shape]: shape[k] extends number ? shape[k] : number };
type structOf<value> = unknown extends value
  ? value
  : value extends Tensor<infer shape, infer dtype>
    ? ShapeStruct<sizes<shape>, dtype>
    : value extends AnyTensor
      ? ShapeStruct<number[]>
      : value extends number
        ? ShapeStruct<[], 'float32'>
        : value extends (...args: never) => unknown
          ? value
          : value extends object
            ? { -readonly [k in keyof value]: structOf<value[k]> }
            : value;

type tensorsOf<args extends Args> = { -readonly [k in keyof args]: tensorOf<args[k]> };
type outcome<f, args extends Args> =
  applyCallback<f, tensorsOf<args>> extends infer result
    ? result extends string
      ? within<'evalShape', result>
      : result
    : never;

export interface EvalShapeFn {
  <const args extends Args, f extends AnyFunction = (...args: tensorsOf<args>) => unknown>(
    f: f,
    ...args: outcome<f, args> extends infer message extends Message ? placeMessage<args, message> : args
  ): outcome<f, args> extends string ? AfterError : structOf<outcome<f, args>>;
}

/** Turns a tensor of unknown shape into one of a known shape, checked at run time; names must agree within it. */
export interface AsShapeFn {
  <const shape extends Shape, dtype extends DType = 'float32'>(
    x: AnyTensor,
    shape: shape,
    dtype?: dtype,
  ): Tensor<fromValues<shape>, dtype>;
}
