import type { operandKind } from '../../src/messages/tensors.js';
import type { DType } from '../dtype.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { fft, irfft, rfft, shared } from '../spectral.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { floatArgument, missing, tensorUnless } from './image.js';
import type { dimOf } from './indices.js';
import type { shapeOrAny } from './reduce.js';
import type { checkDtype, floatError } from './unary.js';

export type complexError<op extends string, dtype extends DType> = checkDtype<
  op,
  0,
  dtype,
  'complex64',
  'complex64'
>;
/** The message about the dtype or the shape of a tensor that is the only argument, else null. */
export type firstMessage<dtypeVerdict, shape> = dtypeVerdict extends string
  ? dtypeVerdict
  : shape extends string
    ? shape
    : null;

interface FftRule<op extends string> extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<complexError<op, dtypeOf<x>>, fft<op, shapeOf<x>>, 'complex64'>
    : operandKind<op, 0, 'undefined'>;
}
/** The Fourier transform along the last axis, or its inverse. */
export interface FftOp<op extends string> extends HasRule<FftRule<op>> {
  <shape extends Shape, dtype extends DType>(
    input: check<firstMessage<complexError<op, dtype>, fft<op, shape>>, Operand<shape, dtype>>,
  ): Tensor<shape, 'complex64'>;
}

type lengthOf<length> = length extends number ? dimOf<length> : undefined;
interface RfftRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<
        floatError<'rfft', dtypeOf<x>>,
        rfft<'rfft', shapeOf<x>, lengthOf<argumentAt<this['in'], 1, undefined>>>,
        'complex64'
      >
    : operandKind<'rfft', 0, 'undefined'>;
}
/** The half of the Fourier transform of real numbers along the last axis that tells the other. */
export interface RfftOp extends HasRule<RfftRule> {
  <shape extends Shape, dtype extends DType, length extends number | null | undefined = undefined>(
    input: check<floatError<'rfft', dtype>, Operand<shape, dtype>>,
    fftLength?: check<rfft<'rfft', shape, lengthOf<length>>, length>,
  ): Tensor<shapeOrAny<rfft<'rfft', shape, lengthOf<length>>>, 'complex64'>;
}

interface IrfftRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<complexError<'irfft', dtypeOf<x>>, irfft<shapeOf<x>>>
    : operandKind<'irfft', 0, 'undefined'>;
}
/** The inverse of rfft. */
export interface IrfftOp extends HasRule<IrfftRule> {
  <shape extends Shape, dtype extends DType>(
    input: check<firstMessage<complexError<'irfft', dtype>, irfft<shape>>, Operand<shape, dtype>>,
  ): Tensor<shapeOrAny<irfft<shape>>>;
}

interface ComplexRule extends Rule {
  out: this['in'] extends readonly [infer real, infer imag, ...infer _]
    ? floatArgument<'complex', 0, real> extends infer message extends Message
      ? message
      : tensorUnless<
          floatArgument<'complex', 1, imag>,
          shared<'complex', shapeOf<real>, shapeOf<imag>>,
          'complex64'
        >
    : missing<'complex', this['in']>;
}
type imagVerdict<shape extends Shape, imag> = firstMessage<
  floatArgument<'complex', 1, imag>,
  shared<'complex', shape, shapeOf<imag>>
>;
/** Complex numbers of their real and imaginary parts. */
export interface ComplexOp extends HasRule<ComplexRule> {
  <real extends number | AnyTensor, imag extends number | AnyTensor>(
    real: check<floatArgument<'complex', 0, real>, real>,
    imag: check<imagVerdict<shapeOf<real>, imag>, imag>,
  ): Tensor<shapeOrAny<shared<'complex', shapeOf<real>, shapeOf<imag>>>, 'complex64'>;
}

interface PartRule<op extends string> extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<complexError<op, dtypeOf<x>>, shapeOf<x>>
    : operandKind<op, 0, 'undefined'>;
}
/** The real or the imaginary part. */
export interface PartOp<op extends string> extends HasRule<PartRule<op>> {
  <shape extends Shape, dtype extends DType>(
    input: check<complexError<op, dtype>, Operand<shape, dtype>>,
  ): Tensor<shape>;
}
