import type { operandKind } from '../../src/messages/tensors.js';
import type { normalizeAxis } from '../axes.js';
import type { concat } from '../concat.js';
import type { DType, upcast } from '../dtype.js';
import type { AfterError, argumentAt, check, HasRule, Rule } from '../rule.js';
import type { at, removeAt, Shape, withoutAxes } from '../shape.js';
import type { repeat, split } from '../split.js';
import type { stack } from '../stack.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { shapeOrAny } from './reduce.js';

type Tensors = readonly AnyTensor[];
export type shapesOf<tensors> = {
  -readonly [k in keyof tensors]: shapeOf<tensors[k]>;
} extends infer shapes extends readonly Shape[]
  ? shapes
  : never;
type commonDtype<tensors, common extends DType> = tensors extends readonly [infer first, ...infer rest]
  ? commonDtype<rest, upcast<common, dtypeOf<first>>>
  : common;
/** The highest dtype of a list. */
export type dtypeOfAll<tensors> = tensors extends readonly [infer first, ...infer rest]
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

export type unstacked<shape extends Shape, dtype extends DType, axis extends number> =
  normalizeAxis<'unstack', shape, axis> extends infer index
    ? index extends string
      ? index
      : number extends index
        ? Tensor<withoutAxes<shape, [axis]>, dtype>[]
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

type tensorsOf<shapes extends readonly Shape[], dtype extends DType> = {
  -readonly [k in keyof shapes]: Tensor<shapes[k], dtype>;
};
export type parts<shapes, dtype extends DType> = shapes extends readonly Shape[]
  ? tensorsOf<shapes, dtype>
  : shapes;
type numberOrSizes = number | readonly number[];
interface SplitRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? parts<
        split<shapeOf<x>, argumentAt<this['in'], 1, number>, argumentAt<this['in'], 2, 0> & number>,
        dtypeOf<x>
      >
    : operandKind<'split', 0, 'undefined'>;
}
/** A number of equal parts, or parts of the given sizes, along an axis, the first by default. */
export interface SplitOp extends HasRule<SplitRule> {
  <shape extends Shape, dtype extends DType, const sizes extends numberOrSizes, axis extends number = 0>(
    x: Operand<shape, dtype>,
    numOrSizeSplits: check<split<shape, sizes, NoInfer<axis>>, sizes>,
    axis?: axis,
  ): parts<split<shape, sizes, NoInfer<axis>>, dtype> extends infer result extends unknown[]
    ? result
    : AfterError;
}

/** The tensors of a chained method that takes one or several. */
export type listed<others> = others extends readonly AnyTensor[] ? others : [others];
/** tfjs' own ops take the dtype of the first tensor, whatever the others have. */
export type sharedDtype<dtype extends DType, others> = [dtypeOf<listed<others>[number]>] extends [dtype]
  ? dtype
  : DType;
