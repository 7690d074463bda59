import type { conv, filterError } from '../conv.js';
import type { DType, upcast } from '../dtype.js';
import type { biasError } from '../fused.js';
import type { matMul } from '../matMul.js';
import type { check, Message } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, Operand, shapeOf, Tensor } from '../tensor.js';
import type { imageError, Padding, Rounding, Sizes } from '../windows.js';
import type { operandError } from './conv.js';
import type { withDtypes } from './product.js';
import type { shapeOrAny } from './reduce.js';

/** tfjs' names of activations. */
export type Activation = 'linear' | 'relu' | 'prelu' | 'elu' | 'relu6' | 'leakyrelu' | 'sigmoid';
type Bias = number | AnyTensor | undefined;
/** What comes after the product. */
interface Epilogue {
  activation?: Activation;
  preluActivationWeights?: AnyTensor;
  leakyreluAlpha?: number;
}

/** act(a b + bias). */
export interface FusedMatMulOp {
  <
    a extends Shape,
    b extends Shape,
    dtypeA extends DType,
    dtypeB extends DType,
    transposeA extends boolean = false,
    transposeB extends boolean = false,
    bias extends Bias = undefined,
  >(
    options: {
      a: Operand<a, dtypeA>;
      b: check<
        withDtypes<'matMul', dtypeA, dtypeB, matMul<a, b, transposeA, transposeB>>,
        Operand<b, dtypeB>
      >;
      transposeA?: transposeA;
      transposeB?: transposeB;
      bias?: check<biasError<'fused.matMul', shapeOf<bias>, matMul<a, b, transposeA, transposeB>>, bias>;
    } & Epilogue,
  ): Tensor<shapeOrAny<matMul<a, b, transposeA, transposeB>>, upcast<dtypeA, dtypeB>>;
}

/** act(conv2d(x, filter) + bias), and the same of depthwiseConv2d. */
export interface FusedConv2dOp<op extends 'conv2d' | 'depthwiseConv2d', kind extends 'full' | 'depthwise'> {
  <
    x extends Shape,
    dtype extends DType,
    filter extends Shape,
    filterDtype extends DType,
    const strides extends Sizes,
    const pad extends Padding,
    format extends 'NHWC' | 'NCHW' = 'NHWC',
    const dilations extends Sizes = 1,
    rounding extends Rounding | undefined = undefined,
    bias extends Bias = undefined,
  >(
    options: {
      x: check<operandError<op, 0, dtype, imageError<op, x, 2>>, Operand<x, dtype>>;
      filter: check<
        operandError<op, 1, filterDtype, filterError<op, 2, x, filter, NoInfer<format>>>,
        Operand<filter, filterDtype>
      >;
      strides: strides;
      pad: check<
        filterError<op, 2, x, filter, NoInfer<format>> extends Message
          ? null
          : conv<
              op,
              2,
              x,
              filter,
              strides,
              pad,
              NoInfer<format>,
              NoInfer<dilations>,
              NoInfer<rounding>,
              kind
            >,
        pad
      >;
      dataFormat?: format;
      dilations?: dilations;
      dimRoundingMode?: rounding;
      bias?: check<
        biasError<
          `fused.${op}`,
          shapeOf<bias>,
          conv<op, 2, x, filter, strides, pad, format, dilations, rounding, kind>
        >,
        bias
      >;
    } & Epilogue,
  ): Tensor<shapeOrAny<conv<op, 2, x, filter, strides, pad, format, dilations, rounding, kind>>>;
}
