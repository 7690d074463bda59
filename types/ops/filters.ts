import type { operandKind } from '../../src/messages/tensors.js';
import type { filterError } from '../conv.js';
import type { convTranspose, transposedFilterError } from '../convTranspose.js';
import type { dilation2d, dilationFilterError } from '../dilation2d.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { argumentAt, check, HasRule, Rule } from '../rule.js';
import type { separable } from '../separable.js';
import type { Shape } from '../shape.js';
import type { dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { imageError, Padding, Rounding, Sizes } from '../windows.js';
import type { filtered, operandError, shapeAt } from './conv.js';
import type { shapeArgument } from './layout.js';
import type { shapeOrAny } from './reduce.js';

interface Conv2dTransposeRule extends Rule {
  out: filtered<
    'conv2dTranspose',
    this['in'],
    convTranspose<
      'conv2dTranspose',
      2,
      shapeAt<this['in'], 0>,
      shapeAt<this['in'], 1>,
      shapeArgument<this['in'], 2>,
      argumentAt<this['in'], 3, number> & Sizes,
      argumentAt<this['in'], 4, number> & Padding,
      argumentAt<this['in'], 5, undefined>
    >
  >;
}
/** The transpose of `conv2d`, from its results to images of `outputShape`. */
export interface Conv2dTransposeOp extends HasRule<Conv2dTransposeRule> {
  <
    x extends Shape,
    dtype extends DType,
    filter extends Shape,
    filterDtype extends DType,
    const to extends Shape,
    const strides extends Sizes,
    const pad extends Padding,
    rounding extends Rounding | undefined = undefined,
  >(
    x: check<
      operandError<'conv2dTranspose', 0, dtype, imageError<'conv2dTranspose', x, 2>>,
      Operand<x, dtype>
    >,
    filter: check<
      operandError<'conv2dTranspose', 1, filterDtype, transposedFilterError<'conv2dTranspose', 2, x, filter>>,
      Operand<filter, filterDtype>
    >,
    outputShape: to,
    strides: strides,
    pad: check<
      convTranspose<'conv2dTranspose', 2, x, filter, fromValues<to>, strides, pad, NoInfer<rounding>>,
      pad
    >,
    dimRoundingMode?: rounding,
  ): Tensor<
    shapeOrAny<convTranspose<'conv2dTranspose', 2, x, filter, fromValues<to>, strides, pad, rounding>>
  >;
}

interface Conv3dTransposeRule extends Rule {
  out: filtered<
    'conv3dTranspose',
    this['in'],
    convTranspose<
      'conv3dTranspose',
      3,
      shapeAt<this['in'], 0>,
      shapeAt<this['in'], 1>,
      shapeArgument<this['in'], 2>,
      argumentAt<this['in'], 3, number> & Sizes,
      argumentAt<this['in'], 4, 'same' | 'valid'> & Padding,
      undefined,
      'word'
    >
  >;
}
/** The transpose of `conv3d`, from its results to volumes of `outputShape`. */
export interface Conv3dTransposeOp extends HasRule<Conv3dTransposeRule> {
  <
    x extends Shape,
    dtype extends DType,
    filter extends Shape,
    filterDtype extends DType,
    const to extends Shape,
    const strides extends Sizes,
    const pad extends 'same' | 'valid',
  >(
    x: check<
      operandError<'conv3dTranspose', 0, dtype, imageError<'conv3dTranspose', x, 3>>,
      Operand<x, dtype>
    >,
    filter: check<
      operandError<'conv3dTranspose', 1, filterDtype, transposedFilterError<'conv3dTranspose', 3, x, filter>>,
      Operand<filter, filterDtype>
    >,
    outputShape: to,
    strides: strides,
    pad: check<
      convTranspose<'conv3dTranspose', 3, x, filter, fromValues<to>, strides, pad, undefined, 'word'>,
      pad
    >,
  ): Tensor<
    shapeOrAny<
      convTranspose<'conv3dTranspose', 3, x, filter, fromValues<to>, strides, pad, undefined, 'word'>
    >
  >;
}

interface Dilation2dRule extends Rule {
  out: filtered<
    'dilation2d',
    this['in'],
    dilation2d<
      shapeAt<this['in'], 0>,
      shapeAt<this['in'], 1>,
      argumentAt<this['in'], 2, number> & Sizes,
      argumentAt<this['in'], 3, 'same' | 'valid'> & ('same' | 'valid'),
      argumentAt<this['in'], 4, 1> & Sizes
    >
  >;
}
/** The largest sum of a window and the filter [height, width, channels], for each channel. */
export interface Dilation2dOp extends HasRule<Dilation2dRule> {
  <
    x extends Shape,
    dtype extends DType,
    filter extends Shape,
    filterDtype extends DType,
    const strides extends Sizes,
    const pad extends 'same' | 'valid',
    const dilations extends Sizes = 1,
  >(
    x: check<operandError<'dilation2d', 0, dtype, imageError<'dilation2d', x, 2>>, Operand<x, dtype>>,
    filter: check<
      operandError<'dilation2d', 1, filterDtype, dilationFilterError<x, filter>>,
      Operand<filter, filterDtype>
    >,
    strides: strides,
    pad: check<dilation2d<x, filter, strides, pad, NoInfer<dilations>>, pad>,
    dilations?: dilations,
    dataFormat?: 'NHWC',
  ): Tensor<shapeOrAny<dilation2d<x, filter, strides, pad, dilations>>>;
}

type op = 'separableConv2d';
interface SeparableRule extends Rule {
  out: this['in'] extends readonly [infer x, infer depthwise, infer pointwise, ...infer _]
    ? filtered<
        op,
        this['in'],
        operandError<
          op,
          2,
          dtypeOf<pointwise>,
          separable<
            shapeOf<x>,
            shapeOf<depthwise>,
            shapeOf<pointwise>,
            argumentAt<this['in'], 3, number> & Sizes,
            argumentAt<this['in'], 4, 'same' | 'valid'> & ('same' | 'valid'),
            argumentAt<this['in'], 5, 1> & Sizes
          >
        >
      >
    : this['in'] extends readonly [unknown, unknown]
      ? operandKind<op, 2, 'undefined'>
      : filtered<op, this['in'], never>;
}
/** `depthwiseConv2d`, and a `conv2d` with a filter [1, 1, channels, channels out] of what it makes. */
export interface SeparableConv2dOp extends HasRule<SeparableRule> {
  <
    x extends Shape,
    dtype extends DType,
    depthwise extends Shape,
    depthwiseDtype extends DType,
    pointwise extends Shape,
    pointwiseDtype extends DType,
    const strides extends Sizes,
    const pad extends 'same' | 'valid',
    const dilation extends Sizes = 1,
  >(
    x: check<operandError<op, 0, dtype, imageError<op, x, 2>>, Operand<x, dtype>>,
    depthwiseFilter: check<
      operandError<op, 1, depthwiseDtype, filterError<op, 2, x, depthwise, 'NHWC'>>,
      Operand<depthwise, depthwiseDtype>
    >,
    pointwiseFilter: check<operandError<op, 2, pointwiseDtype, null>, Operand<pointwise, pointwiseDtype>>,
    strides: strides,
    pad: check<separable<x, depthwise, pointwise, strides, pad, NoInfer<dilation>>, pad>,
    dilation?: dilation,
    dataFormat?: 'NHWC',
  ): Tensor<shapeOrAny<separable<x, depthwise, pointwise, strides, pad, dilation>>>;
}
