import type { Reduction } from '@tensorflow/tfjs-core';
import type { operandKind } from '../../src/messages/tensors.js';
import type { DType } from '../dtype.js';
import type { losses as lossesShape, weightedLoss } from '../losses.js';
import type { reduce } from '../reduce.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { sameShape } from '../same.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { shapeOrAny } from './reduce.js';
import type { checkDtype, Numeric } from './unary.js';

export type floatAt<op extends string, argument extends number, dtype extends DType> = checkDtype<
  op,
  argument,
  dtype,
  Numeric,
  'float32'
>;
/** The first message of a union of messages and nulls, else null. */
type messageOf<verdicts> = [verdicts] extends [null] ? null : Exclude<verdicts, null>;

/** Weights are for each loss, or broadcast to them; without any, each counts once. */
type Weights = number | AnyTensor | null | undefined;
type weightsShape<weights> = weights extends null | undefined ? [] : shapeOf<weights>;
type weightsDtype<op extends string, argument extends number, weights> = weights extends null | undefined
  ? null
  : floatAt<op, argument, dtypeOf<weights>>;
type weightsError<op extends string, argument extends number, weights, losses> =
  weightsDtype<op, argument, weights> extends infer message extends Message
    ? message
    : losses extends Shape
      ? weightedLoss<op, losses, weightsShape<weights>>
      : null;
type ByWeights = Reduction.SUM_BY_NONZERO_WEIGHTS;

type reduced<op extends string, losses, weights, reduction> = weightedLoss<
  op,
  losses,
  weightsShape<weights>,
  reduction
>;
type dtypes<op extends string, labels, predictions, weights, at extends number> = messageOf<
  floatAt<op, 0, dtypeOf<labels>> | floatAt<op, 1, dtypeOf<predictions>> | weightsDtype<op, at, weights>
>;
type lossTensor<shape> = shape extends Shape ? Tensor<shape> : shape;

/** `at` is where the weights are, `reduction` where the reduction is. */
interface LossRule<op extends string, at extends number, reduction extends number> extends Rule {
  out: this['in'] extends readonly [infer labels, infer predictions, ...infer _]
    ? dtypes<op, labels, predictions, argumentAt<this['in'], at, null>, at> extends infer message extends
        Message
      ? message
      : lossTensor<
          reduced<
            op,
            lossesShape<op, shapeOf<labels>, shapeOf<predictions>, axisOf<op, this['in']>>,
            argumentAt<this['in'], at, null>,
            argumentAt<this['in'], reduction, ByWeights>
          >
        >
    : operandKind<op, this['in'] extends readonly [] ? 0 : 1, 'undefined'>;
}
type axisOf<op extends string, args> = op extends 'cosineDistance' ? argumentAt<args, 2, number> : null;
type predictionsError<
  op extends string,
  labels extends Shape,
  predictions extends Shape,
  dtype extends DType,
> =
  floatAt<op, 1, dtype> extends infer message extends Message
    ? message
    : lossesShape<op, labels, predictions>;

/** absoluteDifference, hingeLoss, meanSquaredError. */
export interface LossOp<op extends string> extends HasRule<LossRule<op, 2, 3>> {
  <
    a extends Shape,
    b extends Shape,
    dtypeA extends DType,
    dtypeB extends DType,
    weights extends Weights = undefined,
    reduction extends Reduction = ByWeights,
  >(
    labels: check<floatAt<op, 0, dtypeA>, Operand<a, dtypeA>>,
    predictions: check<predictionsError<op, a, b, dtypeB>, Operand<b, dtypeB>>,
    weights?: check<weightsError<op, 2, weights, lossesShape<op, a, b>>, weights>,
    reduction?: reduction,
  ): Tensor<shapeOrAny<reduced<op, lossesShape<op, a, b>, weights, reduction>>>;
}

/** Quadratic for errors of at most `delta`, by default 1, linear beyond. */
export interface HuberLossOp extends HasRule<LossRule<'huberLoss', 2, 4>> {
  <
    a extends Shape,
    b extends Shape,
    dtypeA extends DType,
    dtypeB extends DType,
    weights extends Weights = undefined,
    reduction extends Reduction = ByWeights,
  >(
    labels: check<floatAt<'huberLoss', 0, dtypeA>, Operand<a, dtypeA>>,
    predictions: check<predictionsError<'huberLoss', a, b, dtypeB>, Operand<b, dtypeB>>,
    weights?: check<weightsError<'huberLoss', 2, weights, lossesShape<'huberLoss', a, b>>, weights>,
    delta?: number,
    reduction?: reduction,
  ): Tensor<shapeOrAny<reduced<'huberLoss', lossesShape<'huberLoss', a, b>, weights, reduction>>>;
}

