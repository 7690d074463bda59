import type { DType } from '../dtype.js';
import type { checkRank } from '../rank.js';
import type { argumentAt, callRule, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, Operand, shapeOf, Tensor } from '../tensor.js';
import type { BatchNormRule, Parameter, wrong } from './layers.js';
import type { checkDtype, Numeric } from './unary.js';

type imagesError<op extends string, shape extends Shape, dtype extends DType, rank extends number> =
  checkDtype<'batchNorm', 0, dtype, Numeric, 'float32'> extends infer message extends Message
    ? message
    : checkRank<op, 0, shape, rank>;
interface RankedBatchNormRule<op extends string, rank extends number> extends Rule {
  out: checkRank<op, 0, shapeOf<argumentAt<this['in'], 0, 0>>, rank> extends infer message extends Message
    ? message
    : callRule<BatchNormRule, this['in']>;
}
/** `batchNorm` of tensors of one rank. */
export interface RankedBatchNormOp<op extends string, rank extends number>
  extends HasRule<RankedBatchNormRule<op, rank>> {
  <
    shape extends Shape,
    dtype extends DType,
    mean extends number | AnyTensor,
    variance extends number | AnyTensor,
    offset extends Parameter = undefined,
    scale extends Parameter = undefined,
  >(
    x: check<imagesError<op, shape, dtype, rank>, Operand<shape, dtype>>,
    mean: check<wrong<1, mean, shape>, mean>,
    variance: check<wrong<2, variance, shape>, variance>,
    offset?: check<wrong<3, offset, shape>, offset>,
    scale?: check<wrong<4, scale, shape>, scale>,
    varianceEpsilon?: number,
  ): Tensor<shape>;
}
