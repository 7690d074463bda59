import type { DType } from '../dtype.js';
import type { argumentAt, check, HasRule, messageIn, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { stridedSlice } from '../stridedSlice.js';
import type { Operand, Tensor } from '../tensor.js';
import type { relaid, shapeOfFirst } from './layout.js';
import type { shapeOrAny } from './reduce.js';

type list<args, index extends number> =
  argumentAt<args, index, Shape> extends infer given extends Shape ? given : Shape;
type steps<args> = argumentAt<args, 3, undefined> extends infer given extends Shape ? given : undefined;

interface StridedSliceRule extends Rule {
  out: relaid<
    'stridedSlice',
    this['in'],
    stridedSlice<
      shapeOfFirst<this['in']>,
      list<this['in'], 1>,
      list<this['in'], 2>,
      steps<this['in']>,
      [
        argumentAt<this['in'], 4, 0>,
        argumentAt<this['in'], 5, 0>,
        argumentAt<this['in'], 6, 0>,
        argumentAt<this['in'], 7, 0>,
        argumentAt<this['in'], 8, 0>,
      ]
    >
  >;
}
/** The elements from `begin` up to `end` in steps of `strides`; bit i of a mask is about entry i of these. */
export interface StridedSliceOp extends HasRule<StridedSliceRule> {
  <
    shape extends Shape,
    dtype extends DType,
    const begin extends readonly number[],
    const end extends readonly number[],
    const strides extends readonly number[] | undefined = undefined,
    beginMask extends number = 0,
    endMask extends number = 0,
    ellipsisMask extends number = 0,
    newAxisMask extends number = 0,
    shrinkAxisMask extends number = 0,
  >(
    x: Operand<shape, dtype>,
    begin: begin,
    end: check<
      messageIn<
        stridedSlice<
          shape,
          begin,
          end,
          NoInfer<strides>,
          [
            NoInfer<beginMask>,
            NoInfer<endMask>,
            NoInfer<ellipsisMask>,
            NoInfer<newAxisMask>,
            NoInfer<shrinkAxisMask>,
          ]
        >
      >,
      end
    >,
    strides?: strides,
    beginMask?: beginMask,
    endMask?: endMask,
    ellipsisMask?: ellipsisMask,
    newAxisMask?: newAxisMask,
    shrinkAxisMask?: shrinkAxisMask,
  ): Tensor<
    shapeOrAny<
      stridedSlice<
        shape,
        begin,
        end,
        NoInfer<strides>,
        [beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask]
      >
    >,
    dtype
  >;
}
