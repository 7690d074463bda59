import type { normalizeAxis } from '../axes.js';
import type { concat } from '../concat.js';
import type { DType, upcast } from '../dtype.js';
import type { AfterError, argumentAt, check, HasRule, Rule } from '../rule.js';
import type { at, removeAt, Shape } from '../shape.js';
import type { stack } from '../stack.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { shapeOrAny } from './reduce.js';

type Tensors = readonly AnyTensor[];
type shapesOf<tensors> = { -readonly [k in keyof tensors]: shapeOf<tensors[k]> } extends infer shapes extends
  readonly Shape[]
  ? shapes
  : never;
type commonDtype<tensors, common extends DType> = tensors extends readonly [infer first, ...infer rest]
  ? commonDtype<rest, upcast<common, dtypeOf<first>>>
  : common;
/** The highest dtype of a list. */
type dtypeOfAll<tensors> = tensors extends readonly [infer first, ...infer rest]
  ? [dtypeOf<tensors[keyof tensors & number]>] extends [dtypeOf<first>]
    ? dtypeOf<first>
    : commonDtype<rest, dtypeOf<first>>
  : dtypeOf<tensors[keyof tensors & number]>;

type joined<args, shape> = args extends readonly [infer tensors, ...infer _]
  ? shape extends Shape
    ? Tensor<shape, dtypeOfAll<tensors>>
    : shape
  : never;

interface ConcatRule extends Rule {
  out: joined<
    this['in'],
    concat<shapesOf<argumentAt<this['in'], 0, []>>, argumentAt<this['in'], 1, 0> & number>
  >;
}
/** Tensors whose shapes agree but for the joined axis, the first by default. */
export interface ConcatOp extends HasRule<ConcatRule> {
  <const tensors extends Tensors, axis extends number = 0>(
    tensors: check<concat<shapesOf<tensors>, axis>, tensors>,
    axis?: axis,
  ): Tensor<shapeOrAny<concat<shapesOf<tensors>, axis>>, dtypeOfAll<tensors>>;
}

interface StackRule extends Rule {
  out: joined<
    this['in'],
    stack<shapesOf<argumentAt<this['in'], 0, []>>, argumentAt<this['in'], 1, 0> & number>
  >;
}
/** Tensors of one shape along a new axis, the first by default. */
export interface StackOp extends HasRule<StackRule> {
  <const tensors extends Tensors, axis extends number = 0>(
    tensors: check<stack<shapesOf<tensors>, NoInfer<axis>>, tensors>,
    axis?: axis,
  ): Tensor<shapeOrAny<stack<shapesOf<tensors>, NoInfer<axis>>>, dtypeOfAll<tensors>>;
}

/** `count` copies of a type; an array when the count is unknown or large. */
type repeat<type, count, done extends unknown[] = []> = done['length'] extends count
  ? done
  : done['length'] extends 64
    ? type[]
    : repeat<type, count, [...done, type]>;
export type unstacked<shape extends Shape, dtype extends DType, axis extends number> =
  normalizeAxis<'unstack', shape, axis> extends infer index
    ? index extends string
      ? index
      : number extends index
        ? Tensor<Shape, dtype>[]
        : at<shape, index> extends infer size
          ? size extends number
            ? number extends size
              ? Tensor<removeAt<shape, index>, dtype>[]
              : repeat<Tensor<removeAt<shape, index>, dtype>, size>
            : Tensor<removeAt<shape, index>, dtype>[]
          : never
    : never;
interface UnstackRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? unstacked<shapeOf<x>, dtypeOf<x>, argumentAt<this['in'], 1, 0> & number>
    : never;
}
/** The slices along an axis, the first by default. */
export interface UnstackOp extends HasRule<UnstackRule> {
  <shape extends Shape, dtype extends DType, axis extends number = 0>(
    x: Operand<shape, dtype>,
    axis?: check<unstacked<shape, dtype, axis>, axis>,
  ): unstacked<shape, dtype, axis> extends infer result extends unknown[] ? result : AfterError;
}
