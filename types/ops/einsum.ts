import type { operandDtype } from '../../src/messages/tensors.js';
import type { DType, upcast } from '../dtype.js';
import type { einsum } from '../einsum.js';
import type { setLast } from '../place.js';
import type { check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, shapeOf, Tensor } from '../tensor.js';
import type { shapeOrAny } from './reduce.js';
import type { Real } from './unary.js';

type Tensors = readonly AnyTensor[];
type shapesOf<tensors> = { -readonly [k in keyof tensors]: shapeOf<tensors[k]> } extends infer shapes extends
  readonly Shape[]
  ? shapes
  : never;

/** The message about the first operand that is provably neither float32 nor int32, else null. */
type dtypesError<tensors, argument extends 1 | 2 = 1> = tensors extends readonly [infer first, ...infer rest]
  ? [dtypeOf<first> & Real] extends [never]
    ? operandDtype<'einsum', argument, 'float32 or int32', dtypeOf<first>>
    : dtypesError<rest, 2>
  : null;
type dtypeOfAll<tensors> = tensors extends readonly [infer a, infer b]
  ? upcast<dtypeOf<a>, dtypeOf<b>>
  : tensors extends readonly [infer a]
    ? dtypeOf<a>
    : DType;

type contracted<equation extends string, tensors> =
  dtypesError<tensors> extends infer message extends Message
    ? message
    : einsum<equation, shapesOf<tensors>> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, dtypeOfAll<tensors>>
        : shape
      : never;
interface EinsumRule extends Rule {
  out: this['in'] extends readonly [infer equation extends string, ...infer tensors]
    ? contracted<equation, tensors>
    : never;
}
/** Axes are labels: those behind the arrow stay, all others are summed. */
export interface EinsumOp extends HasRule<EinsumRule> {
  <equation extends string, const tensors extends Tensors>(
    equation: check<einsum<equation, shapesOf<tensors>>, equation>,
    ...tensors: dtypesError<tensors> extends infer message extends Message
      ? setLast<tensors, message>
      : tensors
  ): Tensor<shapeOrAny<einsum<equation, shapesOf<tensors>>>, dtypeOfAll<tensors>>;
}
