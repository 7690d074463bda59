import type { operandKind } from '../../src/messages/tensors.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { segmentSum } from '../segments.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { indicesError } from './gather.js';
import type { countable, shapeOrAny } from './reduce.js';
import type { checkDtype, Numeric } from './unary.js';

type dtypeError<dtype extends DType> = checkDtype<
  'unsortedSegmentSum',
  0,
  dtype,
  Numeric,
  'float32 or int32 or bool'
>;
export type sums<x extends Shape, ids, count extends number> = segmentSum<
  x,
  shapeOf<ids>,
  fromValues<[count]>[0]
>;
type summed<x, ids, count extends number> =
  dtypeError<dtypeOf<x>> extends infer message extends Message
    ? message
    : indicesError<'unsortedSegmentSum', 1, ids> extends infer message extends Message
      ? message
      : sums<shapeOf<x>, ids, count> extends infer shape
        ? shape extends Shape
          ? Tensor<shape, countable<dtypeOf<x>>>
          : shape
        : never;
interface SegmentSumRule extends Rule {
  out: this['in'] extends readonly [infer x, infer ids, ...infer _]
    ? summed<x, ids, argumentAt<this['in'], 2, number> & number>
    : operandKind<'unsortedSegmentSum', this['in'] extends readonly [] ? 0 : 1, 'undefined'>;
}
/** The rows with the same segment id, added up; rows with no id from 0 to `numSegments` - 1 count nowhere. */
export interface SegmentSumOp extends HasRule<SegmentSumRule> {
  <shape extends Shape, dtype extends DType, ids extends AnyTensor, count extends number>(
    x: check<dtypeError<dtype>, Operand<shape, dtype>>,
    segmentIds: check<indicesError<'unsortedSegmentSum', 1, ids>, ids>,
    numSegments: check<sums<shape, ids, count>, count>,
  ): Tensor<shapeOrAny<sums<shape, ids, count>>, countable<dtype>>;
}
