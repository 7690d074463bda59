import type { operandKind } from '../../src/messages/tensors.js';
import type { conv, filterError } from '../conv.js';
import type { DType } from '../dtype.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { imageError, Padding, Rounding, Sizes } from '../windows.js';
import type { shapeOrAny } from './reduce.js';
import type { checkDtype, Numeric } from './unary.js';

/** The message about the dtype of an operand or about its shape, else null. */
export type operandError<op extends string, argument extends number, dtype extends DType, shape> =
  checkDtype<op, argument, dtype, Numeric, 'float32'> extends infer message extends Message ? message : shape;

/** The tensor of a rule on x and a filter: dtypes first, then the shape or its message. */
export type filtered<op extends string, args, shape> = args extends readonly [
  infer x,
  infer filter,
  ...infer _,
]
  ? operandError<op, 0, dtypeOf<x>, operandError<op, 1, dtypeOf<filter>, shape>> extends infer result
    ? result extends Shape
      ? Tensor<result>
      : result
    : never
  : operandKind<op, args extends readonly [] ? 0 : 1, 'undefined'>;
export type shapeAt<args, index extends number> = shapeOf<argumentAt<args, index, unknown>>;

type ImageFormat = 'NHWC' | 'NCHW';

interface Conv2dRule<op extends string, kind extends 'full' | 'depthwise'> extends Rule {
  out: filtered<
    op,
    this['in'],
    conv<
      op,
      2,
      shapeAt<this['in'], 0>,
      shapeAt<this['in'], 1>,
      argumentAt<this['in'], 2, number> & Sizes,
      argumentAt<this['in'], 3, number> & Padding,
      argumentAt<this['in'], 4, 'NHWC'> & string,
      argumentAt<this['in'], 5, 1> & Sizes,
      argumentAt<this['in'], 6, undefined>,
      kind
    >
  >;
}
/** Sums of products with a filter [height, width, channels in, channels out] that moves over images. */
export interface Conv2dOp<op extends string, kind extends 'full' | 'depthwise' = 'full'>
  extends HasRule<Conv2dRule<op, kind>> {
  <
    x extends Shape,
    dtype extends DType,
    filter extends Shape,
    filterDtype extends DType,
    const strides extends Sizes,
    const pad extends Padding,
    format extends ImageFormat = 'NHWC',
    const dilations extends Sizes = 1,
    rounding extends Rounding | undefined = undefined,
  >(
    x: check<operandError<op, 0, dtype, imageError<op, x, 2>>, Operand<x, dtype>>,
    filter: check<
      operandError<op, 1, filterDtype, filterError<op, 2, x, filter, NoInfer<format>>>,
      Operand<filter, filterDtype>
    >,
    strides: strides,
    pad: check<
      conv<op, 2, x, filter, strides, pad, NoInfer<format>, NoInfer<dilations>, NoInfer<rounding>, kind>,
      pad
    >,
    dataFormat?: format,
    dilations?: dilations,
    dimRoundingMode?: rounding,
  ): Tensor<shapeOrAny<conv<op, 2, x, filter, strides, pad, format, dilations, rounding, kind>>>;
}

interface Conv1dRule extends Rule {
  out: filtered<
    'conv1d',
    this['in'],
    conv<
      'conv1d',
      1,
      shapeAt<this['in'], 0>,
      shapeAt<this['in'], 1>,
      argumentAt<this['in'], 2, number> & Sizes,
      argumentAt<this['in'], 3, number> & Padding,
      'NWC',
      argumentAt<this['in'], 5, 1> & Sizes,
      argumentAt<this['in'], 6, undefined>
    >
  >;
}
/** With a filter [width, channels in, channels out] that moves over sequences. */
export interface Conv1dOp extends HasRule<Conv1dRule> {
  <
    x extends Shape,
    dtype extends DType,
    filter extends Shape,
    filterDtype extends DType,
    const stride extends number,
    const pad extends Padding,
    dilation extends number = 1,
    rounding extends Rounding | undefined = undefined,
  >(
    x: check<operandError<'conv1d', 0, dtype, imageError<'conv1d', x, 1>>, Operand<x, dtype>>,
    filter: check<
      operandError<'conv1d', 1, filterDtype, filterError<'conv1d', 1, x, filter, 'NWC'>>,
      Operand<filter, filterDtype>
    >,
    stride: stride,
    pad: check<conv<'conv1d', 1, x, filter, stride, pad, 'NWC', NoInfer<dilation>, NoInfer<rounding>>, pad>,
    dataFormat?: 'NWC',
    dilation?: dilation,
    dimRoundingMode?: rounding,
  ): Tensor<shapeOrAny<conv<'conv1d', 1, x, filter, stride, pad, 'NWC', dilation, rounding>>>;
}

interface Conv3dRule extends Rule {
  out: filtered<
    'conv3d',
    this['in'],
    conv<
      'conv3d',
      3,
      shapeAt<this['in'], 0>,
      shapeAt<this['in'], 1>,
      argumentAt<this['in'], 2, number> & Sizes,
      argumentAt<this['in'], 3, 'same' | 'valid'> & Padding,
      'NDHWC',
      argumentAt<this['in'], 5, 1> & Sizes,
      undefined,
      'full',
      'word'
    >
  >;
}
/** With a filter [depth, height, width, channels in, channels out] that moves over volumes. */
export interface Conv3dOp extends HasRule<Conv3dRule> {
  <
    x extends Shape,
    dtype extends DType,
    filter extends Shape,
    filterDtype extends DType,
    const strides extends Sizes,
    const pad extends 'same' | 'valid',
    const dilations extends Sizes = 1,
  >(
    x: check<operandError<'conv3d', 0, dtype, imageError<'conv3d', x, 3>>, Operand<x, dtype>>,
    filter: check<
      operandError<'conv3d', 1, filterDtype, filterError<'conv3d', 3, x, filter, 'NDHWC'>>,
      Operand<filter, filterDtype>
    >,
    strides: strides,
    pad: check<
      conv<'conv3d', 3, x, filter, strides, pad, 'NDHWC', NoInfer<dilations>, undefined, 'full', 'word'>,
      pad
    >,
    dataFormat?: 'NDHWC',
    dilations?: dilations,
  ): Tensor<
    shapeOrAny<conv<'conv3d', 3, x, filter, strides, pad, 'NDHWC', dilations, undefined, 'full', 'word'>>
  >;
}
