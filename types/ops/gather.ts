import type { operandDtype, operandKind } from '../../src/messages/tensors.js';
import type { normalizeAxis } from '../axes.js';
import type { DType } from '../dtype.js';
import type { gather } from '../gather.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { shapeOrAny } from './reduce.js';

/** The message when indices are provably not int32, else null. */
export type indicesError<op extends string, argument extends number, indices> = [
  dtypeOf<indices> & 'int32',
] extends [never]
  ? operandDtype<op, argument, 'int32', dtypeOf<indices>>
  : null;

type gathered<x, indices, axis extends number, batchDims extends number> =
  indicesError<'gather', 1, indices> extends infer message extends Message
    ? message
    : gather<shapeOf<x>, shapeOf<indices>, axis, batchDims> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, dtypeOf<x>>
        : shape
      : never;
interface GatherRule extends Rule {
  out: this['in'] extends readonly [infer x, infer indices, ...infer _]
    ? gathered<x, indices, argumentAt<this['in'], 2, 0> & number, argumentAt<this['in'], 3, 0> & number>
    : operandKind<'gather', this['in'] extends readonly [] ? 0 : 1, 'undefined'>;
}
/** The slices at the indices along an axis, the first by default; the first `batchDims` axes are common to both. */
export interface GatherOp extends HasRule<GatherRule> {
  <
    shape extends Shape,
    dtype extends DType,
    indices extends number | AnyTensor,
    axis extends number = 0,
    batchDims extends number = 0,
  >(
    x: Operand<shape, dtype>,
    indices: check<indicesError<'gather', 1, indices>, indices>,
    axis?: check<normalizeAxis<'gather', shape, axis>, axis>,
    batchDims?: check<gather<shape, shapeOf<indices>, axis, batchDims>, batchDims>,
  ): Tensor<shapeOrAny<gather<shape, shapeOf<indices>, axis, batchDims>>, dtype>;
}
