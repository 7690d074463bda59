import type { operandDtype, operandKind } from '../../src/messages/tensors.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { addN, broadcastArgs, ensureShape, rankedConcat, sameShape, Wanted } from '../same.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { indicesError } from './gather.js';
import type { dtypeOfAll, shapesOf } from './join.js';
import type { floatAt } from './losses.js';
import type { shapeOrAny } from './reduce.js';
import type { Real } from './unary.js';

type Tensors = readonly AnyTensor[];

type termsError<tensors> = [dtypeOfAll<tensors> & Real] extends [never]
  ? operandDtype<'addN', 0, 'float32 or int32', dtypeOfAll<tensors>>
  : addN<shapesOf<tensors>>;
interface AddNRule extends Rule {
  out: termsError<argumentAt<this['in'], 0, []>> extends infer shape
    ? shape extends Shape
      ? Tensor<shape, dtypeOfAll<argumentAt<this['in'], 0, []>>>
      : shape
    : never;
}
/** The sum of tensors of one shape. */
export interface AddNOp extends HasRule<AddNRule> {
  <const tensors extends Tensors>(
    tensors: check<termsError<tensors>, tensors>,
  ): Tensor<shapeOrAny<termsError<tensors>>, dtypeOfAll<tensors>>;
}

type bitError<x, y> =
  indicesError<'bitwiseAnd', 0, x> extends infer message extends Message
    ? message
    : indicesError<'bitwiseAnd', 1, y> extends infer message extends Message
      ? message
      : sameShape<'bitwiseAnd', shapeOf<x>, shapeOf<y>>;
interface BitwiseAndRule extends Rule {
  out: this['in'] extends readonly [infer x, infer y, ...infer _]
    ? bitError<x, y> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, 'int32'>
        : shape
      : never
    : operandKind<'bitwiseAnd', this['in'] extends readonly [] ? 0 : 1, 'undefined'>;
}
/** Of int32 tensors of one shape. */
export interface BitwiseAndOp extends HasRule<BitwiseAndRule> {
  <x extends AnyTensor, y extends AnyTensor>(
    x: check<indicesError<'bitwiseAnd', 0, x>, x>,
    y: check<bitError<x, y>, y>,
  ): Tensor<shapeOrAny<bitError<x, y>>, 'int32'>;
}

type argsError<a, b> =
  indicesError<'broadcastArgs', 0, a> extends infer message extends Message
    ? message
    : indicesError<'broadcastArgs', 1, b> extends infer message extends Message
      ? message
      : broadcastArgs<shapeOf<a>, shapeOf<b>>;
interface BroadcastArgsRule extends Rule {
  out: this['in'] extends readonly [infer a, infer b, ...infer _]
    ? argsError<a, b> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, 'int32'>
        : shape
      : never
    : operandKind<'broadcastArgs', this['in'] extends readonly [] ? 0 : 1, 'undefined'>;
}
/** The common shape of two shapes that are tensors themselves. */
export interface BroadcastArgsOp extends HasRule<BroadcastArgsRule> {
  <a extends AnyTensor, b extends AnyTensor>(
    s0: check<indicesError<'broadcastArgs', 0, a>, a>,
    s1: check<argsError<a, b>, b>,
  ): Tensor<shapeOrAny<argsError<a, b>>, 'int32'>;
}

/** Null stands for any size. A name in a shape comes from `dims`. */
type wantedFrom<wanted extends readonly (number | null)[]> = {
  -readonly [k in keyof wanted]: wanted[k] extends number ? fromValues<[wanted[k]]>[0] : null;
};
interface EnsureShapeRule extends Rule {
  out: this['in'] extends readonly [infer x, infer wanted, ...infer _]
    ? ensureShape<shapeOf<x>, wanted extends Wanted ? wanted : Shape> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, dtypeOf<x>>
        : shape
      : never
    : operandKind<'ensureShape', 0, 'undefined'>;
}
/** x itself, checked to have a shape, in which null is any size. */
export interface EnsureShapeOp extends HasRule<EnsureShapeRule> {
  <shape extends Shape, dtype extends DType, const wanted extends readonly (number | null)[]>(
    x: Operand<shape, dtype>,
    shape: check<ensureShape<shape, wantedFrom<wanted>>, wanted>,
  ): Tensor<shapeOrAny<ensureShape<shape, wantedFrom<wanted>>>, dtype>;
}

interface RankedConcatRule<op extends string, rank extends number> extends Rule {
  out: this['in'] extends readonly [infer tensors, ...infer _]
    ? rankedConcat<op, shapesOf<tensors>, rank, argumentAt<this['in'], 1, 0> & number> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, dtypeOfAll<tensors>>
        : shape
      : never
    : never;
}
/** `concat` of vectors. */
export interface Concat1dOp extends HasRule<RankedConcatRule<'concat1d', 1>> {
  <const tensors extends Tensors>(
    tensors: check<rankedConcat<'concat1d', shapesOf<tensors>, 1, 0>, tensors>,
  ): Tensor<shapeOrAny<rankedConcat<'concat1d', shapesOf<tensors>, 1, 0>>, dtypeOfAll<tensors>>;
}
/** `concat` of tensors of one rank. */
export interface RankedConcatOp<op extends string, rank extends number>
  extends HasRule<RankedConcatRule<op, rank>> {
  <const tensors extends Tensors, axis extends number>(
    tensors: check<rankedConcat<op, shapesOf<tensors>, rank, axis>, tensors>,
    axis: axis,
  ): Tensor<shapeOrAny<rankedConcat<op, shapesOf<tensors>, rank, axis>>, dtypeOfAll<tensors>>;
}

type movedError<v, x> =
  floatAt<'movingAverage', 0, dtypeOf<v>> extends infer message extends Message
    ? message
    : floatAt<'movingAverage', 1, dtypeOf<x>> extends infer message extends Message
      ? message
      : sameShape<'movingAverage', shapeOf<v>, shapeOf<x>>;
interface MovingAverageRule extends Rule {
  out: this['in'] extends readonly [infer v, infer x, ...infer _]
    ? movedError<v, x> extends infer shape
      ? shape extends Shape
        ? Tensor<shape>
        : shape
      : never
    : operandKind<'movingAverage', this['in'] extends readonly [] ? 0 : 1, 'undefined'>;
}
type Scalar = number | Operand<[], DType>;
/** v moved towards x. Without a `step` it takes `zeroDebias` false. */
export interface MovingAverageOp extends HasRule<MovingAverageRule> {
  <v extends number | AnyTensor, x extends number | AnyTensor>(
    v: check<floatAt<'movingAverage', 0, dtypeOf<v>>, v>,
    x: check<movedError<v, x>, x>,
    decay: Scalar,
    step: Scalar | undefined,
    zeroDebias: false,
  ): Tensor<shapeOrAny<movedError<v, x>>>;
  <v extends number | AnyTensor, x extends number | AnyTensor>(
    v: check<floatAt<'movingAverage', 0, dtypeOf<v>>, v>,
    x: check<movedError<v, x>, x>,
    decay: Scalar,
    step: Scalar,
    zeroDebias?: boolean,
  ): Tensor<shapeOrAny<movedError<v, x>>>;
}
