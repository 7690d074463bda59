import type { operandDtype, operandKind } from '../../src/messages/tensors.js';
import type { DType } from '../dtype.js';
import type { checkRank } from '../rank.js';
import type { check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { sparseFillEmptyRows, sparseReshape, sparseSegments } from '../sparse.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { indicesError } from './gather.js';
import type { dimOf } from './indices.js';
import type { shapeOrAny } from './reduce.js';
import type { firstOf } from './scatter.js';
import type { checkDtype, Numeric, Real } from './unary.js';

/** A shape as a tensor of its own, or as the list of its sizes. */
export type ShapeTensor = AnyTensor | readonly number[];
type shapeOfList<list> = list extends readonly number[] ? [list['length']] : shapeOf<list>;
type firstSize<list> = list extends readonly [infer size extends number, ...infer _] ? dimOf<size> : number;
type listError<op extends string, argument extends number, list> = list extends readonly number[]
  ? null
  : indicesError<op, argument, list>;
/** One of several shapes. */
type shapeAt<shapes, index> = shapeOrAny<
  shapes extends string ? shapes : index extends keyof shapes ? shapes[index] : Shape
>;
type missing<op extends string, args> = operandKind<
  op,
  args extends readonly [unknown, unknown] ? 2 : args extends readonly [unknown] ? 1 : 0,
  'undefined'
>;

/** What sparseFillEmptyRows gives. */
export interface FilledRows<shapes, dtype extends DType> {
  outputIndices: Tensor<shapeAt<shapes, '0'>, 'int32'>;
  outputValues: Tensor<shapeAt<shapes, '1'>, dtype>;
  emptyRowIndicator: Tensor<shapeAt<shapes, '2'>, 'bool'>;
  reverseIndexMap: Tensor<shapeAt<shapes, '3'>, 'int32'>;
}
type valuesError<x> = checkDtype<'sparseFillEmptyRows', 1, dtypeOf<x>, Numeric, 'float32 or int32 or bool'>;
type filled<indices, values, denseShape> = sparseFillEmptyRows<
  shapeOf<indices>,
  shapeOf<values>,
  shapeOfList<denseShape>,
  firstSize<denseShape>
>;
type defaultError<values, otherwise> = otherwise extends AnyTensor
  ? [dtypeOf<otherwise> & dtypeOf<values>] extends [never]
    ? operandDtype<'sparseFillEmptyRows', 3, dtypeOf<values>, dtypeOf<otherwise>>
    : checkRank<'sparseFillEmptyRows', 3, shapeOf<otherwise>, 0>
  : null;
/** A default value at the start of each row that has none. */
export interface SparseFillEmptyRowsOp {
  <
    indices extends AnyTensor,
    values extends AnyTensor,
    const denseShape extends ShapeTensor,
    otherwise extends number | boolean | AnyTensor,
  >(
    indices: check<indicesError<'sparseFillEmptyRows', 0, indices>, indices>,
    values: check<valuesError<values>, values>,
    denseShape: check<
      firstOf<[listError<'sparseFillEmptyRows', 2, denseShape>, filled<indices, values, denseShape>]>,
      denseShape
    >,
    defaultValue: check<defaultError<values, otherwise>, otherwise>,
  ): FilledRows<filled<indices, values, denseShape>, dtypeOf<values>>;
}

/** What sparseReshape gives. */
export interface SparseReshaped<shapes> {
  outputIndices: Tensor<shapeAt<shapes, '0'>, 'int32'>;
  outputShape: Tensor<shapeAt<shapes, '1'>, 'int32'>;
}
type reshapedTo<indices, from, to> = sparseReshape<shapeOf<indices>, shapeOfList<from>, shapeOfList<to>>;
interface SparseReshapeRule extends Rule {
  out: this['in'] extends readonly [infer indices, infer from, infer to, ...infer _]
    ? firstOf<
        [
          indicesError<'sparseReshape', 0, indices>,
          listError<'sparseReshape', 1, from>,
          listError<'sparseReshape', 2, to>,
          reshapedTo<indices, from, to>,
        ]
      > extends infer message extends Message
      ? message
      : SparseReshaped<reshapedTo<indices, from, to>>
    : missing<'sparseReshape', this['in']>;
}
/** The indices of the same elements in another shape. */
export interface SparseReshapeOp extends HasRule<SparseReshapeRule> {
  <indices extends AnyTensor, const from extends ShapeTensor, const to extends ShapeTensor>(
    inputIndices: check<indicesError<'sparseReshape', 0, indices>, indices>,
    inputShape: check<listError<'sparseReshape', 1, from>, from>,
    newShape: check<firstOf<[listError<'sparseReshape', 2, to>, reshapedTo<indices, from, to>]>, to>,
  ): SparseReshaped<reshapedTo<indices, from, to>>;
}

type SegmentOps = 'sparseSegmentMean' | 'sparseSegmentSum';
type dataError<op extends SegmentOps, dtype extends DType> = op extends 'sparseSegmentMean'
  ? checkDtype<op, 0, dtype, Numeric, 'float32'>
  : checkDtype<op, 0, dtype, Real, 'float32 or int32'>;
type segmentDtype<op extends SegmentOps, dtype extends DType> = op extends 'sparseSegmentMean'
  ? 'float32'
  : dtype;
type idsError<op extends SegmentOps, data extends Shape, indices, ids> = firstOf<
  [indicesError<op, 2, ids>, sparseSegments<op, data, shapeOf<indices>, shapeOf<ids>>]
>;
interface SparseSegmentRule<op extends SegmentOps> extends Rule {
  out: this['in'] extends readonly [infer data, infer indices, infer ids, ...infer _]
    ? firstOf<
        [
          dataError<op, dtypeOf<data>>,
          indicesError<op, 1, indices>,
          idsError<op, shapeOf<data>, indices, ids>,
        ]
      > extends infer message extends Message
      ? message
      : Tensor<
          shapeOrAny<sparseSegments<op, shapeOf<data>, shapeOf<indices>, shapeOf<ids>>>,
          segmentDtype<op, dtypeOf<data>>
        >
    : missing<op, this['in']>;
}
/** Sum or mean of the slices at the indices that have the same segment id. */
export interface SparseSegmentOp<op extends SegmentOps> extends HasRule<SparseSegmentRule<op>> {
  <shape extends Shape, dtype extends DType, indices extends AnyTensor, ids extends AnyTensor>(
    data: check<dataError<op, dtype>, Operand<shape, dtype>>,
    indices: check<indicesError<op, 1, indices>, indices>,
    segmentIds: check<idsError<op, shape, indices, ids>, ids>,
  ): Tensor<shapeOrAny<sparseSegments<op, shape, shapeOf<indices>, shapeOf<ids>>>, segmentDtype<op, dtype>>;
}

/** The ops of the namespace `sparse`. */
export interface SparseOps {
  sparseFillEmptyRows: SparseFillEmptyRowsOp;
  sparseReshape: SparseReshapeOp;
  sparseSegmentMean: SparseSegmentOp<'sparseSegmentMean'>;
  sparseSegmentSum: SparseSegmentOp<'sparseSegmentSum'>;
}
