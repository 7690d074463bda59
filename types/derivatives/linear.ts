import type { kindOf } from '../../src/messages/kind.js';
import type {
  cotangentDtype,
  cotangentShape,
  cotangentTree,
  tangentDtype,
  tangentShape,
  tangentTree,
} from '../../src/messages/linear.js';
import type { within } from '../../src/messages/within.js';
import type { applyCallback } from '../apply.js';
import type { DType } from '../dtype.js';
import type { AfterError, AnyFunction, Args, check, lambdaResult } from '../rule.js';
import type { isRankUnknown, Shape } from '../shape.js';
import type { unifyShape } from '../stack.js';
import type { AnyTensor, Tensor } from '../tensor.js';
import type { isSameNode, structureOf } from '../tree.js';
import type { memberOf } from '../union.js';
import type { cotangentOf, inputError, splitAux } from './inputs.js';

/*
 * jvp, vjp and linearize: tangents must look like the primals, a cotangent like the output.
 */

/** What a mismatch says: about a tangent of `op`, or about a cotangent. */
interface Told<op extends string> {
  op: op;
}
type treeText<told, path extends string, got extends string, wanted extends string> =
  told extends Told<infer op> ? tangentTree<op, path, got, wanted> : cotangentTree<named<path>, got, wanted>;
type shapeText<told, path extends string, got extends Shape, wanted extends Shape> =
  told extends Told<infer op>
    ? tangentShape<op, path, got, wanted>
    : cotangentShape<named<path>, got, wanted>;
type dtypeText<told, path extends string, got extends string, wanted extends string> =
  told extends Told<infer op>
    ? tangentDtype<op, path, got, wanted>
    : cotangentDtype<named<path>, got, wanted>;
type named<path extends string> = path extends 'cotangent' ? 'the cotangent' : path;

type isFloat<dtype extends DType> = [dtype & ('float32' | 'complex64')] extends [never] ? false : true;

/** The messages about leaves that do not match; leaves without derivatives are not compared. */
type mismatches<told, given, like, path extends string> = unknown extends given
  ? never
  : unknown extends like
    ? never
    : like extends Tensor<infer shape, infer dtype>
      ? isFloat<dtype> extends false
        ? never
        : given extends Tensor<infer own, infer ownDtype>
          ? isRankUnknown<shape> extends true
            ? never
            : unifyShape<own, shape> extends null
              ? shapeText<told, path, own, shape>
              : [ownDtype & dtype] extends [never]
                ? dtypeText<told, path, ownDtype, dtype>
                : never
          : given extends AnyTensor
            ? never
            : given extends number
              ? shape extends readonly []
                ? never
                : shapeText<told, path, [], shape>
              : treeText<told, path, structureOf<given>, 'a tensor'>
      : like extends AnyTensor
        ? never
        : like extends number
          ? given extends Tensor<infer own, infer _>
            ? unifyShape<own, []> extends null
              ? shapeText<told, path, own, []>
              : never
            : given extends number | AnyTensor
              ? never
              : treeText<told, path, structureOf<given>, 'a number'>
          : like extends Args
            ? isSameNode<given, like> extends true
              ? {
                  [k in keyof like]: mismatches<
                    told,
                    k extends keyof given ? given[k] : null,
                    like[k],
                    `${path}.${k & string}`
                  >;
                }[number]
              : treeText<told, path, structureOf<given>, structureOf<like>>
            : like extends string | boolean | null | undefined | ((...args: never) => unknown)
              ? never
              : isSameNode<given, like> extends true
                ? {
                    [k in keyof like]: mismatches<
                      told,
                      k extends keyof given ? given[k] : null,
                      like[k],
                      `${path}.${k & string}`
                    >;
                  }[keyof like]
                : treeText<told, path, structureOf<given>, structureOf<like>>;

type firstOf<messages> = [messages] extends [never] ? null : memberOf<messages>;

type tangentsError<op extends string, tangents extends Args, primals extends Args> = number extends
  | primals['length']
  | tangents['length']
  ? null
  : tangents['length'] extends primals['length']
    ? tangentsLoop<op, tangents, primals>
    : tangentTree<op, 'tangents', kindOf<tangents>, kindOf<primals>>;
type tangentsLoop<
  op extends string,
  tangents extends Args,
  primals extends Args,
  seen extends Args = [],
> = tangents extends readonly [infer tangent, ...infer rest]
  ? primals extends readonly [infer primal, ...infer restPrimals]
    ? firstOf<
        mismatches<Told<op>, tangent, primal, `tangent ${seen['length']}`>
      > extends infer message extends string
      ? message
      : tangentsLoop<op, rest, restPrimals, [...seen, 0]>
    : null
  : null;

/** The message about the function or its inputs, else null. */
type callError<op extends 'jvp' | 'vjp' | 'linearize', f, primals extends Args, hasAux> =
  primalsError<op, primals> extends string
    ? null
    : outcome<op, f, primals, hasAux> extends infer result
      ? result extends string
        ? result
        : null
      : never;
type primalsError<
  op extends string,
  primals extends Args,
  seen extends Args = [],
