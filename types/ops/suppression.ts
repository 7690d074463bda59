import type { DType } from '../dtype.js';
import type { suppressed } from '../image.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, Operand, shapeOf, Tensor } from '../tensor.js';
import type { floatArgument, missing } from './image.js';
import type { dimOf } from './indices.js';
import type { checkDtype, Numeric } from './unary.js';

type Suppression = 'nonMaxSuppression' | 'nonMaxSuppressionWithScore' | 'nonMaxSuppressionPadded';
export interface WithScore {
  selectedIndices: Tensor<[number], 'int32'>;
  selectedScores: Tensor<[number]>;
}
/** Indices, then zeros up to `size`, and the number of the indices. */
export interface Padded<size extends number> {
  selectedIndices: Tensor<[size], 'int32'>;
  validOutputs: Tensor<[], 'int32'>;
}
/** What an op gives; only the last one's depends on more than its name. */
interface Suppressed<boxes extends Shape, count extends number, pad> {
  nonMaxSuppression: Tensor<[number], 'int32'>;
  nonMaxSuppressionWithScore: WithScore;
  nonMaxSuppressionPadded: Padded<sizeFor<boxes, count, pad>>;
}

type boxesVerdict<op extends string, boxes extends Shape, dtype extends DType> =
  checkDtype<op, 0, dtype, Numeric, 'float32'> extends infer message extends Message
    ? message
    : suppressed<op, boxes, Shape, number>;
type scoresVerdict<op extends string, boxes extends Shape, scores> =
  floatArgument<op, 1, scores> extends infer message extends Message
    ? message
    : suppressed<op, boxes, shapeOf<scores>, number>;
type countVerdict<op extends string, boxes extends Shape, scores, count extends number> = suppressed<
  op,
  boxes,
  shapeOf<scores>,
  dimOf<count>
>;

type outcome<op extends Suppression, boxes, scores, count extends number, pad> =
  floatArgument<op, 0, boxes> extends infer message extends Message
    ? message
    : floatArgument<op, 1, scores> extends infer message extends Message
      ? message
      : countVerdict<op, shapeOf<boxes>, scores, count> extends infer message extends Message
        ? message
        : Suppressed<shapeOf<boxes>, count, pad>[op];
interface SuppressionRule<op extends Suppression> extends Rule {
  out: this['in'] extends readonly [infer boxes, infer scores, ...infer _]
    ? outcome<op, boxes, scores, argumentAt<this['in'], 2, number> & number, argumentAt<this['in'], 5, false>>
    : missing<op, this['in']>;
}

interface Parameters<op extends string, result> {
  <shape extends Shape, dtype extends DType, scores extends AnyTensor, count extends number>(
    boxes: check<boxesVerdict<op, shape, dtype>, Operand<shape, dtype>>,
    scores: check<scoresVerdict<op, shape, scores>, scores>,
    maxOutputSize: check<countVerdict<op, shape, scores, count>, count>,
    iouThreshold?: number,
    scoreThreshold?: number,
  ): result;
}
/** The indices of the best boxes, none of which covers much of another. */
export interface SuppressionOp
  extends HasRule<SuppressionRule<'nonMaxSuppression'>>,
    Parameters<'nonMaxSuppression', Tensor<[number], 'int32'>> {}
/** The same, reading the boxes without blocking. */
export interface SuppressionAsyncOp
  extends Parameters<'nonMaxSuppressionAsync', Promise<Tensor<[number], 'int32'>>> {}

interface ScoreParameters<op extends string, result> {
  <shape extends Shape, dtype extends DType, scores extends AnyTensor, count extends number>(
    boxes: check<boxesVerdict<op, shape, dtype>, Operand<shape, dtype>>,
    scores: check<scoresVerdict<op, shape, scores>, scores>,
    maxOutputSize: check<countVerdict<op, shape, scores, count>, count>,
    iouThreshold?: number,
    scoreThreshold?: number,
    softNmsSigma?: number,
  ): result;
}
/** With the scores of the boxes, which `softNmsSigma` lowers where they cover others. */
export interface SuppressionWithScoreOp
  extends HasRule<SuppressionRule<'nonMaxSuppressionWithScore'>>,
    ScoreParameters<'nonMaxSuppressionWithScore', WithScore> {}
export interface SuppressionWithScoreAsyncOp
  extends ScoreParameters<'nonMaxSuppressionWithScoreAsync', Promise<WithScore>> {}

type sizeFor<boxes extends Shape, count extends number, pad> = pad extends true
  ? suppressed<'nonMaxSuppressionPadded', boxes, Shape, dimOf<count>> extends readonly [
      infer size extends number,
    ]
    ? size
    : number
  : number;
/** With zeros up to `maxOutputSize` if wanted, so that the size does not depend on the data. */
export interface SuppressionPaddedOp extends HasRule<SuppressionRule<'nonMaxSuppressionPadded'>> {
  <
    shape extends Shape,
    dtype extends DType,
    scores extends AnyTensor,
    count extends number,
    pad extends boolean = false,
  >(
    boxes: check<boxesVerdict<'nonMaxSuppressionPadded', shape, dtype>, Operand<shape, dtype>>,
    scores: check<scoresVerdict<'nonMaxSuppressionPadded', shape, scores>, scores>,
    maxOutputSize: check<countVerdict<'nonMaxSuppressionPadded', shape, scores, count>, count>,
    iouThreshold?: number,
    scoreThreshold?: number,
    padToMaxOutputSize?: pad,
  ): Padded<sizeFor<shape, count, NoInfer<pad>>>;
}
export interface SuppressionPaddedAsyncOp {
  <
    shape extends Shape,
    dtype extends DType,
    scores extends AnyTensor,
    count extends number,
    pad extends boolean = false,
  >(
    boxes: check<boxesVerdict<'nonMaxSuppressionPaddedAsync', shape, dtype>, Operand<shape, dtype>>,
    scores: check<scoresVerdict<'nonMaxSuppressionPaddedAsync', shape, scores>, scores>,
    maxOutputSize: check<countVerdict<'nonMaxSuppressionPaddedAsync', shape, scores, count>, count>,
    iouThreshold?: number,
    scoreThreshold?: number,
    padToMaxOutputSize?: pad,
  ): Promise<Padded<sizeFor<shape, count, NoInfer<pad>>>>;
}
