import type { operandKind } from '../../src/messages/tensors.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { gatherND } from '../gatherND.js';
import type { oneHot } from '../oneHot.js';
import type { checkRank } from '../rank.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { topk } from '../topk.js';
import type { indicesError } from './gather.js';
import type { shapeOrAny } from './reduce.js';
import type { checkDtype, Real } from './unary.js';

export type dimOf<value extends number> = fromValues<[value]>[0];

type hot<indices, depth extends number, dtype> =
  indicesError<'oneHot', 0, indices> extends infer message extends Message
    ? message
    : oneHot<shapeOf<indices>, dimOf<depth>> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, dtype extends DType ? dtype : 'int32'>
        : shape
      : never;
interface OneHotRule extends Rule {
  out: this['in'] extends readonly [infer indices, ...infer _]
    ? hot<indices, argumentAt<this['in'], 1, number> & number, argumentAt<this['in'], 4, 'int32'>>
    : operandKind<'oneHot', 0, 'undefined'>;
}
/** A new last axis, where the element at the index is `onValue`, by default 1, and the others are `offValue`, 0. */
export interface OneHotOp extends HasRule<OneHotRule> {
  <indices extends number | AnyTensor, depth extends number, dtype extends DType = 'int32'>(
    indices: check<indicesError<'oneHot', 0, indices>, indices>,
    depth: check<oneHot<shapeOf<indices>, dimOf<depth>>, depth>,
    onValue?: number,
    offValue?: number,
    dtype?: dtype,
  ): Tensor<shapeOrAny<oneHot<shapeOf<indices>, dimOf<depth>>>, NoInfer<dtype>>;
}

export interface TopK<shape extends Shape, dtype extends DType> {
  values: Tensor<shape, dtype>;
  indices: Tensor<shape, 'int32'>;
}
export type topkError<shape extends Shape, dtype extends DType> =
  checkDtype<'topk', 0, dtype, Real, 'float32 or int32'> extends infer message extends Message
    ? message
    : checkRank<'topk', 0, shape>;
type largest<x, k extends number> =
  topkError<shapeOf<x>, dtypeOf<x>> extends infer message extends Message
    ? message
    : topk<shapeOf<x>, dimOf<k>> extends infer shape
      ? shape extends Shape
        ? TopK<shape, dtypeOf<x>>
        : shape
      : never;
interface TopkRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? largest<x, argumentAt<this['in'], 1, 1> & number>
    : operandKind<'topk', 0, 'undefined'>;
}
/** The k largest elements along the last axis, and where they are. */
export interface TopkOp extends HasRule<TopkRule> {
  <shape extends Shape, dtype extends DType, k extends number = 1>(
    x: check<topkError<shape, dtype>, Operand<shape, dtype>>,
    k?: check<topk<shape, dimOf<k>>, k>,
    sorted?: boolean,
  ): TopK<shapeOrAny<topk<shape, dimOf<k>>>, dtype>;
}

type gatheredND<x, indices> =
  indicesError<'gatherND', 1, indices> extends infer message extends Message
    ? message
    : gatherND<shapeOf<x>, shapeOf<indices>> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, dtypeOf<x>>
        : shape
      : never;
interface GatherNDRule extends Rule {
  out: this['in'] extends readonly [infer x, infer indices, ...infer _]
    ? gatheredND<x, indices>
    : operandKind<'gatherND', this['in'] extends readonly [] ? 0 : 1, 'undefined'>;
}
type gatherNDError<x extends Shape, indices> =
  indicesError<'gatherND', 1, indices> extends infer message extends Message
    ? message
    : gatherND<x, shapeOf<indices>>;
/** The elements or slices at places, each of which is a row of `indices`. */
export interface GatherNDOp extends HasRule<GatherNDRule> {
  <shape extends Shape, dtype extends DType, indices extends AnyTensor>(
    x: Operand<shape, dtype>,
    indices: check<gatherNDError<shape, indices>, indices>,
  ): Tensor<shapeOrAny<gatherND<shape, shapeOf<indices>>>, dtype>;
}