/** Labels from 0 to 1; `epsilon` keeps the logarithms finite. */
export interface LogLossOp extends HasRule<LossRule<'logLoss', 2, 4>> {
  <
    a extends Shape,
    b extends Shape,
    dtypeA extends DType,
    dtypeB extends DType,
    weights extends Weights = undefined,
    reduction extends Reduction = ByWeights,
  >(
    labels: check<floatAt<'logLoss', 0, dtypeA>, Operand<a, dtypeA>>,
    predictions: check<predictionsError<'logLoss', a, b, dtypeB>, Operand<b, dtypeB>>,
    weights?: check<weightsError<'logLoss', 2, weights, lossesShape<'logLoss', a, b>>, weights>,
    epsilon?: number,
    reduction?: reduction,
  ): Tensor<shapeOrAny<reduced<'logLoss', lossesShape<'logLoss', a, b>, weights, reduction>>>;
}

/** sigmoidCrossEntropy, a loss for each element, and softmaxCrossEntropy, one for each row of the last axis. */
export interface CrossEntropyOp<op extends string> extends HasRule<LossRule<op, 2, 4>> {
  <
    a extends Shape,
    b extends Shape,
    dtypeA extends DType,
    dtypeB extends DType,
    weights extends Weights = undefined,
    reduction extends Reduction = ByWeights,
  >(
    labels: check<floatAt<op, 0, dtypeA>, Operand<a, dtypeA>>,
    logits: check<predictionsError<op, a, b, dtypeB>, Operand<b, dtypeB>>,
    weights?: check<weightsError<op, 2, weights, lossesShape<op, a, b>>, weights>,
    labelSmoothing?: number,
    reduction?: reduction,
  ): Tensor<shapeOrAny<reduced<op, lossesShape<op, a, b>, weights, reduction>>>;
}

type pairError<a extends Shape, b extends Shape, dtype extends DType> =
  floatAt<'cosineDistance', 1, dtype> extends infer message extends Message
    ? message
    : sameShape<'cosineDistance', a, b>;
/** Of unit vectors along `axis`. */
export interface CosineDistanceOp extends HasRule<LossRule<'cosineDistance', 3, 4>> {
  <
    a extends Shape,
    b extends Shape,
    dtypeA extends DType,
    dtypeB extends DType,
    axis extends number,
    weights extends Weights = undefined,
    reduction extends Reduction = ByWeights,
  >(
    labels: check<floatAt<'cosineDistance', 0, dtypeA>, Operand<a, dtypeA>>,
    predictions: check<pairError<a, b, dtypeB>, Operand<b, dtypeB>>,
    axis: check<reduce<'cosineDistance', a, axis, true>, axis>,
    weights?: check<
      weightsError<'cosineDistance', 3, weights, lossesShape<'cosineDistance', a, b, axis>>,
      weights
    >,
    reduction?: reduction,
  ): Tensor<
    shapeOrAny<reduced<'cosineDistance', lossesShape<'cosineDistance', a, b, axis>, weights, reduction>>
  >;
}

interface WeightedLossRule extends Rule {
  out: this['in'] extends readonly [infer losses, ...infer _]
    ? messageOf<
        | floatAt<'computeWeightedLoss', 0, dtypeOf<losses>>
        | weightsDtype<'computeWeightedLoss', 1, argumentAt<this['in'], 1, null>>
      > extends infer message extends Message
      ? message
      : lossTensor<
          reduced<
            'computeWeightedLoss',
            shapeOf<losses>,
            argumentAt<this['in'], 1, null>,
            argumentAt<this['in'], 2, ByWeights>
          >
        >
    : operandKind<'computeWeightedLoss', 0, 'undefined'>;
}
/** The losses times their weights, reduced to one number unless the reduction is NONE. */
export interface WeightedLossOp extends HasRule<WeightedLossRule> {
  <
    shape extends Shape,
    dtype extends DType,
    weights extends Weights = undefined,
    reduction extends Reduction = ByWeights,
  >(
    losses: check<floatAt<'computeWeightedLoss', 0, dtype>, Operand<shape, dtype>>,
    weights?: check<weightsError<'computeWeightedLoss', 1, weights, shape>, weights>,
    reduction?: reduction,
  ): Tensor<shapeOrAny<reduced<'computeWeightedLoss', shape, weights, reduction>>>;
}

/** The losses, by their names in tfjs. */
export interface LossOps {
  absoluteDifference: LossOp<'absoluteDifference'>;
  computeWeightedLoss: WeightedLossOp;
  cosineDistance: CosineDistanceOp;
  hingeLoss: LossOp<'hingeLoss'>;
  huberLoss: HuberLossOp;
  logLoss: LogLossOp;
  meanSquaredError: LossOp<'meanSquaredError'>;
  sigmoidCrossEntropy: CrossEntropyOp<'sigmoidCrossEntropy'>;
  softmaxCrossEntropy: CrossEntropyOp<'softmaxCrossEntropy'>;
}
