import type { operandKind } from '../../src/messages/tensors.js';
import type { fromValues } from '../dims.js';
import type { DType } from '../dtype.js';
import type { dropout, multinomial } from '../random.js';
import type { argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { Sizes, sizesError } from './create.js';
import type { dimOf } from './indices.js';
import type { shapeOrAny } from './reduce.js';
import type { floatError, Numeric, Real } from './unary.js';

/** randomNormal, truncatedNormal. */
export interface NormalFn<op extends string> {
  <const shape extends Sizes, dtype extends Real = 'float32'>(
    shape: check<sizesError<op, shape>, shape>,
    mean?: number,
    stdDev?: number,
    dtype?: dtype,
    seed?: number,
  ): Tensor<fromValues<shape>, NoInfer<dtype>>;
}

export interface StandardNormalFn {
  <const shape extends Sizes, dtype extends Real = 'float32'>(
    shape: check<sizesError<'randomStandardNormal', shape>, shape>,
    dtype?: dtype,
    seed?: number,
  ): Tensor<fromValues<shape>, NoInfer<dtype>>;
}

export interface UniformFn {
  <const shape extends Sizes, dtype extends Numeric = 'float32'>(
    shape: check<sizesError<'randomUniform', shape>, shape>,
    minval?: number,
    maxval?: number,
    dtype?: dtype,
    seed?: number | string,
  ): Tensor<fromValues<shape>, NoInfer<dtype>>;
}

export interface UniformIntFn {
  <const shape extends Sizes>(
    shape: check<sizesError<'randomUniformInt', shape>, shape>,
    minval: number,
    maxval: number,
    seed?: number | string,
  ): Tensor<fromValues<shape>, 'int32'>;
}

export interface GammaFn {
  <const shape extends Sizes, dtype extends Real = 'float32'>(
    shape: check<sizesError<'randomGamma', shape>, shape>,
    alpha: number,
    beta?: number,
    dtype?: dtype,
    seed?: number,
  ): Tensor<fromValues<shape>, NoInfer<dtype>>;
}

export interface RandFn {
  <const shape extends Sizes, dtype extends Numeric = 'float32'>(
    shape: check<sizesError<'rand', shape>, shape>,
    randFunction: () => number,
    dtype?: dtype,
  ): Tensor<fromValues<shape>, NoInfer<dtype>>;
}

type sampled<x, samples extends number> =
  floatError<'multinomial', dtypeOf<x>> extends infer message extends Message
    ? message
    : multinomial<shapeOf<x>, dimOf<samples>> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, 'int32'>
        : shape
      : never;
interface MultinomialRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? sampled<x, argumentAt<this['in'], 1, number> & number>
    : operandKind<'multinomial', 0, 'undefined'>;
}
/** Indices along the last axis, as probable as the logits, or the probabilities, say. */
export interface MultinomialOp extends HasRule<MultinomialRule> {
  <shape extends Shape, dtype extends DType, samples extends number>(
    logits: check<floatError<'multinomial', dtype>, Operand<shape, dtype>>,
    numSamples: check<multinomial<shape, dimOf<samples>>, samples>,
    seed?: number,
    normalized?: boolean,
  ): Tensor<shapeOrAny<multinomial<shape, dimOf<samples>>>, 'int32'>;
}

type noiseError<shape extends Shape, rate extends number, noise extends Sizes> =
  sizesError<'dropout', noise> extends infer message extends Message
    ? message
    : dropout<shape, rate, fromValues<noise>>;
type dropped<x, rate extends number, noise> =
  floatError<'dropout', dtypeOf<x>> extends infer message extends Message
    ? message
    : (
          noise extends Sizes
            ? noiseError<shapeOf<x>, rate, noise>
            : dropout<shapeOf<x>, rate, []>
        ) extends infer shape
      ? shape extends Shape
        ? Tensor<shape>
        : shape
      : never;
interface DropoutRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? dropped<x, argumentAt<this['in'], 1, number> & number, argumentAt<this['in'], 2, undefined>>
    : operandKind<'dropout', 0, 'undefined'>;
}
/** Zeros in place of a part of the elements, the `rate`; the others grow, so that the expected sum stays. */
export interface DropoutOp extends HasRule<DropoutRule> {
  <shape extends Shape, dtype extends DType, rate extends number, const noise extends Sizes = []>(
    x: check<floatError<'dropout', dtype>, Operand<shape, dtype>>,
    rate: check<dropout<shape, rate, []>, rate>,
    noiseShape?: check<noiseError<shape, rate, noise>, noise>,
    seed?: number | string,
  ): Tensor<shapeOrAny<dropout<shape, rate, fromValues<noise>>>>;
}
