import type { operandKind } from '../../src/messages/tensors.js';
import type { DType } from '../dtype.js';
import type { Axes, reduce } from '../reduce.js';
import type { AfterError, argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { checkDtype, Numeric } from './unary.js';

/** A shape after its message form was reported; `any` then, so that one mistake gives one diagnostic. */
export type shapeOrAny<result> = result extends Shape ? result : AfterError;

type Reduction = 'sum' | 'prod' | 'mean' | 'logSumExp' | 'max' | 'min' | 'argMax' | 'argMin' | 'any' | 'all';
export interface ReducedDtype<dtype extends DType> {
  sum: countable<dtype>;
  prod: countable<dtype>;
  mean: 'float32';
  logSumExp: 'float32';
  max: dtype;
  min: dtype;
  argMax: 'int32';
  argMin: 'int32';
  any: 'bool';
  all: 'bool';
}
export type countable<dtype extends DType> = [dtype] extends ['bool'] ? 'int32' : dtype;

export type reduceError<op extends string, dtype extends DType> = op extends 'any' | 'all'
  ? checkDtype<op, 0, dtype, 'bool', 'bool'>
  : op extends 'mean' | 'logSumExp'
    ? checkDtype<op, 0, dtype, Numeric, 'float32'>
    : checkDtype<op, 0, dtype, Numeric, 'float32 or int32 or bool'>;

type keepDimsOf<args> = argumentAt<args, 2, false> extends infer keepDims extends boolean ? keepDims : false;

interface ReduceRule<op extends Reduction> extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? reduceError<op, dtypeOf<x>> extends infer error extends Message
      ? error
      : reduce<
            op,
            shapeOf<x>,
            argumentAt<this['in'], 1, undefined>,
            keepDimsOf<this['in']>
          > extends infer shape
        ? shape extends Shape
          ? Tensor<shape, ReducedDtype<dtypeOf<x>>[op]>
          : shape
        : never
    : operandKind<op, 0, 'undefined'>;
}
/** Reduces over an axis, several, or all; `keepDims` leaves axes of size 1. */
export interface ReduceOp<op extends Reduction> extends HasRule<ReduceRule<op>> {
  <
    shape extends Shape,
    dtype extends DType,
    const axis extends Axes = undefined,
    keepDims extends boolean = false,
  >(
    x: check<reduceError<op, dtype>, Operand<shape, dtype>>,
    axis?: check<reduce<op, shape, axis, keepDims>, axis>,
    keepDims?: keepDims,
  ): Tensor<shapeOrAny<reduce<op, shape, axis, keepDims>>, ReducedDtype<dtype>[op]>;
}

interface ArgReduceRule<op extends 'argMax' | 'argMin'> extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? reduce<op, shapeOf<x>, argumentAt<this['in'], 1, 0>, false> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, 'int32'>
        : shape
      : never
    : operandKind<op, 0, 'undefined'>;
}
/** The index of an extreme along one axis, the first by default as in tfjs. */
export interface ArgReduceOp<op extends 'argMax' | 'argMin'> extends HasRule<ArgReduceRule<op>> {
  <shape extends Shape, dtype extends DType, axis extends number = 0>(
    x: Operand<shape, dtype>,
    axis?: check<reduce<op, shape, axis, false>, axis>,
  ): Tensor<shapeOrAny<reduce<op, shape, axis, false>>, 'int32'>;
}
