import type { nonFloatOutput, nonScalarOutput, nonTensorOutput } from '../../src/messages/grad.js';
import type { kindOf } from '../../src/messages/kind.js';
import type { within } from '../../src/messages/within.js';
import type { apply } from '../apply.js';
import type { DType } from '../dtype.js';
import type { ShapedFunction } from '../fn.js';
import type { knownResult } from '../known.js';
import type { AnyFunction, Args, check, Message, Rule, TensorFunction, unless } from '../rule.js';
import type { isRankUnknown } from '../shape.js';
import type { AnyTensor, Tensor } from '../tensor.js';
import type { argnumsCountError, argnumsError, chosen } from './argnums.js';
import type { cotangentOf, inputError, splitAux } from './inputs.js';

type Op = 'grad' | 'valueAndGrad';

/** The message about an output that is no float scalar, else null. */
export type scalarError<op extends string, output> = unknown extends output
  ? null
  : output extends Tensor<infer shape, infer dtype>
    ? isRankUnknown<shape> extends true
      ? null
      : shape extends readonly []
        ? 'float32' extends dtype
          ? null
          : nonFloatOutput<op, dtype>
        : nonScalarOutput<op, shape>
    : output extends AnyTensor | number
      ? null
      : unknown extends output
        ? null
        : nonTensorOutput<op, kindOf<output>>;

/** What the annotations of a function already tell. */
type definitionError<op extends string, f, hasAux> =
  unknown extends knownResult<f>
    ? null
    : splitAux<op, knownResult<f>, hasAux> extends infer pair
      ? pair extends readonly [infer output, unknown]
        ? scalarError<op, output>
        : pair
      : never;

export type chosenError<op extends string, args extends Args, argnums> = argnums extends 0
  ? inputError<op, args[0], 0>
  : chosenErrors<op, args, argnums extends readonly number[] ? argnums : [argnums]>;
type chosenErrors<op extends string, args extends Args, argnums> = argnums extends readonly [
  infer first,
  ...infer rest,
]
  ? inputError<op, chosen<args, first>, first & number> extends infer message extends Message
    ? message
    : chosenErrors<op, args, rest>
  : null;

/** [output, aux] of a call, or the message. */
type pull<op extends Op, f, argnums, hasAux, args extends Args> =
  argumentsError<op, args, argnums> extends infer message extends Message
    ? message
    : apply<f, args> extends infer result
      ? result extends string
        ? within<op, result>
        : hasAux extends false
          ? checkedScalar<op, result, [result, undefined]>
          : splitAux<op, result, hasAux> extends infer pair
            ? pair extends readonly [infer output, unknown]
              ? checkedScalar<op, output, pair>
              : pair
            : never
      : never;
type checkedScalar<op extends Op, output, pair> =
  scalarError<op, output> extends infer message extends Message ? message : pair;
type argumentsError<op extends Op, args extends Args, argnums> = argnums extends 0
  ? args extends readonly []
    ? argnumsCountError<op, 0, 0>
    : inputError<op, args[0], 0>
  : argnumsCountError<op, argnums, args['length']> extends infer message extends Message
    ? message
    : chosenError<op, args, argnums>;

export interface GradRule<f, argnums, hasAux> extends Rule {
  out: this['in'] extends infer args extends Args
    ? pull<'grad', f, argnums, hasAux, args> extends infer pulled
      ? pulled extends string
        ? pulled
        : hasAux extends true
          ? [gradient: cotangentOf<chosen<args, argnums>>, aux: pulled[1 & keyof pulled]]
          : cotangentOf<chosen<args, argnums>>
      : never
    : never;
}

type scalarOf<output> = output extends Tensor<readonly [], DType> ? output : Tensor<[]>;
export interface ValueAndGradRule<f, argnums, hasAux> extends Rule {
  out: this['in'] extends infer args extends Args
    ? pull<'valueAndGrad', f, argnums, hasAux, args> extends infer pulled
      ? pulled extends readonly [infer output, infer aux]
        ? [
            value: hasAux extends true ? [value: scalarOf<output>, aux: aux] : scalarOf<output>,
            gradient: cotangentOf<chosen<args, argnums>>,
          ]
        : pulled
      : never
    : never;
}

export interface GradFn {
  <hasAux extends boolean = false, f extends AnyFunction = TensorFunction<hasAux>, const argnums = 0>(
    f: check<definitionError<'grad', f, hasAux>, f>,
    options?: {
      readonly argnums?: check<argnumsError<'grad', f, argnums>, argnums>;
      readonly hasAux?: hasAux;
    },
  ): unless<
    definitionError<'grad', f, hasAux> | argnumsError<'grad', f, argnums>,
    ShapedFunction<GradRule<f, argnums, hasAux>>
  >;
}
export interface ValueAndGradFn {
  <hasAux extends boolean = false, f extends AnyFunction = TensorFunction<hasAux>, const argnums = 0>(
    f: check<definitionError<'valueAndGrad', f, hasAux>, f>,
    options?: {
      readonly argnums?: check<argnumsError<'valueAndGrad', f, argnums>, argnums>;
      readonly hasAux?: hasAux;
    },
  ): unless<
    definitionError<'valueAndGrad', f, hasAux> | argnumsError<'valueAndGrad', f, argnums>,
    ShapedFunction<ValueAndGradRule<f, argnums, hasAux>>
  >;
}
