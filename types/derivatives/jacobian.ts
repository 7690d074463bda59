import type { nonFloatOutput } from '../../src/messages/grad.js';
import type { within } from '../../src/messages/within.js';
import type { apply } from '../apply.js';
import type { ShapedFunction } from '../fn.js';
import type { knownResult } from '../known.js';
import type { AnyFunction, Args, check, Message, Rule, TensorFunction, unless } from '../rule.js';
import type { isRankUnknown, Shape } from '../shape.js';
import type { AnyTensor, Tensor } from '../tensor.js';
import type { argnumsCountError, argnumsError, chosen } from './argnums.js';
import type { chosenError } from './grad.js';
import type { splitAux } from './inputs.js';

type JacobianOp = 'jacfwd' | 'jacrev' | 'hessian';

/** The argument's tree, every leaf of shape out ++ in. */
type inside<outer extends Shape, value> = unknown extends value
  ? value
  : value extends Tensor<infer shape, infer _>
    ? Tensor<
        isRankUnknown<shape> extends true
          ? Shape
          : isRankUnknown<outer> extends true
            ? Shape
            : [...outer, ...shape]
      >
    : value extends AnyTensor
      ? Tensor
      : value extends number
        ? Tensor<outer>
        : value extends Args
          ? { -readonly [k in keyof value]: inside<outer, value[k]> }
          : value extends object
            ? { -readonly [k in keyof value]: inside<outer, value[k]> }
            : value;
/** The output's tree outside, the argument's tree inside. */
type outside<output, value> = unknown extends output
  ? output
  : output extends Tensor<infer outer, infer _>
    ? inside<outer, value>
    : output extends AnyTensor
      ? inside<Shape, value>
      : output extends number
        ? inside<[], value>
        : output extends Args
          ? { -readonly [k in keyof output]: outside<output[k], value> }
          : output extends object
            ? { -readonly [k in keyof output]: outside<output[k], value> }
            : output;

/** Only reverse mode needs float outputs. */
type outputError<op extends JacobianOp, output> = op extends 'jacfwd'
  ? null
  : output extends Tensor<Shape, infer dtype>
    ? 'float32' extends dtype
      ? null
      : nonFloatOutput<op, dtype>
    : null;

export interface JacobianRule<op extends JacobianOp, f, argnums, hasAux> extends Rule {
  out: this['in'] extends infer args extends Args
    ? argnumsCountError<op, argnums, args['length']> extends infer message extends Message
      ? message
      : chosenError<op, args, argnums> extends infer message extends Message
        ? message
        : apply<f, args> extends infer result
          ? result extends string
            ? within<op, result>
            : splitAux<op, result, hasAux> extends infer pair
              ? pair extends readonly [infer output, infer aux]
                ? outputError<op, output> extends infer message extends Message
                  ? message
                  : withAux<derivative<op, output, chosen<args, argnums>>, aux, hasAux>
                : pair
              : never
          : never
    : never;
}
type derivative<op extends JacobianOp, output, value> = op extends 'hessian'
  ? outside<outside<output, value>, value>
  : outside<output, value>;
type withAux<result, aux, hasAux> = hasAux extends true ? [derivative: result, aux: aux] : result;

type definitionError<op extends JacobianOp, f, hasAux> =
  unknown extends knownResult<f>
    ? null
    : splitAux<op, knownResult<f>, hasAux> extends infer pair
      ? pair extends readonly [infer output, unknown]
        ? outputError<op, output>
        : pair
      : never;

/** jacfwd and jacrev. */
export interface JacFn<op extends JacobianOp> {
  <hasAux extends boolean = false, f extends AnyFunction = TensorFunction<hasAux>, const argnums = 0>(
    f: check<definitionError<op, f, hasAux>, f>,
    options?: { readonly argnums?: check<argnumsError<op, f, argnums>, argnums>; readonly hasAux?: hasAux },
  ): unless<
    definitionError<op, f, hasAux> | argnumsError<op, f, argnums>,
    ShapedFunction<JacobianRule<op, f, argnums, hasAux>>
  >;
}
export type HessianFn = JacFn<'hessian'>;
