import type { operandDtype, operandKind } from '../../src/messages/tensors.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { checkRank } from '../rank.js';
import type { check, HasRule, Rule } from '../rule.js';
import type { scatter, sparseToDense } from '../scatter.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { sizesError } from './create.js';
import type { indicesError } from './gather.js';
import type { checkDtype, Numeric, Real } from './unary.js';

type missing<op extends string, args> = operandKind<
  op,
  args extends readonly [unknown, unknown] ? 2 : args extends readonly [unknown] ? 1 : 0,
  'undefined'
>;
/** The first of some verdicts that is a message, else null. */
export type firstOf<verdicts extends readonly unknown[]> = verdicts extends readonly [
  infer first,
  ...infer rest,
]
  ? first extends string
    ? first
    : firstOf<rest>
  : null;
export type unlessMessage<verdict, result> = verdict extends string ? verdict : result;

type realError<op extends string, argument extends number, x> = checkDtype<
  op,
  argument,
  dtypeOf<x>,
  Real,
  'float32 or int32'
>;
type numericError<op extends string, argument extends number, x> = checkDtype<
  op,
  argument,
  dtypeOf<x>,
  Numeric,
  'float32 or int32 or bool'
>;
type sizes<to> = to extends readonly number[] ? fromValues<to> : Shape;

type scatterNDError<indices, updates, to> = firstOf<
  [
    sizesError<'scatterND', to extends readonly number[] ? to : number[]>,
    scatter<'scatterND', shapeOf<indices>, shapeOf<updates>, 1, sizes<to>>,
  ]
>;
interface ScatterNDRule extends Rule {
  out: this['in'] extends readonly [infer indices, infer updates, infer to, ...infer _]
    ? unlessMessage<
        firstOf<
          [
            indicesError<'scatterND', 0, indices>,
            realError<'scatterND', 1, updates>,
            scatterNDError<indices, updates, to>,
          ]
        >,
        Tensor<sizes<to>, dtypeOf<updates>>
      >
    : missing<'scatterND', this['in']>;
}
/** Zeros, with the updates added at the places that the indices name. */
export interface ScatterNDOp extends HasRule<ScatterNDRule> {
  <indices extends AnyTensor, updates extends AnyTensor, const to extends readonly number[]>(
    indices: check<indicesError<'scatterND', 0, indices>, indices>,
    updates: check<realError<'scatterND', 1, updates>, updates>,
    shape: check<scatterNDError<indices, updates, to>, to>,
  ): Tensor<fromValues<to>, dtypeOf<updates>>;
}

type updatesError<x, indices, updates> = firstOf<
  [
    [dtypeOf<updates> & dtypeOf<x>] extends [never]
      ? operandDtype<'tensorScatterUpdate', 2, dtypeOf<x>, dtypeOf<updates>>
      : null,
    scatter<'tensorScatterUpdate', shapeOf<indices>, shapeOf<updates>, 2, shapeOf<x>>,
  ]
>;
interface TensorScatterUpdateRule extends Rule {
  out: this['in'] extends readonly [infer x, infer indices, infer updates, ...infer _]
    ? unlessMessage<
        firstOf<
          [
            numericError<'tensorScatterUpdate', 0, x>,
            indicesError<'tensorScatterUpdate', 1, indices>,
            updatesError<x, indices, updates>,
          ]
        >,
        Tensor<shapeOf<x>, dtypeOf<x>>
      >
    : missing<'tensorScatterUpdate', this['in']>;
}
/** The tensor, with the updates in place of what is at the places that the indices name. */
export interface TensorScatterUpdateOp extends HasRule<TensorScatterUpdateRule> {
  <shape extends Shape, dtype extends DType, indices extends AnyTensor, updates extends AnyTensor>(
    tensor: check<numericError<'tensorScatterUpdate', 0, Tensor<shape, dtype>>, Operand<shape, dtype>>,
    indices: check<indicesError<'tensorScatterUpdate', 1, indices>, indices>,
    updates: check<updatesError<Tensor<shape, dtype>, indices, updates>, updates>,
  ): Tensor<shape, dtype>;
}

type denseError<indices, values, to> = firstOf<
  [
    sizesError<'sparseToDense', to extends readonly number[] ? to : number[]>,
    sparseToDense<shapeOf<indices>, shapeOf<values>, sizes<to>>,
  ]
>;
/** A number takes the dtype of the tensor beside it. */
type valuesDtype<values> = values extends number
  ? 'float32'
  : values extends boolean
    ? 'bool'
    : dtypeOf<values>;
interface SparseToDenseRule extends Rule {
  out: this['in'] extends readonly [infer indices, infer values, infer to, ...infer _]
    ? unlessMessage<
        firstOf<
          [
            indicesError<'sparseToDense', 0, indices>,
            numericError<'sparseToDense', 1, values>,
            denseError<indices, values, to>,
          ]
        >,
        Tensor<sizes<to>, valuesDtype<values>>
      >
    : missing<'sparseToDense', this['in']>;
}
type defaultError<values, otherwise> = otherwise extends AnyTensor
  ? [dtypeOf<otherwise> & valuesDtype<values>] extends [never]
    ? operandDtype<'sparseToDense', 3, valuesDtype<values>, dtypeOf<otherwise>>
    : checkRank<'sparseToDense', 3, shapeOf<otherwise>, 0>
  : null;
/** The default value, with the values in place of it where the indices say. */
export interface SparseToDenseOp extends HasRule<SparseToDenseRule> {
  <
    indices extends number | AnyTensor,
    values extends number | boolean | AnyTensor,
    const to extends readonly number[],
    otherwise extends number | boolean | AnyTensor = 0,
  >(
    sparseIndices: check<indicesError<'sparseToDense', 0, indices>, indices>,
    sparseValues: check<numericError<'sparseToDense', 1, values>, values>,
    outputShape: check<denseError<indices, values, to>, to>,
    defaultValue?: check<defaultError<values, otherwise>, otherwise>,
  ): Tensor<fromValues<to>, valuesDtype<values>>;
}
