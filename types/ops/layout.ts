import type { operandKind } from '../../src/messages/tensors.js';
import type { broadcastTo } from '../broadcast.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { expandDims } from '../expandDims.js';
import type { reshape } from '../reshape.js';
import type { argumentAt, check, HasRule, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { squeeze } from '../squeeze.js';
import type { dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { transpose } from '../transpose.js';
import type { shapeOrAny } from './reduce.js';

/** The tensor of a rule that changes the shape of its first argument only. */
export type relaid<op extends string, args, shape> = args extends readonly [infer x, ...infer _]
  ? shape extends Shape
    ? Tensor<shape, dtypeOf<x>>
    : shape
  : operandKind<op, 0, 'undefined'>;
export type shapeOfFirst<args> = args extends readonly [infer x, ...infer _] ? shapeOf<x> : Shape;
export type shapeArgument<args, index extends number> =
  argumentAt<args, index, Shape> extends infer shape extends Shape ? fromValues<shape> : Shape;

interface TransposeRule extends Rule {
  out: relaid<
    'transpose',
    this['in'],
    transpose<shapeOfFirst<this['in']>, argumentAt<this['in'], 1, undefined>>
  >;
}
export interface TransposeOp extends HasRule<TransposeRule> {
  <shape extends Shape, dtype extends DType, const perm extends readonly number[] | undefined = undefined>(
    x: Operand<shape, dtype>,
    perm?: check<transpose<shape, perm>, perm>,
    conjugate?: boolean,
  ): Tensor<shapeOrAny<transpose<shape, perm>>, dtype>;
}

interface ReshapeRule extends Rule {
  out: relaid<'reshape', this['in'], reshape<shapeOfFirst<this['in']>, shapeArgument<this['in'], 1>>>;
}
/** One -1 stands for the size that is left. */
export interface ReshapeOp extends HasRule<ReshapeRule> {
  <shape extends Shape, dtype extends DType, const to extends Shape>(
    x: Operand<shape, dtype>,
    shape: check<reshape<shape, fromValues<to>>, to>,
  ): Tensor<shapeOrAny<reshape<shape, fromValues<to>>>, dtype>;
}

interface ExpandDimsRule extends Rule {
  out: relaid<
    'expandDims',
    this['in'],
    expandDims<shapeOfFirst<this['in']>, argumentAt<this['in'], 1, 0> & number>
  >;
}
/** A new axis of size 1, in front by default. */
export interface ExpandDimsOp extends HasRule<ExpandDimsRule> {
  <shape extends Shape, dtype extends DType, axis extends number = 0>(
    x: Operand<shape, dtype>,
    axis?: check<expandDims<shape, axis>, axis>,
  ): Tensor<shapeOrAny<expandDims<shape, NoInfer<axis>>>, dtype>;
}

interface SqueezeRule extends Rule {
  out: relaid<'squeeze', this['in'], squeeze<shapeOfFirst<this['in']>, argumentAt<this['in'], 1, undefined>>>;
}
/** Without the given axes of size 1, by default all of them. */
export interface SqueezeOp extends HasRule<SqueezeRule> {
  <
    shape extends Shape,
    dtype extends DType,
    const axis extends number | readonly number[] | undefined = undefined,
  >(
    x: Operand<shape, dtype>,
    axis?: check<squeeze<shape, axis>, axis>,
  ): Tensor<shapeOrAny<squeeze<shape, axis>>, dtype>;
}

interface BroadcastToRule extends Rule {
  out: relaid<'broadcastTo', this['in'], broadcastTo<shapeOfFirst<this['in']>, shapeArgument<this['in'], 1>>>;
}
export interface BroadcastToOp extends HasRule<BroadcastToRule> {
  <shape extends Shape, dtype extends DType, const to extends Shape>(
    x: Operand<shape, dtype>,
    shape: check<broadcastTo<shape, fromValues<to>>, to>,
  ): Tensor<shapeOrAny<broadcastTo<shape, fromValues<to>>>, dtype>;
}
