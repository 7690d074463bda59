import type { DType } from '../dtype.js';
import type { argumentAt, check, HasRule, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { slice } from '../slice.js';
import type { Operand, Tensor } from '../tensor.js';
import type { relaid, shapeOfFirst } from './layout.js';
import type { shapeOrAny } from './reduce.js';

/** One place per axis, from the first on, or the place on the first. */
type Places = number | readonly number[];

interface SliceRule<op extends string, rank extends number> extends Rule {
  out: relaid<
    op,
    this['in'],
    slice<
      op,
      shapeOfFirst<this['in']>,
      argumentAt<this['in'], 1, number>,
      argumentAt<this['in'], 2, undefined>,
      rank
    >
  >;
}

/** The part that starts at `begin`; a size of -1, also where none is given, is all that is left. */
export interface SliceOp extends HasRule<SliceRule<'slice', number>> {
  <shape extends Shape, dtype extends DType, const begin extends Places>(
    x: Operand<shape, dtype>,
    begin: check<slice<'slice', shape, begin, undefined>, begin>,
  ): Tensor<shapeOrAny<slice<'slice', shape, begin, undefined>>, dtype>;
  <
    shape extends Shape,
    dtype extends DType,
    const begin extends Places,
    const size extends Places | undefined,
  >(
    x: Operand<shape, dtype>,
    begin: begin,
    size: check<slice<'slice', shape, begin, size>, size>,
  ): Tensor<shapeOrAny<slice<'slice', shape, begin, size>>, dtype>;
}

/** `slice` of tensors of one rank. */
export interface RankedSliceOp<op extends string, rank extends number, places extends Places>
  extends HasRule<SliceRule<op, rank>> {
  <shape extends Shape, dtype extends DType, const begin extends places, const size extends places>(
    x: Operand<shape, dtype>,
    begin: begin,
    size: check<slice<op, shape, begin, size, rank>, size>,
  ): Tensor<shapeOrAny<slice<op, shape, begin, size, rank>>, dtype>;
}
