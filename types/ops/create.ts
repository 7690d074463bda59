import type { invalidSize, valueCount } from '../../src/messages/tensors.js';
import type { arange } from '../arange.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { Nested, nestedDtype, nestedShape, raggedError } from '../literal.js';
import type { sizeOf } from '../product.js';
import type { check, Message } from '../rule.js';
import type { Shape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import type { shapeOrAny } from './reduce.js';

/*
 * A dtype that is not given must not be taken from what the context wants: hence NoInfer in the results.
 */

/** A shape argument: sizes, or the values that `dims` gives. */
export type Sizes = readonly number[];

/** The first size that is no non-negative integer. */
type invalid<shape extends Shape> = shape extends readonly [
  infer first extends number,
  ...infer rest extends Shape,
]
  ? `${first}` extends `-${string}` | `${string}.${string}`
    ? first
    : invalid<rest>
  : never;
/**
 * The message about a size that is no non-negative integer, else null. Behind a digit, such a size is no integer; so
 * one test settles most shapes, and only sizes that are no literals need a second look.
 */
export type sizesError<op extends string, shape extends Sizes> = [`1${shape[number]}`] extends [`${bigint}`]
  ? null
  : [invalid<shape>] extends [never]
    ? null
    : invalidSize<op, invalid<shape>, shape>;

/** The message about a shape that is none, or is not filled by the values, else null. */
export type fillError<values, shape extends Sizes> =
  sizesError<'tensor', shape> extends infer message extends Message
    ? message
    : [sizeOf<nestedShape<values>>, sizeOf<shape>] extends [
          infer count extends number,
          infer size extends number,
        ]
      ? number extends count | size
        ? null
        : count extends size
          ? null
          : valueCount<count, shape, size>
      : null;

export interface TensorFn {
  /** Nested arrays of numbers or booleans. */
  <const values extends Nested, dtype extends DType = nestedDtype<values>>(
    values: check<raggedError<values>, values>,
    shape?: undefined,
    dtype?: dtype,
  ): Tensor<nestedShape<values>, NoInfer<dtype>>;
  /** Elements in row-major order, and their shape. */
  <const values extends Nested, const shape extends Sizes, dtype extends DType = nestedDtype<values>>(
    values: values,
    shape: check<fillError<values, shape>, shape>,
    dtype?: dtype,
  ): Tensor<fromValues<shape>, NoInfer<dtype>>;
}

export interface ScalarFn {
  <value extends number | boolean, dtype extends DType = value extends boolean ? 'bool' : 'float32'>(
    value: value,
    dtype?: dtype,
  ): Tensor<[], NoInfer<dtype>>;
}

/** zeros, ones. */
export interface ConstantFn<op extends string> {
  <const shape extends Sizes, dtype extends DType = 'float32'>(
    shape: check<sizesError<op, shape>, shape>,
    dtype?: dtype,
  ): Tensor<fromValues<shape>, NoInfer<dtype>>;
}

export interface FillFn {
  <
    const shape extends Sizes,
    value extends number | boolean,
    dtype extends DType = value extends boolean ? 'bool' : 'float32',
  >(
    shape: check<sizesError<'fill', shape>, shape>,
    value: value,
    dtype?: dtype,
  ): Tensor<fromValues<shape>, NoInfer<dtype>>;
}

export interface ArangeFn {
  <stop extends number, dtype extends DType = 'float32'>(
    stop: stop,
    _stop?: undefined,
    _step?: undefined,
    dtype?: dtype,
  ): Tensor<shapeOrAny<arange<'arange', 0, stop, 1>>, NoInfer<dtype>>;
  <start extends number, stop extends number, step extends number = 1, dtype extends DType = 'float32'>(
    start: start,
    stop: stop,
    step?: check<arange<'arange', start, stop, step>, step>,
    dtype?: dtype,
  ): Tensor<shapeOrAny<arange<'arange', start, stop, step>>, NoInfer<dtype>>;
}

/** As in tfjs: a step of 1 counts down where stop is less than start. */
export interface RangeFn {
  <start extends number, stop extends number, step extends number = 1, dtype extends DType = 'float32'>(
    start: start,
    stop: stop,
    step?: check<arange<'range', start, stop, step>, step>,
    dtype?: dtype,
  ): Tensor<shapeOrAny<arange<'range', start, stop, step>>, NoInfer<dtype>>;
}

export interface LinspaceFn {
  <count extends number>(start: number, stop: number, count: count): Tensor<[count]>;
}

export interface EyeFn {
  <rows extends number, columns extends number = rows>(
    rows: rows,
    columns?: columns,
  ): Tensor<[rows, NoInfer<columns>]>;
  <rows extends number, columns extends number, const batch extends Sizes, dtype extends DType = 'float32'>(
    rows: rows,
    columns: columns,
    batchShape: batch,
    dtype?: dtype,
  ): Tensor<[...fromValues<batch>, rows, columns], NoInfer<dtype>>;
}
