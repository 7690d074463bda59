import type { operandKind } from '../../src/messages/tensors.js';
import type { DType } from '../dtype.js';
import type { dilatedPool, pool } from '../pool.js';
import type { argumentAt, check, HasRule, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { dtypeOf, Operand, Tensor } from '../tensor.js';
import type { imageError, Padding, PadWords, Rounding, Sizes, Spatial } from '../windows.js';
import type { operandError, shapeAt } from './conv.js';
import type { shapeOrAny } from './reduce.js';

/** The tensor of a rule on x alone: its dtype first, then the shape or its message. */
type pooled<op extends string, args, shape> = args extends readonly [infer x, ...infer _]
  ? operandError<op, 0, dtypeOf<x>, shape> extends infer result
    ? result extends Shape
      ? Tensor<result>
      : result
    : never
  : operandKind<op, 0, 'undefined'>;

interface PoolRule<op extends string, n extends Spatial, words extends keyof PadWords> extends Rule {
  out: pooled<
    op,
    this['in'],
    pool<
      op,
      n,
      shapeAt<this['in'], 0>,
      argumentAt<this['in'], 1, 1> & Sizes,
      argumentAt<this['in'], 2, 1> & Sizes,
      argumentAt<this['in'], 3, 'valid'> & Padding,
      argumentAt<this['in'], 4, undefined>,
      words
    >
  >;
}
/** The largest or the mean of every window of `filterSize` pixels, for each channel. */
export interface PoolOp<op extends string> extends HasRule<PoolRule<op, 2, 'pairs'>> {
  <
    x extends Shape,
    dtype extends DType,
    const windows extends Sizes,
    const strides extends Sizes,
    const pad extends Padding,
    rounding extends Rounding | undefined = undefined,
  >(
    x: check<operandError<op, 0, dtype, imageError<op, x, 2>>, Operand<x, dtype>>,
    filterSize: windows,
    strides: strides,
    pad: check<pool<op, 2, x, windows, strides, pad, NoInfer<rounding>>, pad>,
    dimRoundingMode?: rounding,
  ): Tensor<shapeOrAny<pool<op, 2, x, windows, strides, pad, rounding>>>;
}

/** Pools of volumes. */
export interface Pool3dOp<op extends string> extends HasRule<PoolRule<op, 3, 'number'>> {
  <
    x extends Shape,
    dtype extends DType,
    const windows extends Sizes,
    const strides extends Sizes,
    const pad extends 'same' | 'valid' | number,
    rounding extends Rounding | undefined = undefined,
  >(
    x: check<operandError<op, 0, dtype, imageError<op, x, 3>>, Operand<x, dtype>>,
    filterSize: windows,
    strides: strides,
    pad: check<pool<op, 3, x, windows, strides, pad, NoInfer<rounding>, 'number'>, pad>,
    dimRoundingMode?: rounding,
    dataFormat?: 'NDHWC',
  ): Tensor<shapeOrAny<pool<op, 3, x, windows, strides, pad, rounding, 'number'>>>;
}

interface DilatedPoolRule extends Rule {
  out: pooled<
    'pool',
    this['in'],
    dilatedPool<
      shapeAt<this['in'], 0>,
      argumentAt<this['in'], 1, 1> & Sizes,
      argumentAt<this['in'], 3, 'valid'> & Padding,
      argumentAt<this['in'], 4, 1> & Sizes,
      argumentAt<this['in'], 5, 1> & Sizes,
      argumentAt<this['in'], 6, undefined>
    >
  >;
}
/** Either pool, by name, with windows that may be dilated. */
export interface DilatedPoolOp extends HasRule<DilatedPoolRule> {
  <
    x extends Shape,
    dtype extends DType,
    const windows extends Sizes,
    const pad extends Padding,
    const dilations extends Sizes = 1,
    const strides extends Sizes = 1,
    rounding extends Rounding | undefined = undefined,
  >(
    input: check<operandError<'pool', 0, dtype, imageError<'pool', x, 2>>, Operand<x, dtype>>,
    windowShape: windows,
    poolingType: 'avg' | 'max',
    pad: check<dilatedPool<x, windows, pad, NoInfer<dilations>, NoInfer<strides>, NoInfer<rounding>>, pad>,
    dilations?: dilations,
    strides?: strides,
    dimRoundingMode?: rounding,
  ): Tensor<shapeOrAny<dilatedPool<x, windows, pad, dilations, strides, rounding>>>;
}

type ArgmaxResult<shape extends Shape> = { result: Tensor<shape>; indexes: Tensor<shape, 'int32'> };
type withIndexes<result> = result extends Tensor<infer shape> ? ArgmaxResult<shape> : result;
interface ArgmaxRule extends Rule {
  out: withIndexes<
    pooled<
      'maxPoolWithArgmax',
      this['in'],
      pool<
        'maxPoolWithArgmax',
        2,
        shapeAt<this['in'], 0>,
        argumentAt<this['in'], 1, 1> & Sizes,
        argumentAt<this['in'], 2, 1> & Sizes,
        argumentAt<this['in'], 3, 'valid'> & Padding,
        undefined,
        'number'
      >
    >
  >;
}
/** `maxPool`, and where in x the maxima are. */
export interface MaxPoolWithArgmaxOp extends HasRule<ArgmaxRule> {
  <
    x extends Shape,
    dtype extends DType,
    const windows extends Sizes,
    const strides extends Sizes,
    const pad extends 'same' | 'valid' | number,
  >(
    x: check<
      operandError<'maxPoolWithArgmax', 0, dtype, imageError<'maxPoolWithArgmax', x, 2>>,
      Operand<x, dtype>
    >,
    filterSize: windows,
    strides: strides,
    pad: check<pool<'maxPoolWithArgmax', 2, x, windows, strides, pad, undefined, 'number'>, pad>,
    includeBatchInIndex?: boolean,
  ): ArgmaxResult<shapeOrAny<pool<'maxPoolWithArgmax', 2, x, windows, strides, pad, undefined, 'number'>>>;
}
