import type { operandDtype, operandKind } from '../../src/messages/tensors.js';
import type { DType } from '../dtype.js';
import type { depthToSpace, parameterError } from '../layers.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { shapeOrAny } from './reduce.js';
import type { checkDtype, Numeric } from './unary.js';

type floatError<op extends string, dtype extends DType> = checkDtype<op, 0, dtype, Numeric, 'float32'>;

type Format = 'NHWC' | 'NCHW';
type enlarged<x, size extends number, format> =
  floatError<'depthToSpace', dtypeOf<x>> extends infer message extends Message
    ? message
    : depthToSpace<shapeOf<x>, size, format> extends infer shape
      ? shape extends Shape
        ? Tensor<shape>
        : shape
      : never;
interface DepthToSpaceRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? enlarged<x, argumentAt<this['in'], 1, number> & number, argumentAt<this['in'], 2, 'NHWC'>>
    : operandKind<'depthToSpace', 0, 'undefined'>;
}
/** Blocks of `blockSize` x `blockSize` pixels in place of each pixel, made of its channels. */
export interface DepthToSpaceOp extends HasRule<DepthToSpaceRule> {
  <shape extends Shape, dtype extends DType, size extends number, format extends Format = 'NHWC'>(
    x: check<floatError<'depthToSpace', dtype>, Operand<shape, dtype>>,
    blockSize: check<depthToSpace<shape, size, NoInfer<format>>, size>,
    dataFormat?: format,
  ): Tensor<shapeOrAny<depthToSpace<shape, size, NoInfer<format>>>>;
}

export type Parameter = number | AnyTensor | null | undefined;
/** The message about the dtype or the shape of a parameter, else null. */
export type wrong<argument extends number, parameter, x extends Shape> = parameter extends null | undefined
  ? null
  : [dtypeOf<parameter> & Numeric] extends [never]
    ? operandDtype<'batchNorm', argument, 'float32', dtypeOf<parameter>>
    : parameterError<argument, shapeOf<parameter>, x>;
type firstWrong<args, x extends Shape> =
  | wrong<1, argumentAt<args, 1, null>, x>
  | wrong<2, argumentAt<args, 2, null>, x>
  | wrong<3, argumentAt<args, 3, null>, x>
  | wrong<4, argumentAt<args, 4, null>, x>;
export interface BatchNormRule extends Rule {
  out: this['in'] extends readonly [infer x, infer _mean, infer _variance, ...infer _]
    ? floatError<'batchNorm', dtypeOf<x>> extends infer message extends Message
      ? message
      : [firstWrong<this['in'], shapeOf<x>>] extends [null]
        ? Tensor<shapeOf<x>>
        : Exclude<firstWrong<this['in'], shapeOf<x>>, null>
    : operandKind<
        'batchNorm',
        this['in'] extends readonly [unknown, unknown] ? 2 : this['in'] extends readonly [unknown] ? 1 : 0,
        'undefined'
      >;
}
/** x without its mean, in units of its standard deviation, times a scale, plus an offset; all of them broadcast to x. */
export interface BatchNormOp extends HasRule<BatchNormRule> {
  <
    shape extends Shape,
    dtype extends DType,
    mean extends number | AnyTensor,
    variance extends number | AnyTensor,
    offset extends Parameter = undefined,
    scale extends Parameter = undefined,
  >(
    x: check<floatError<'batchNorm', dtype>, Operand<shape, dtype>>,
    mean: check<wrong<1, mean, shape>, mean>,
    variance: check<wrong<2, variance, shape>, variance>,
    offset?: check<wrong<3, offset, shape>, offset>,
    scale?: check<wrong<4, scale, shape>, scale>,
    varianceEpsilon?: number,
  ): Tensor<shape>;
}
