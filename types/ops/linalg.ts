import type { operandDtype, operandKind } from '../../src/messages/tensors.js';
import type { DType } from '../dtype.js';
import type { bandPart, gramSchmidt, meshgrid, qr, vectorsError } from '../linalg.js';
import type { checkRank } from '../rank.js';
import type { AfterError, argumentAt, check, HasRule, Message, Rule } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, dtypeOf, Operand, shapeOf, Tensor } from '../tensor.js';
import type { indicesError } from './gather.js';
import type { tensorUnless } from './image.js';
import type { checkDtype, floatError, Numeric, numericError } from './unary.js';

type Count = number | AnyTensor;
/** The message about the number of diagonals on one side, else null. */
type countError<argument extends 1 | 2, count> = count extends number
  ? null
  : indicesError<'bandPart', argument, count> extends infer message extends Message
    ? message
    : checkRank<'bandPart', argument, shapeOf<count>, 0>;
type bandVerdict<shape extends Shape, lower, upper> =
  countError<1, lower> extends infer message extends Message
    ? message
    : countError<2, upper> extends infer message extends Message
      ? message
      : bandPart<shape, lower, upper>;
interface BandPartRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<
        numericError<'bandPart', dtypeOf<x>>,
        bandVerdict<shapeOf<x>, argumentAt<this['in'], 1, number>, argumentAt<this['in'], 2, number>>,
        dtypeOf<x>
      >
    : operandKind<'bandPart', 0, 'undefined'>;
}
/** Matrices with zeros but for some diagonals below and above the main one. */
export interface BandPartOp extends HasRule<BandPartRule> {
  <shape extends Shape, dtype extends DType, lower extends Count, upper extends Count>(
    a: check<numericError<'bandPart', dtype>, Operand<shape, dtype>>,
    numLower: check<bandVerdict<shape, lower, number>, lower>,
    numUpper: check<bandVerdict<shape, lower, upper>, upper>,
  ): Tensor<shape, dtype>;
}

type Vectors = readonly AnyTensor[];
type shapesOf<tensors> = { -readonly [k in keyof tensors]: shapeOf<tensors[k]> } extends infer shapes extends
  readonly Shape[]
  ? shapes
  : never;
type dtypesError<xs extends Vectors> = xs[number] extends infer x
  ? x extends unknown
    ? [dtypeOf<x> & Numeric] extends [never]
      ? operandDtype<'gramSchmidt', 0, 'float32', dtypeOf<x>>
      : never
    : never
  : never;
/** The message, or what comes of a matrix or of a list of vectors. */
export type orthonormal<xs> = xs extends Vectors
  ? [dtypesError<xs>] extends [never]
    ? vectorsError<shapesOf<xs>> extends infer message extends Message
      ? message
      : { -readonly [k in keyof xs]: Tensor<shapeOf<xs[k]>> }
    : dtypesError<xs>
  : tensorUnless<floatError<'gramSchmidt', dtypeOf<xs>>, gramSchmidt<shapeOf<xs>>>;
interface GramSchmidtRule extends Rule {
  out: this['in'] extends readonly [infer xs, ...infer _]
    ? orthonormal<xs>
    : operandKind<'gramSchmidt', 0, 'undefined'>;
}
/** Vectors, a list or the rows of a matrix, made orthogonal to each other and of length 1. */
export interface GramSchmidtOp extends HasRule<GramSchmidtRule> {
  <const xs extends AnyTensor | Vectors>(
    xs: check<orthonormal<xs>, xs>,
  ): orthonormal<xs> extends infer result ? (result extends string ? AfterError : result) : never;
}

type factors<shapes> = shapes extends readonly [infer q extends Shape, infer r extends Shape]
  ? [Tensor<q>, Tensor<r>]
  : AfterError;
type flagOf<args> = argumentAt<args, 1, false> extends infer flag extends boolean ? flag : false;
interface QrRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? floatError<'qr', dtypeOf<x>> extends infer message extends Message
      ? message
      : qr<shapeOf<x>, flagOf<this['in']>> extends infer shapes
        ? shapes extends string
          ? shapes
          : factors<shapes>
        : never
    : operandKind<'qr', 0, 'undefined'>;
}
type qrError<shape extends Shape, dtype extends DType> =
  floatError<'qr', dtype> extends infer message extends Message
    ? message
    : qr<shape> extends infer message extends Message
      ? message
      : null;
/** Matrices as products of one with orthogonal columns and one with zeros below its diagonal. */
export interface QrOp extends HasRule<QrRule> {
  <shape extends Shape, dtype extends DType, fullMatrices extends boolean = false>(
    x: check<qrError<shape, dtype>, Operand<shape, dtype>>,
    fullMatrices?: fullMatrices,
  ): factors<qr<shape, fullMatrices>>;
}

interface DiagRule extends Rule {
  out: this['in'] extends readonly [infer x, ...infer _]
    ? tensorUnless<numericError<'diag', dtypeOf<x>>, [...shapeOf<x>, ...shapeOf<x>], dtypeOf<x>>
    : operandKind<'diag', 0, 'undefined'>;
}
/** The elements on the diagonal of zeros. */
export interface DiagOp extends HasRule<DiagRule> {
  <shape extends Shape, dtype extends DType>(
    x: check<numericError<'diag', dtype>, Operand<shape, dtype>>,
  ): Tensor<[...shape, ...shape], dtype>;
}

type Coordinates = number | AnyTensor | undefined;
type dtypeOfCoordinates<x> = x extends number ? 'float32' : dtypeOf<x>;
type coordinatesError<argument extends number, x> = checkDtype<
  'meshgrid',
  argument,
  dtypeOfCoordinates<x>,
  Numeric,
  'float32 or int32 or bool'
>;
type grids<x, y, shape> = shape extends Shape
  ? [Tensor<shape, dtypeOfCoordinates<x>>, Tensor<shape, dtypeOfCoordinates<y>>]
  : shape;
/** The message, or the grids; of nothing there are none. */
type meshgrids<x, y, indexing> = [x] extends [undefined]
  ? []
  : coordinatesError<0, x> extends infer message extends Message
    ? message
    : [y] extends [undefined]
      ? meshgrid<shapeOf<x>, []> extends infer message extends Message
        ? message
        : [Tensor<shapeOf<x>, dtypeOfCoordinates<x>>]
      : coordinatesError<1, y> extends infer message extends Message
        ? message
        : grids<x, y, meshgrid<shapeOf<x>, shapeOf<y>, indexing>>;
type indexingOf<args> = argumentAt<args, 2, unknown> extends { indexing: infer indexing } ? indexing : 'xy';
interface MeshgridRule extends Rule {
  out: meshgrids<
    argumentAt<this['in'], 0, undefined>,
    argumentAt<this['in'], 1, undefined>,
    indexingOf<this['in']>
  >;
}
/** The coordinates of the points of a grid, rows along y and columns along x, or with 'ij' the other way round. */
export interface MeshgridOp extends HasRule<MeshgridRule> {
  <x extends Coordinates = undefined, y extends Coordinates = undefined, indexing extends 'xy' | 'ij' = 'xy'>(
    x?: check<meshgrids<x, undefined, 'xy'>, x>,
    y?: check<meshgrids<x, y, 'xy'>, y>,
    options?: { indexing?: indexing },
  ): meshgrids<x, y, indexing> extends infer result ? (result extends string ? AfterError : result) : never;
}