> = primals extends readonly [infer first, ...infer rest]
  ? inputError<op, first, seen['length'] & number> extends infer message extends string
    ? message
    : primalsError<op, rest, [...seen, 0]>
  : null;
/** [output, aux], or the message. */
type outcome<op extends 'jvp' | 'vjp' | 'linearize', f, primals extends Args, hasAux> =
  applyCallback<f, primals> extends infer result
    ? unknown extends result
      ? [result, result]
      : result extends string
        ? within<op, result>
        : splitAux<op, result, hasAux>
    : never;
type outputOf<pair> = pair extends readonly [infer output, unknown] ? output : AfterError;
type auxOf<pair> = pair extends readonly [unknown, infer aux] ? aux : AfterError;

/** The tangent of an output: numbers become scalars. */
type tangentOf<output> = cotangentOf<output>;

interface AuxOption<hasAux extends boolean> {
  /** The function returns [output, aux]; aux is the third entry of the result. */
  readonly hasAux?: hasAux;
}

export interface JvpFn {
  <
    const primals extends Args,
    const tangents extends Args,
    hasAux extends boolean = false,
    f extends AnyFunction = (...args: mutable<primals>) => lambdaResult<hasAux>,
  >(
    f: check<callError<'jvp', f, mutable<primals>, hasAux>, f>,
    primals: check<primalsError<'jvp', primals>, primals>,
    tangents: check<tangentsError<'jvp', tangents, primals>, tangents>,
    options?: AuxOption<hasAux>,
  ): hasAux extends true
    ? [
        output: outputOf<outcome<'jvp', f, mutable<primals>, hasAux>>,
        tangent: tangentOf<outputOf<outcome<'jvp', f, mutable<primals>, hasAux>>>,
        aux: auxOf<outcome<'jvp', f, mutable<primals>, hasAux>>,
      ]
    : [
        output: outputOf<outcome<'jvp', f, mutable<primals>, hasAux>>,
        tangent: tangentOf<outputOf<outcome<'jvp', f, mutable<primals>, hasAux>>>,
      ];
}

/** Literal arrays and objects infer as readonly; functions are checked against what one may annotate. */
export type mutable<value> = unknown extends value
  ? value
  : value extends AnyTensor | ((...args: never) => unknown)
    ? value
    : value extends object
      ? { -readonly [k in keyof value]: mutable<value[k]> }
      : value extends number
        ? number
        : value;

/** Cotangent of the output in, one cotangent per primal out. */
export interface Pullback<output, primals extends Args> {
  <const cotangent>(
    cotangent: check<firstOf<mismatches<null, cotangent, output, 'cotangent'>>, cotangent>,
  ): { -readonly [k in keyof primals]: cotangentOf<primals[k]> };
  /** Frees what the pullback keeps of the forward pass. */
  dispose(): void;
}

export interface VjpFn {
  <
    const primals extends Args,
    hasAux extends boolean = false,
    f extends AnyFunction = (...args: mutable<primals>) => lambdaResult<hasAux>,
  >(
    f: check<callError<'vjp', f, mutable<primals>, hasAux>, f>,
    primals: check<primalsError<'vjp', primals>, primals>,
    options?: AuxOption<hasAux>,
  ): hasAux extends true
    ? [
        output: outputOf<outcome<'vjp', f, mutable<primals>, hasAux>>,
        pullback: Pullback<outputOf<outcome<'vjp', f, mutable<primals>, hasAux>>, mutable<primals>>,
        aux: auxOf<outcome<'vjp', f, mutable<primals>, hasAux>>,
      ]
    : [
        output: outputOf<outcome<'vjp', f, mutable<primals>, hasAux>>,
        pullback: Pullback<outputOf<outcome<'vjp', f, mutable<primals>, hasAux>>, mutable<primals>>,
      ];
}

/** The derivative at the primals as a linear function: one tangent per primal in, the tangent of the output out. */
export interface Linearized<output, primals extends Args> {
  <const tangents extends Args>(
    ...tangents: tangentsError<'linearize', tangents, primals> extends infer message extends string
      ? { [k in keyof tangents]: message }
      : tangents
  ): tangentOf<output>;
  /** Frees what the linearized function keeps of the forward pass. */
  dispose(): void;
}

export interface LinearizeFn {
  <
    const primals extends Args,
    hasAux extends boolean = false,
    f extends AnyFunction = (...args: mutable<primals>) => lambdaResult<hasAux>,
  >(
    f: check<callError<'linearize', f, mutable<primals>, hasAux>, f>,
    primals: check<primalsError<'linearize', primals>, primals>,
    options?: AuxOption<hasAux>,
  ): hasAux extends true
    ? [
        output: outputOf<outcome<'linearize', f, mutable<primals>, hasAux>>,
        linearized: Linearized<outputOf<outcome<'linearize', f, mutable<primals>, hasAux>>, mutable<primals>>,
        aux: auxOf<outcome<'linearize', f, mutable<primals>, hasAux>>,
      ]
    : [
        output: outputOf<outcome<'linearize', f, mutable<primals>, hasAux>>,
        linearized: Linearized<outputOf<outcome<'linearize', f, mutable<primals>, hasAux>>, mutable<primals>>,
      ];
}
