import type { operandKind } from '../../src/messages/tensors.js';
import type { DType } from '../dtype.js';
import type { argumentAt, check, HasRule, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { enclosing, frame, stft, window } from '../signal.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { tensorUnless } from './image.js';
import type { dimOf } from './indices.js';
import type { shapeOrAny } from './reduce.js';
import type { floatError, realError } from './unary.js';

/** Factors that rise from both ends of a frame to its middle. */
export interface WindowOp<op extends string> {
  <length extends number>(
    windowLength: check<window<op, dimOf<length>>, length>,
  ): Tensor<shapeOrAny<window<op, dimOf<length>>>>;
}
/** a - b times a cosine of one period. */
export interface CosineWindowOp {
  <length extends number>(
    windowLength: check<window<'cosineWindow', dimOf<length>>, length>,
    a: number,
    b: number,
  ): Tensor<shapeOrAny<window<'cosineWindow', dimOf<length>>>>;
}
/** The smallest power of two that is not below a number. */
export interface EnclosingPowerOfTwoFn {
  <value extends number>(value: value): enclosing<value>;
}

type numberAt<args, index extends number> = dimOf<argumentAt<args, index, number> & number>;
type flagAt<args, index extends number> =
  argumentAt<args, index, false> extends infer flag extends boolean ? flag : false;

interface FrameRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<
        realError<'frame', dtypeOf<x>>,
        frame<'frame', shapeOf<x>, numberAt<this['in'], 1>, numberAt<this['in'], 2>, flagAt<this['in'], 3>>,
        dtypeOf<x>
      >
    : operandKind<'frame', 0, 'undefined'>;
}
/** Parts of a signal, one every `frameStep` elements; with `padEnd` also those that reach beyond its end. */
export interface FrameOp extends HasRule<FrameRule> {
  <
    shape extends Shape,
    dtype extends DType,
    length extends number,
    step extends number,
    padEnd extends boolean = false,
  >(
    signal: check<realError<'frame', dtype>, Operand<shape, dtype>>,
    frameLength: length,
    frameStep: check<frame<'frame', shape, dimOf<length>, dimOf<step>>, step>,
    padEnd?: padEnd,
    padValue?: number,
  ): Tensor<shapeOrAny<frame<'frame', shape, dimOf<length>, dimOf<step>, NoInfer<padEnd>>>, dtype>;
}

type fftLengthOf<length> = length extends number ? dimOf<length> : undefined;
interface StftRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<
        floatError<'stft', dtypeOf<x>>,
        stft<
          shapeOf<x>,
          numberAt<this['in'], 1>,
          numberAt<this['in'], 2>,
          fftLengthOf<argumentAt<this['in'], 3, undefined>>
        >,
        'complex64'
      >
    : operandKind<'stft', 0, 'undefined'>;
}
/** The spectrum of every frame of a signal. */
export interface StftOp extends HasRule<StftRule> {
  <
    shape extends Shape,
    dtype extends DType,
    length extends number,
    step extends number,
    fftLength extends number | null | undefined = undefined,
  >(
    signal: check<floatError<'stft', dtype>, Operand<shape, dtype>>,
    frameLength: length,
    frameStep: check<frame<'stft', shape, dimOf<length>, dimOf<step>>, step>,
    fftLength?: check<stft<shape, dimOf<length>, dimOf<step>, fftLengthOf<fftLength>>, fftLength>,
    windowFn?: (length: number) => AnyTensor,
  ): Tensor<shapeOrAny<stft<shape, dimOf<length>, dimOf<step>, fftLengthOf<fftLength>>>, 'complex64'>;
}
