import type { operandDtype, operandKind } from '../../src/messages/tensors.js';
import type { DType, upcast } from '../dtype.js';
import type { dot, matMul, outer } from '../matMul.js';
import type { argumentAt, check, HasRule, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { shapeOrAny } from './reduce.js';
import type { Real } from './unary.js';

/** The message about the operands' dtypes, or `shape`. */
export type withDtypes<op extends string, a extends DType, b extends DType, shape> = [
  a & (Real | 'bool'),
] extends [never]
  ? operandDtype<op, 0, 'float32 or int32', a>
  : [b & (Real | 'bool')] extends [never]
    ? operandDtype<op, 1, 'float32 or int32', b>
    : [a | b] extends ['bool']
      ? operandDtype<op, 0, 'float32 or int32', 'bool'>
      : shape;
type productTensor<op extends string, a, b, shape> =
  withDtypes<op, dtypeOf<a>, dtypeOf<b>, shape> extends infer result
    ? result extends Shape
      ? Tensor<result, upcast<dtypeOf<a>, dtypeOf<b>>>
      : result
    : never;

interface MatMulRule extends Rule {
  out: this['in'] extends readonly [infer a, infer b, ...infer _]
    ? productTensor<
        'matMul',
        a,
        b,
        matMul<shapeOf<a>, shapeOf<b>, argumentAt<this['in'], 2, false>, argumentAt<this['in'], 3, false>>
      >
    : this['in'] extends readonly []
      ? operandKind<'matMul', 0, 'undefined'>
      : operandKind<'matMul', 1, 'undefined'>;
}
/** Products of matrices [..., m, k] and [..., k, n]; the leading axes broadcast. */
export interface MatMulOp extends HasRule<MatMulRule> {
  <
    a extends Shape,
    b extends Shape,
    dtypeA extends DType,
    dtypeB extends DType,
    transposeA extends boolean = false,
    transposeB extends boolean = false,
  >(
    a: Operand<a, dtypeA>,
    b: check<withDtypes<'matMul', dtypeA, dtypeB, matMul<a, b, transposeA, transposeB>>, Operand<b, dtypeB>>,
    transposeA?: transposeA,
    transposeB?: transposeB,
  ): Tensor<shapeOrAny<matMul<a, b, transposeA, transposeB>>, upcast<dtypeA, dtypeB>>;
}

interface DotRule extends Rule {
  out: this['in'] extends readonly [infer a, infer b, ...infer _]
    ? productTensor<'dot', a, b, dot<shapeOf<a>, shapeOf<b>>>
    : this['in'] extends readonly []
      ? operandKind<'dot', 0, 'undefined'>
      : operandKind<'dot', 1, 'undefined'>;
}
/** Vectors and matrices: the last axis of a meets the first of b. */
export interface DotOp extends HasRule<DotRule> {
  <a extends Shape, b extends Shape, dtypeA extends DType, dtypeB extends DType>(
    a: Operand<a, dtypeA>,
    b: check<withDtypes<'dot', dtypeA, dtypeB, dot<a, b>>, Operand<b, dtypeB>>,
  ): Tensor<shapeOrAny<dot<a, b>>, upcast<dtypeA, dtypeB>>;
}

interface OuterRule extends Rule {
  out: this['in'] extends readonly [infer a, infer b, ...infer _]
    ? productTensor<'outer', a, b, outer<shapeOf<a>, shapeOf<b>>>
    : this['in'] extends readonly []
      ? operandKind<'outer', 0, 'undefined'>
      : operandKind<'outer', 1, 'undefined'>;
}
/** All products of the elements of two vectors. */
export interface OuterOp extends HasRule<OuterRule> {
  <a extends Shape, b extends Shape, dtypeA extends DType, dtypeB extends DType>(
    a: Operand<a, dtypeA>,
    b: check<withDtypes<'outer', dtypeA, dtypeB, outer<a, b>>, Operand<b, dtypeB>>,
  ): Tensor<shapeOrAny<outer<a, b>>, upcast<dtypeA, dtypeB>>;
}
