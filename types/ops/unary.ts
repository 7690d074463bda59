import type { operandDtype, operandKind } from '../../src/messages/tensors.js';
import type { DType } from '../dtype.js';
import type { check, HasRule, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';

export type Real = 'float32' | 'int32';
export type Numeric = 'float32' | 'int32' | 'bool';

/** The message when the dtype is provably none of `allowed`, else null. */
export type checkDtype<
  op extends string,
  argument extends number,
  dtype extends DType,
  allowed extends DType,
  wanted extends string,
> = [dtype & allowed] extends [never] ? operandDtype<op, argument, wanted, dtype> : null;

/** The result of a rule that looks at one tensor, or the message when the tensor is missing or of a wrong dtype. */
type unaryRule<op extends string, args, error, result> = args extends readonly []
  ? operandKind<op, 0, 'undefined'>
  : error extends string
    ? error
    : result;
type first<args> = args extends readonly [infer x, ...infer _] ? x : unknown;

export type realError<op extends string, dtype extends DType> = checkDtype<
  op,
  0,
  dtype,
  op extends 'abs' ? Real | 'complex64' : Real,
  'float32 or int32'
>;
export type realDtype<dtype extends DType> = [dtype] extends ['complex64'] ? 'float32' : dtype;

interface RealRule<op extends string> extends Rule {
  out: unaryRule<
    op,
    this['in'],
    realError<op, dtypeOf<first<this['in']>>>,
    Tensor<shapeOf<first<this['in']>>, realDtype<dtypeOf<first<this['in']>>>>
  >;
}
/** float32 or int32 in, the same out (and the real abs of complex64). */
export interface UnaryOp<op extends string> extends HasRule<RealRule<op>> {
  <shape extends Shape, dtype extends DType>(
    x: check<realError<op, dtype>, Operand<shape, dtype>>,
  ): Tensor<shape, realDtype<dtype>>;
}

export type floatError<op extends string, dtype extends DType> = checkDtype<op, 0, dtype, Numeric, 'float32'>;
interface FloatRule<op extends string> extends Rule {
  out: unaryRule<
    op,
    this['in'],
    floatError<op, dtypeOf<first<this['in']>>>,
    Tensor<shapeOf<first<this['in']>>>
  >;
}
/** Integers and booleans become float32, which the result is. */
export interface FloatUnaryOp<op extends string> extends HasRule<FloatRule<op>> {
  <shape extends Shape, dtype extends DType>(
    x: check<floatError<op, dtype>, Operand<shape, dtype>>,
  ): Tensor<shape>;
}

export type numericError<op extends string, dtype extends DType> = checkDtype<
  op,
  0,
  dtype,
  Numeric,
  'float32 or int32 or bool'
>;
interface BoolRule<op extends string> extends Rule {
  out: unaryRule<
    op,
    this['in'],
    numericError<op, dtypeOf<first<this['in']>>>,
    Tensor<shapeOf<first<this['in']>>, 'bool'>
  >;
}
/** isNaN, isInf, isFinite. */
export interface BoolUnaryOp<op extends string> extends HasRule<BoolRule<op>> {
  <shape extends Shape, dtype extends DType>(
    x: check<numericError<op, dtype>, Operand<shape, dtype>>,
  ): Tensor<shape, 'bool'>;
}

export type boolError<op extends string, dtype extends DType> = checkDtype<op, 0, dtype, 'bool', 'bool'>;
interface LogicalNotRule extends Rule {
  out: unaryRule<
    'logicalNot',
    this['in'],
    boolError<'logicalNot', dtypeOf<first<this['in']>>>,
    Tensor<shapeOf<first<this['in']>>, 'bool'>
  >;
}
export interface LogicalNotOp extends HasRule<LogicalNotRule> {
  <shape extends Shape, dtype extends DType>(
    x: check<boolError<'logicalNot', dtype>, Operand<shape, dtype>>,
  ): Tensor<shape, 'bool'>;
}

interface LikeRule<op extends string> extends Rule {
  out: unaryRule<op, this['in'], null, Tensor<shapeOf<first<this['in']>>, dtypeOf<first<this['in']>>>>;
}
/** zerosLike, onesLike, clone: shape and dtype of the argument. */
export interface LikeOp<op extends string> extends HasRule<LikeRule<op>> {
  <shape extends Shape, dtype extends DType>(x: Operand<shape, dtype>): Tensor<shape, dtype>;
}

export interface CastOp {
  <shape extends Shape, to extends DType>(x: Operand<shape, DType>, dtype: to): Tensor<shape, to>;
}

/** With a slope for negative values. */
export interface LeakyReluOp extends HasRule<FloatRule<'leakyRelu'>> {
  <shape extends Shape, dtype extends DType>(
    x: check<floatError<'leakyRelu', dtype>, Operand<shape, dtype>>,
    alpha?: number,
  ): Tensor<shape>;
}

/** With a slope for values that are not positive. */
export interface StepOp extends HasRule<RealRule<'step'>> {
  <shape extends Shape, dtype extends DType>(
    x: check<realError<'step', dtype>, Operand<shape, dtype>>,
    alpha?: number,
  ): Tensor<shape, dtype>;
}

export interface ClipByValueOp extends HasRule<RealRule<'clipByValue'>> {
  <shape extends Shape, dtype extends DType>(
    x: check<realError<'clipByValue', dtype>, Operand<shape, dtype>>,
    clipValueMin: number,
    clipValueMax: number,
  ): Tensor<shape, dtype>;
}
