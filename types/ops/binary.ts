import type { kindOf } from '../../src/messages/kind.js';
import type { operandDtype, operandKind } from '../../src/messages/tensors.js';
import type { broadcastFor } from '../broadcast.js';
import type { DType, upcast } from '../dtype.js';
import type { check, HasRule, Message, orAny, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, shapeOf, Tensor, UnknownTensor } from '../tensor.js';
import type { Numeric, Real } from './unary.js';

/** The message about an operand that is neither a tensor nor a number, else null. */
export type operandError<op extends string, argument extends number, value> = value extends
  | UnknownTensor
  | number
  ? null
  : value extends AnyTensor
    ? null
    : unknown extends value
      ? null
      : operandKind<op, argument, kindOf<value>>;

/** Beside int32: a number literal that is no integer. Not there at run time. */
type Fraction = `${number} beside int32`;
/** Any number that is not provably a fraction. */
type whole<value extends number> = number extends value
  ? value
  : `${value}` extends `${bigint}`
    ? value
    : never;

/** The dtype of an operand; a number takes that of the other operand, and stays float32 next to a bool. */
type dtypeBeside<kind extends Kind, value, other> = value extends number
  ? other extends Tensor<Shape, infer dtype>
    ? [dtype] extends ['bool']
      ? 'float32'
      : [dtype, kind, whole<value>] extends ['int32', 'real' | 'complex', never]
        ? `${value} beside int32`
        : dtype
    : 'float32'
  : dtypeOf<value>;

/** The message about the dtype of an operand. */
type dtypeError<
  op extends string,
  argument extends number,
  wanted extends string,
  got extends string,
> = got extends `${infer value} beside int32`
  ? operandDtype<op, argument, 'an int32 value like the other operand', value>
  : operandDtype<op, argument, wanted, got>;

/** Which dtypes an op takes, and how its messages call them. */
interface Kinds {
  real: { allowed: Real; wanted: 'float32 or int32' };
  complex: { allowed: Real | 'complex64'; wanted: 'float32 or int32 or complex64' };
  float: { allowed: Numeric; wanted: 'float32' };
  numeric: { allowed: Numeric; wanted: 'float32 or int32 or bool' };
  bool: { allowed: 'bool'; wanted: 'bool' };
}
type Kind = keyof Kinds;

/** Result dtype or message. A bool may meet any other operand, but two of them are no arithmetic operands. */
type combineDtypes<
  op extends string,
  kind extends Kind,
  a extends DType | Fraction,
  b extends DType | Fraction,
> = [a & (Kinds[kind]['allowed'] | 'bool')] extends [never]
  ? { error: dtypeError<op, 0, Kinds[kind]['wanted'], a> }
  : [b & (Kinds[kind]['allowed'] | 'bool')] extends [never]
    ? { error: dtypeError<op, 1, Kinds[kind]['wanted'], b> }
    : kind extends 'float'
      ? 'float32'
      : kind extends 'numeric'
        ? 'bool'
        : [a | b] extends ['bool']
          ? { error: operandDtype<op, 0, Kinds[kind]['wanted'], 'bool'> }
          : upcast<a & DType, b & DType>;

type tensorOr<shape, dtype extends DType> = shape extends Shape ? Tensor<shape, dtype> : shape;
export type elementwise<op extends string, kind extends Kind, a, b> =
  operandError<op, 1, b> extends infer message extends Message
    ? message
    : combineDtypes<op, kind, dtypeBeside<kind, a, b>, dtypeBeside<kind, b, a>> extends infer dtype
      ? dtype extends DType
        ? tensorOr<broadcastFor<op, shapeOf<a>, shapeOf<b>>, dtype>
        : dtype extends { error: infer message }
          ? message
          : never
      : never;

interface ElementwiseRule<op extends string, kind extends Kind> extends Rule {
  out: this['in'] extends readonly [infer a, infer b, ...infer _]
    ? elementwise<op, kind, a, b>
    : this['in'] extends readonly []
      ? operandKind<op, 0, 'undefined'>
      : operandKind<op, 1, 'undefined'>;
}

/**
 * Operands broadcast and are brought to one dtype, the result's. The overloads for equal shapes and for numbers are
 * also those that type-check where shapes are generic; the last one words errors.
 */
