import type { operandDtype, operandKind } from '../../src/messages/tensors.js';
import type { along } from '../along.js';
import type { broadcastFor } from '../broadcast.js';
import type { DType, upcast } from '../dtype.js';
import type { check, HasRule, Message, orAny, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { operandError } from './binary.js';
import type { checkDtype, Numeric } from './unary.js';

/** The dtype of a branch beside a number, which takes it, but not that of a bool. */
type besideNumber<dtype extends DType> = [dtype] extends ['bool'] ? 'float32' : dtype;
type branchDtype<a, b> = a extends number
  ? b extends number
    ? 'float32'
    : besideNumber<dtypeOf<b>>
  : b extends number
    ? besideNumber<dtypeOf<a>>
    : upcast<dtypeOf<a>, dtypeOf<b>>;

export type chosen<condition, a, b> =
  operandError<'where', 2, b> extends infer message extends Message
    ? message
    : [dtypeOf<condition> & 'bool'] extends [never]
      ? operandDtype<'where', 0, 'bool', dtypeOf<condition>>
      : broadcastFor<'where', shapeOf<a>, shapeOf<b>> extends infer branches
        ? branches extends Shape
          ? broadcastFor<'where', shapeOf<condition>, branches> extends infer shape
            ? shape extends Shape
              ? Tensor<shape, branchDtype<a, b>>
              : shape
            : never
          : branches
        : never;
interface WhereRule extends Rule {
  out: this['in'] extends readonly [infer condition, infer a, infer b, ...infer _]
    ? chosen<condition, a, b>
    : operandKind<
        'where',
        this['in'] extends readonly [unknown, unknown] ? 2 : this['in'] extends readonly [unknown] ? 1 : 0,
        'undefined'
      >;
}
/** Elements of a where the condition holds, of b elsewhere; all three broadcast. */
export interface WhereOp extends HasRule<WhereRule> {
  <shape extends Shape, dtype extends DType>(
    condition: Tensor<shape, 'bool'>,
    a: Tensor<NoInfer<shape>, dtype>,
    b: Tensor<NoInfer<shape>, NoInfer<dtype>>,
  ): Tensor<shape, dtype>;
  <shape extends Shape, dtype extends Exclude<DType, 'bool'>>(
    condition: Tensor<shape, 'bool'>,
    a: Tensor<NoInfer<shape>, dtype>,
    b: number | Tensor<[], NoInfer<dtype>>,
  ): Tensor<shape, dtype>;
  <shape extends Shape, dtype extends Exclude<DType, 'bool'>>(
    condition: Tensor<shape, 'bool'>,
    a: number | Tensor<[], NoInfer<dtype>>,
    b: Tensor<NoInfer<shape>, dtype>,
  ): Tensor<shape, dtype>;
  <condition, a, b>(
    condition: condition,
    a: check<operandError<'where', 1, a>, a>,
    b: check<chosen<condition, a, b>, b>,
  ): orAny<chosen<condition, a, b>>;
}

type softmaxed<op extends string, x, axis extends number> =
  checkDtype<op, 0, dtypeOf<x>, Numeric, 'float32'> extends infer error extends Message
    ? error
    : along<op, shapeOf<x>, axis> extends infer shape
      ? shape extends Shape
        ? Tensor<shape>
        : shape
      : never;
interface SoftmaxRule<op extends string> extends Rule {
  out: this['in'] extends readonly [infer x, ...infer rest]
    ? softmaxed<op, x, rest extends readonly [infer axis extends number, ...infer _] ? axis : -1>
    : operandKind<op, 0, 'undefined'>;
}
/** softmax and logSoftmax, along the last axis by default. */
export interface SoftmaxOp<op extends string> extends HasRule<SoftmaxRule<op>> {
  <shape extends Shape, dtype extends DType, axis extends number = -1>(
    x: check<checkDtype<op, 0, dtype, Numeric, 'float32'>, Operand<shape, dtype>>,
    axis?: check<along<op, shape, axis>, axis>,
  ): Tensor<shape>;
}
