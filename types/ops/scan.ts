import type { operandKind } from '../../src/messages/tensors.js';
import type { along } from '../along.js';
import type { DType } from '../dtype.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { countable } from './reduce.js';
import type { checkDtype, Numeric } from './unary.js';

type dtypeError<op extends string, dtype extends DType> = checkDtype<
  op,
  0,
  dtype,
  Numeric,
  'float32 or int32 or bool'
>;
type scanned<op extends string, x, axis> =
  dtypeError<op, dtypeOf<x>> extends infer error extends Message
    ? error
    : along<op, shapeOf<x>, axis> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, countable<dtypeOf<x>>>
        : shape
      : never;
interface ScanRule<op extends string> extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? scanned<op, x, argumentAt<this['in'], 1, 0>>
    : operandKind<op, 0, 'undefined'>;
}
/** Of the elements up to each along an axis, the first by default: `exclusive` without itself, `reverse` from it on. */
export interface ScanOp<op extends string> extends HasRule<ScanRule<op>> {
  <shape extends Shape, dtype extends DType, axis extends number = 0>(
    x: check<dtypeError<op, dtype>, Operand<shape, dtype>>,
    axis?: check<along<op, shape, axis>, axis>,
    exclusive?: boolean,
    reverse?: boolean,
  ): Tensor<shape, countable<dtype>>;
}
