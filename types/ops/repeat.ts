import type { along } from '../along.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { checkRank } from '../rank.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { Operand, Tensor } from '../tensor.js';
import type { tile } from '../tile.js';
import type { relaid, shapeArgument, shapeOfFirst } from './layout.js';
import type { shapeOrAny } from './reduce.js';

interface TileRule extends Rule {
  out: relaid<'tile', this['in'], tile<shapeOfFirst<this['in']>, shapeArgument<this['in'], 1>>>;
}
/** The whole tensor, repeated along every axis. */
export interface TileOp extends HasRule<TileRule> {
  <shape extends Shape, dtype extends DType, const reps extends readonly number[]>(
    x: Operand<shape, dtype>,
    reps: check<tile<shape, fromValues<reps>>, reps>,
  ): Tensor<shapeOrAny<tile<shape, fromValues<reps>>>, dtype>;
}

type reversal<op extends string, shape extends Shape, axes, rank extends number> = number extends rank
  ? along<op, shape, axes>
  : checkRank<op, 0, shape, rank> extends infer message extends Message
    ? message
    : along<op, shape, axes>;
interface ReverseRule<op extends string, rank extends number> extends Rule {
  out: relaid<
    op,
    this['in'],
    reversal<op, shapeOfFirst<this['in']>, argumentAt<this['in'], 1, undefined>, rank>
  >;
}
/** In the opposite order along the given axes, by default all. */
export interface ReverseOp<op extends string, rank extends number = number>
  extends HasRule<ReverseRule<op, rank>> {
  <
    shape extends Shape,
    dtype extends DType,
    const axis extends number | readonly number[] | undefined = undefined,
  >(
    x: check<rankOf<op, shape, rank>, Operand<shape, dtype>>,
    axis?: check<along<op, shape, axis>, axis>,
  ): Tensor<shape, dtype>;
}
/** tfjs' reverse1d has no axis. */
export interface Reverse1dOp extends HasRule<ReverseRule<'reverse1d', 1>> {
  <shape extends Shape, dtype extends DType>(
    x: check<rankOf<'reverse1d', shape, 1>, Operand<shape, dtype>>,
  ): Tensor<shape, dtype>;
}
type rankOf<op extends string, shape extends Shape, rank extends number> = number extends rank
  ? null
  : checkRank<op, 0, shape, rank>;
