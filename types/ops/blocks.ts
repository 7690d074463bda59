import type { batchToSpace, Pairs, spaceToBatch } from '../blocks.js';
import type { DType } from '../dtype.js';
import type { argumentAt, check, HasRule, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { Operand, Tensor } from '../tensor.js';
import type { relaid, shapeOfFirst } from './layout.js';
import type { shapeOrAny } from './reduce.js';

type block<args> = argumentAt<args, 1, Shape> extends infer sizes extends Shape ? sizes : Shape;
type pairs<args> = argumentAt<args, 2, Pairs> extends infer lists extends Pairs ? lists : Pairs;

interface SpaceToBatchRule extends Rule {
  out: relaid<
    'spaceToBatchND',
    this['in'],
    spaceToBatch<shapeOfFirst<this['in']>, block<this['in']>, pairs<this['in']>>
  >;
}
/** Blocks of the padded axes behind the first; each place in a block is an example of its own. */
export interface SpaceToBatchOp extends HasRule<SpaceToBatchRule> {
  <
    shape extends Shape,
    dtype extends DType,
    const block extends readonly number[],
    const paddings extends Pairs,
  >(
    x: Operand<shape, dtype>,
    blockShape: block,
    paddings: check<spaceToBatch<shape, block, paddings>, paddings>,
  ): Tensor<shapeOrAny<spaceToBatch<shape, block, paddings>>, dtype>;
}

interface BatchToSpaceRule extends Rule {
  out: relaid<
    'batchToSpaceND',
    this['in'],
    batchToSpace<shapeOfFirst<this['in']>, block<this['in']>, pairs<this['in']>>
  >;
}
/** The inverse of spaceToBatchND. */
export interface BatchToSpaceOp extends HasRule<BatchToSpaceRule> {
  <
    shape extends Shape,
    dtype extends DType,
    const block extends readonly number[],
    const crops extends Pairs,
  >(
    x: Operand<shape, dtype>,
    blockShape: block,
    crops: check<batchToSpace<shape, block, crops>, crops>,
  ): Tensor<shapeOrAny<batchToSpace<shape, block, crops>>, dtype>;
}
