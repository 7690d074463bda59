import type { operandKind } from '../../src/messages/tensors.js';
import type { DType } from '../dtype.js';
import type { check, HasRule, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { imageError } from '../windows.js';
import type { operandError } from './conv.js';

type Name = 'localResponseNormalization';
type verdict<shape extends Shape, dtype extends DType> = operandError<
  Name,
  0,
  dtype,
  imageError<Name, shape, 2>
>;
interface LocalResponseRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? check<verdict<shapeOf<x>, dtypeOf<x>>, Tensor<shapeOf<x>>>
    : operandKind<Name, 0, 'undefined'>;
}
/** Each channel of a pixel in units of what its neighbours add up to. */
export interface LocalResponseOp extends HasRule<LocalResponseRule> {
  <shape extends Shape, dtype extends DType>(
    x: check<verdict<shape, dtype>, Operand<shape, dtype>>,
    depthRadius?: number,
    bias?: number,
    alpha?: number,
    beta?: number,
  ): Tensor<shape>;
}
