import type { operandDtype, operandKind } from '../../src/messages/tensors.js';
import type { normalizeAxis } from '../axes.js';
import type { DType } from '../dtype.js';
import type { checkRank } from '../rank.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { bincount, booleanMask, inTopK, searchSorted, uniqueParts } from '../search.js';
import type { isRankUnknown, Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { indicesError } from './gather.js';
import type { dimOf } from './indices.js';
import type { shapeOrAny } from './reduce.js';
import type { firstOf } from './scatter.js';
import type { boolError, checkDtype, Numeric, Real } from './unary.js';

type realError<op extends string, argument extends number, x> = checkDtype<
  op,
  argument,
  dtypeOf<x>,
  Real,
  'float32 or int32'
>;
/** A tensor of the shape that a rule gives, or the first message. */
type made<verdicts extends readonly unknown[], shape, dtype extends DType> =
  firstOf<verdicts> extends infer message extends Message
    ? message
    : shape extends Shape
      ? Tensor<shape, dtype>
      : shape;
type missing<op extends string, args> = operandKind<op, args extends readonly [unknown] ? 1 : 0, 'undefined'>;

interface SearchSortedRule<op extends string> extends Rule {
  out: this['in'] extends readonly [infer sequence, infer values, ...infer _]
    ? made<
        [realError<op, 0, sequence>, realError<op, 1, values>],
        searchSorted<op, shapeOf<sequence>, shapeOf<values>>,
        'int32'
      >
    : missing<op, this['in']>;
}
/** The message about the values to search for, else null. */
type soughtError<op extends string, sequence, values> = firstOf<
  [realError<op, 1, values>, searchSorted<op, shapeOf<sequence>, shapeOf<values>>]
>;
/** Where values would go in sorted sequences along the last axis. */
export interface SearchSortedOp extends HasRule<SearchSortedRule<'searchSorted'>> {
  <sequence extends AnyTensor, values extends AnyTensor>(
    sortedSequence: check<realError<'searchSorted', 0, sequence>, sequence>,
    values: check<soughtError<'searchSorted', sequence, values>, values>,
    side?: 'left' | 'right',
  ): Tensor<shapeOf<values>, 'int32'>;
}
/** lowerBound, upperBound. */
export interface BoundOp<op extends string> extends HasRule<SearchSortedRule<op>> {
  <sequence extends AnyTensor, values extends AnyTensor>(
    sortedSequence: check<realError<op, 0, sequence>, sequence>,
    values: check<soughtError<op, sequence, values>, values>,
  ): Tensor<shapeOf<values>, 'int32'>;
}

type Counting = 'bincount' | 'denseBincount';
type counts<op extends Counting, x, weights, size extends number> = bincount<
  op,
  shapeOf<x>,
  shapeOf<weights>,
  dimOf<size>
>;
interface BincountRule<op extends Counting> extends Rule {
  out: this['in'] extends readonly [infer x, infer weights, ...infer _]
    ? made<
        [indicesError<op, 0, x>, realError<op, 1, weights>],
        counts<op, x, weights, argumentAt<this['in'], 2, number> & number>,
        dtypeOf<weights>
      >
    : missing<op, this['in']>;
}
/** How often each value below `size` is in x, or the sum of its weights. */
export interface BincountOp extends HasRule<BincountRule<'bincount'>> {
  <x extends AnyTensor, weights extends AnyTensor, size extends number>(
    x: check<indicesError<'bincount', 0, x>, x>,
    weights: check<realError<'bincount', 1, weights>, weights>,
    size: check<counts<'bincount', x, weights, size>, size>,
  ): Tensor<shapeOrAny<counts<'bincount', x, weights, size>>, dtypeOf<weights>>;
}
/** bincount of each row. */
export interface DenseBincountOp extends HasRule<BincountRule<'denseBincount'>> {
  <x extends AnyTensor, weights extends AnyTensor, size extends number>(
    x: check<indicesError<'denseBincount', 0, x>, x>,
    weights: check<realError<'denseBincount', 1, weights>, weights>,
    size: check<counts<'denseBincount', x, weights, size>, size>,
    binaryOutput?: boolean,
  ): Tensor<shapeOrAny<counts<'denseBincount', x, weights, size>>, dtypeOf<weights>>;
}

/** What unique gives. */
export interface Unique<shapes, dtype extends DType> {
  values: Tensor<
    shapes extends readonly [infer values extends Shape, unknown] ? values : shapeOrAny<shapes>,
    dtype
  >;
  indices: Tensor<
    shapes extends readonly [unknown, infer indices extends Shape] ? indices : shapeOrAny<shapes>,
    'int32'
  >;
}
export type uniqueError<shape extends Shape, dtype extends DType> = firstOf<
  [
    checkDtype<'unique', 0, dtype, Exclude<DType, 'complex64'>, 'float32 or int32 or bool or string'>,
    checkRank<'unique', 0, shape>,
  ]
>;
/** The different parts of x along an axis, and the number of that at each place. */
export interface UniqueOp {
  <shape extends Shape, dtype extends DType, axis extends number = 0>(
    x: check<uniqueError<shape, dtype>, Operand<shape, dtype>>,
    axis?: check<normalizeAxis<'unique', shape, axis>, axis>,
  ): Unique<uniqueParts<shape, axis>, dtype>;
}

type rankOf<shape extends Shape> = isRankUnknown<shape> extends true ? number : shape['length'];
/** The places where a condition is true. */
export interface WhereAsyncOp {
  <shape extends Shape, dtype extends DType>(
    condition: check<boolError<'whereAsync', dtype>, Operand<shape, dtype>>,
  ): Promise<Tensor<[number, rankOf<shape>], 'int32'>>;
}

/** The message about the mask, else null. */
type maskError<shape extends Shape, mask, axis extends number> = firstOf<
  [checkDtype<'booleanMaskAsync', 1, dtypeOf<mask>, 'bool', 'bool'>, booleanMask<shape, shapeOf<mask>, axis>]
>;
/** What a mask is true for. */
export interface BooleanMaskAsyncOp {
  <shape extends Shape, dtype extends DType, mask extends AnyTensor, axis extends number = 0>(
    tensor: Operand<shape, dtype>,
    mask: check<maskError<shape, mask, NoInfer<axis>>, mask>,
    axis?: axis,
  ): Promise<Tensor<shapeOrAny<booleanMask<shape, shapeOf<mask>, axis>>, dtype>>;
}

type ofSet<dtype extends DType> = checkDtype<'setdiff1dAsync', 0, dtype, Numeric, 'float32 or int32 or bool'>;
type otherSetError<dtype extends DType, y> = [dtypeOf<y> & dtype] extends [never]
  ? operandDtype<'setdiff1dAsync', 1, dtype, dtypeOf<y>>
  : checkRank<'setdiff1dAsync', 1, shapeOf<y>, 1>;
/** The elements of x that are not in y, and where they are. */
export interface Setdiff1dAsyncOp {
  <shape extends Shape, dtype extends DType, y extends AnyTensor>(
    x: check<firstOf<[ofSet<dtype>, checkRank<'setdiff1dAsync', 0, shape, 1>]>, Operand<shape, dtype>>,
    y: check<otherSetError<dtype, y>, y>,
  ): Promise<[Tensor<[number], dtype>, Tensor<[number], 'int32'>]>;
}

/** The message about the targets or k, else null. */
type targetsError<predictions, targets, k extends number> = firstOf<
  [realError<'inTopKAsync', 1, targets>, inTopK<shapeOf<predictions>, shapeOf<targets>, dimOf<k>>]
>;
/** Whether targets are among the k classes with the largest predictions. */
export interface InTopKAsyncOp {
  <predictions extends AnyTensor, targets extends AnyTensor, k extends number = 1>(
    predictions: check<realError<'inTopKAsync', 0, predictions>, predictions>,
    targets: check<targetsError<predictions, targets, NoInfer<k>>, targets>,
    k?: k,
  ): Promise<Tensor<shapeOrAny<inTopK<shapeOf<predictions>, shapeOf<targets>, dimOf<k>>>, 'bool'>>;
}
