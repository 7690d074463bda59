import type { DType } from '../dtype.js';
import type { mirrorPad, Paddings, pad } from '../pad.js';
import type { argumentAt, check, HasRule, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { Operand, Tensor } from '../tensor.js';
import type { relaid, shapeOfFirst } from './layout.js';
import type { shapeOrAny } from './reduce.js';

interface PadRule<op extends string, rank extends number> extends Rule {
  out: relaid<op, this['in'], pad<op, shapeOfFirst<this['in']>, argumentAt<this['in'], 1, null>, rank>>;
}
/** Before and after every axis, as many times `constantValue`, by default 0, as `paddings` says. */
export interface PadOp<op extends string, rank extends number = number> extends HasRule<PadRule<op, rank>> {
  <shape extends Shape, dtype extends DType, const paddings extends Paddings>(
    x: Operand<shape, dtype>,
    paddings: check<pad<op, shape, paddings, rank>, paddings>,
    constantValue?: number,
  ): Tensor<shapeOrAny<pad<op, shape, paddings, rank>>, dtype>;
}

interface Pad1dRule extends Rule {
  out: relaid<
    'pad1d',
    this['in'],
    pad<'pad1d', shapeOfFirst<this['in']>, [argumentAt<this['in'], 1, null>], 1>
  >;
}
/** Of a vector, with a single pair. */
export interface Pad1dOp extends HasRule<Pad1dRule> {
  <shape extends Shape, dtype extends DType, const padding extends readonly number[]>(
    x: Operand<shape, dtype>,
    paddings: check<pad<'pad1d', shape, [padding], 1>, padding>,
    constantValue?: number,
  ): Tensor<shapeOrAny<pad<'pad1d', shape, [padding], 1>>, dtype>;
}

type Mode = 'reflect' | 'symmetric';
interface MirrorPadRule extends Rule {
  out: relaid<
    'mirrorPad',
    this['in'],
    mirrorPad<shapeOfFirst<this['in']>, argumentAt<this['in'], 1, null>, argumentAt<this['in'], 2, Mode>>
  >;
}
/** Before and after every axis, mirrors of it. */
export interface MirrorPadOp extends HasRule<MirrorPadRule> {
  <shape extends Shape, dtype extends DType, const paddings extends Paddings, mode extends Mode>(
    x: Operand<shape, dtype>,
    paddings: check<mirrorPad<shape, paddings, NoInfer<mode>>, paddings>,
    mode: mode,
  ): Tensor<shapeOrAny<mirrorPad<shape, paddings, NoInfer<mode>>>, dtype>;
}
