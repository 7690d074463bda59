import type { operandKind } from '../../src/messages/tensors.js';
import type { DType } from '../dtype.js';
import type { norm } from '../norm.js';
import type { Axes, reduce } from '../reduce.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { shapeOrAny } from './reduce.js';
import type { checkDtype, Numeric } from './unary.js';

type floatError<op extends string, dtype extends DType> = checkDtype<op, 0, dtype, Numeric, 'float32'>;
type flag<args, index extends number> =
  argumentAt<args, index, false> extends infer value extends boolean ? value : false;

type normOf<op extends string, x, axis, keepDims extends boolean> =
  floatError<op, dtypeOf<x>> extends infer error extends Message
    ? error
    : norm<shapeOf<x>, axis, keepDims, op> extends infer shape
      ? shape extends Shape
        ? Tensor<shape>
        : shape
      : never;
interface NormRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? normOf<'norm', x, argumentAt<this['in'], 2, undefined>, flag<this['in'], 3>>
    : operandKind<'norm', 0, 'undefined'>;
}
/** The length of vectors along one axis, of matrices along two, or of all elements as one vector. */
export interface NormOp extends HasRule<NormRule> {
  <
    shape extends Shape,
    dtype extends DType,
    const axis extends Axes = undefined,
    keepDims extends boolean = false,
  >(
    x: check<floatError<'norm', dtype>, Operand<shape, dtype>>,
    ord?: number | 'euclidean' | 'fro',
    axis?: check<norm<shape, axis, keepDims>, axis>,
    keepDims?: keepDims,
  ): Tensor<shapeOrAny<norm<shape, axis, keepDims>>>;
}

interface EuclideanNormRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? normOf<'euclideanNorm', x, argumentAt<this['in'], 1, undefined>, flag<this['in'], 2>>
    : operandKind<'euclideanNorm', 0, 'undefined'>;
}
/** `norm` of the order 'euclidean'. */
export interface EuclideanNormOp extends HasRule<EuclideanNormRule> {
  <
    shape extends Shape,
    dtype extends DType,
    const axis extends Axes = undefined,
    keepDims extends boolean = false,
  >(
    x: check<floatError<'euclideanNorm', dtype>, Operand<shape, dtype>>,
    axis?: check<norm<shape, axis, keepDims, 'euclideanNorm'>, axis>,
    keepDims?: keepDims,
  ): Tensor<shapeOrAny<norm<shape, axis, keepDims, 'euclideanNorm'>>>;
}

interface Moments<shape extends Shape> {
  mean: Tensor<shape>;
  variance: Tensor<shape>;
}
type momentsOf<x, axis, keepDims extends boolean> =
  floatError<'moments', dtypeOf<x>> extends infer error extends Message
    ? error
    : reduce<'moments', shapeOf<x>, axis, keepDims> extends infer shape
      ? shape extends Shape
        ? Moments<shape>
        : shape
      : never;
interface MomentsRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? momentsOf<x, argumentAt<this['in'], 1, undefined>, flag<this['in'], 2>>
    : operandKind<'moments', 0, 'undefined'>;
}
/** The mean and the variance over the given axes, by default all. */
export interface MomentsOp extends HasRule<MomentsRule> {
  <
    shape extends Shape,
    dtype extends DType,
    const axis extends Axes = undefined,
    keepDims extends boolean = false,
  >(
    x: check<floatError<'moments', dtype>, Operand<shape, dtype>>,
    axis?: check<reduce<'moments', shape, axis, keepDims>, axis>,
    keepDims?: keepDims,
  ): Moments<shapeOrAny<reduce<'moments', shape, axis, keepDims>>>;
}
