import type { operandDtype } from '../../src/messages/tensors.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { raggedRange, raggedSplits, raggedToDense } from '../ragged.js';
import type { checkRank } from '../rank.js';
import type { check, messageIn } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { indicesError } from './gather.js';
import type { shapeOrAny } from './reduce.js';
import type { firstOf } from './scatter.js';
import type { ShapeTensor } from './sparse.js';
import type { checkDtype, Numeric, Real } from './unary.js';

type afterFirst<shape extends Shape> = shape extends readonly [unknown, ...infer rest extends Shape]
  ? [number, ...rest]
  : Shape;
type lists<shapes> = shapes extends readonly unknown[]
  ? { -readonly [k in keyof shapes]: Tensor<[number], 'int32'> }
  : shapeOrAny<shapes>;

/** What raggedGather gives. */
export interface RaggedRows<splits, shape extends Shape, dtype extends DType> {
  outputNestedSplits: lists<splits>;
  outputDenseValues: Tensor<afterFirst<shape>, dtype>;
}
type gatherError<op extends string, dtype extends DType, shape extends Shape> = firstOf<
  [checkDtype<op, 1, dtype, Numeric, 'float32 or int32 or bool'>, checkRank<op, 1, shape>]
>;
/** The rows of a ragged tensor at the indices. */
export interface RaggedGatherOp {
  <
    const splits extends readonly AnyTensor[],
    shape extends Shape,
    dtype extends DType,
    indices extends AnyTensor,
    rank extends number,
  >(
    paramsNestedSplits: splits,
    paramsDenseValues: check<gatherError<'raggedGather', dtype, shape>, Operand<shape, dtype>>,
    indices: check<
      firstOf<[indicesError<'raggedGather', 2, indices>, checkRank<'raggedGather', 2, shapeOf<indices>>]>,
      indices
    >,
    outputRaggedRank: check<raggedSplits<splits, shapeOf<indices>, rank>, rank>,
  ): RaggedRows<raggedSplits<splits, shapeOf<indices>, rank>, shape, dtype>;
}

type partOf<shapes, index extends 0 | 1> = shapes extends readonly [
  infer splits extends Shape,
  infer values extends Shape,
]
  ? index extends 0
    ? splits
    : values
  : shapeOrAny<shapes>;
/** What raggedRange gives. */
export interface RaggedRanges<shapes, dtype extends DType> {
  rtNestedSplits: Tensor<partOf<shapes, 0>, 'int32'>;
  rtDenseValues: Tensor<partOf<shapes, 1>, dtype>;
}
type rangeDtype<starts> = starts extends number ? 'float32' : dtypeOf<starts>;
type realError<starts> = starts extends number
  ? null
  : checkDtype<'raggedRange', 0, dtypeOf<starts>, Real, 'float32 or int32'>;
type sameDtype<argument extends number, starts, x> = x extends number
  ? null
  : [dtypeOf<x> & rangeDtype<starts>] extends [never]
    ? operandDtype<'raggedRange', argument, rangeDtype<starts>, dtypeOf<x>>
    : null;
type ranges<starts, limits, deltas> = raggedRange<shapeOf<starts>, shapeOf<limits>, shapeOf<deltas>>;
/** Ranges of numbers, as the rows of a ragged tensor. */
export interface RaggedRangeOp {
  <starts extends number | AnyTensor, limits extends number | AnyTensor, deltas extends number | AnyTensor>(
    starts: check<realError<starts>, starts>,
    limits: check<sameDtype<1, starts, limits>, limits>,
    deltas: check<firstOf<[sameDtype<2, starts, deltas>, ranges<starts, limits, deltas>]>, deltas>,
  ): RaggedRanges<ranges<starts, limits, deltas>, rangeDtype<starts>>;
}

type PartitionType = 'FIRST_DIM_SIZE' | 'VALUE_ROWIDS' | 'ROW_SPLITS';
type valuesError<dtype extends DType> = checkDtype<
  'raggedTensorToTensor',
  1,
  dtype,
  Numeric,
  'float32 or int32 or bool'
>;
type dense<list, values extends Shape, types extends readonly string[]> = raggedToDense<
  list extends readonly number[] ? fromValues<list> : list,
  values,
  types
>;
/** A ragged tensor with its rows filled up to one size. */
export interface RaggedTensorToTensorOp {
  <
    const list extends ShapeTensor,
    shape extends Shape,
    dtype extends DType,
    const types extends readonly PartitionType[],
  >(
    shape: check<messageIn<dense<list, shape, types>>, list>,
    values: check<valuesError<dtype>, Operand<shape, dtype>>,
    defaultValue: number | boolean | AnyTensor,
    rowPartitionTensors: readonly AnyTensor[],
    rowPartitionTypes: types,
  ): Tensor<shapeOrAny<dense<list, shape, types>>, dtype>;
}