export interface BinaryOp<op extends string, kind extends Kind = 'real'>
  extends HasRule<ElementwiseRule<op, kind>> {
  <shape extends Shape, dtype extends Real>(
    a: Tensor<shape, dtype>,
    b: Tensor<NoInfer<shape>, NoInfer<dtype>>,
  ): Tensor<shape, dtype>;
  <shape extends Shape>(a: Tensor<shape>, b: number | Tensor<[]>): Tensor<shape>;
  <shape extends Shape>(a: number | Tensor<[]>, b: Tensor<shape>): Tensor<shape>;
  <shape extends Shape, dtype extends Real, value extends number>(
    a: Tensor<shape, dtype>,
    b: whole<value> | Tensor<[], NoInfer<dtype>>,
  ): Tensor<shape, dtype>;
  <shape extends Shape, dtype extends Real, value extends number>(
    a: whole<value> | Tensor<[], NoInfer<dtype>>,
    b: Tensor<shape, dtype>,
  ): Tensor<shape, dtype>;
  <const a, const b>(
    a: check<operandError<op, 0, a>, a>,
    b: check<elementwise<op, kind, a, b>, b>,
  ): orAny<elementwise<op, kind, a, b>>;
}

/** add, sub, mul: also complex64. */
export type ComplexBinaryOp<op extends string> = BinaryOp<op, 'complex'>;

/** atan2, prelu: operands become float32, which the result is. */
export interface FloatBinaryOp<op extends string> extends HasRule<ElementwiseRule<op, 'float'>> {
  <shape extends Shape>(a: Tensor<shape>, b: Tensor<NoInfer<shape>>): Tensor<shape>;
  <shape extends Shape>(a: Tensor<shape>, b: number | Tensor<[]>): Tensor<shape>;
  <shape extends Shape>(a: number | Tensor<[]>, b: Tensor<shape>): Tensor<shape>;
  <a, b>(
    a: check<operandError<op, 0, a>, a>,
    b: check<elementwise<op, 'float', a, b>, b>,
  ): orAny<elementwise<op, 'float', a, b>>;
}

/** equal, less, ...: the result is bool. */
export interface CompareOp<op extends string> extends HasRule<ElementwiseRule<op, 'numeric'>> {
  <shape extends Shape, dtype extends Numeric>(
    a: Tensor<shape, dtype>,
    b: Tensor<NoInfer<shape>, NoInfer<dtype>>,
  ): Tensor<shape, 'bool'>;
  <shape extends Shape, dtype extends Numeric>(
    a: Tensor<shape, dtype>,
    b: number | Tensor<[], NoInfer<dtype>>,
  ): Tensor<shape, 'bool'>;
  <shape extends Shape, dtype extends Numeric>(
    a: number | Tensor<[], NoInfer<dtype>>,
    b: Tensor<shape, dtype>,
  ): Tensor<shape, 'bool'>;
  <a, b>(
    a: check<operandError<op, 0, a>, a>,
    b: check<elementwise<op, 'numeric', a, b>, b>,
  ): orAny<elementwise<op, 'numeric', a, b>>;
}

export type logical<op extends string, a, b> = [dtypeOf<a> & 'bool'] extends [never]
  ? operandDtype<op, 0, 'bool', dtypeOf<a>>
  : [dtypeOf<b> & 'bool'] extends [never]
    ? operandDtype<op, 1, 'bool', dtypeOf<b>>
    : broadcastFor<op, shapeOf<a>, shapeOf<b>> extends infer shape
      ? shape extends Shape
        ? Tensor<shape, 'bool'>
        : shape
      : never;
interface LogicalRule<op extends string> extends Rule {
  out: this['in'] extends readonly [infer a, infer b, ...infer _]
    ? logical<op, a, b>
    : this['in'] extends readonly []
      ? operandKind<op, 0, 'undefined'>
      : operandKind<op, 1, 'undefined'>;
}
/** Bool operands; booleans stand for scalars. */
export interface LogicalOp<op extends string> extends HasRule<LogicalRule<op>> {
  <shape extends Shape>(a: Tensor<shape, 'bool'>, b: Tensor<NoInfer<shape>, 'bool'>): Tensor<shape, 'bool'>;
  <shape extends Shape>(a: Tensor<shape, 'bool'>, b: boolean | Tensor<[], 'bool'>): Tensor<shape, 'bool'>;
  <shape extends Shape>(a: boolean | Tensor<[], 'bool'>, b: Tensor<shape, 'bool'>): Tensor<shape, 'bool'>;
  <a, b>(a: a, b: check<logical<op, a, b>, b>): orAny<logical<op, a, b>>;
}
