import type {
  cotangentDtype,
  cotangentShape,
  cotangentTree,
  tangentDtype,
  tangentShape,
  tangentTree,
} from '../../src/messages/linear.js';
import type { DType } from '../dtype.js';
import type { Args, Message } from '../rule.js';
import type { isRankUnknown, Shape } from '../shape.js';
import type { unifyShape } from '../stack.js';
import type { AnyTensor, Tensor } from '../tensor.js';
import type { isSameNode, structureOf } from '../tree.js';
import type { memberOf } from '../union.js';

/*
 * Tangents must look like the primals, a cotangent like the output.
 */

/** Who tells of a mismatch: `op` of its tangents; null of a cotangent. */
interface Tangents<op extends string> {
  op: op;
}
type treeText<teller, path extends string, got extends string, wanted extends string> =
  teller extends Tangents<infer op>
    ? tangentTree<op, path, got, wanted>
    : cotangentTree<named<path>, got, wanted>;
type shapeText<teller, path extends string, got extends Shape, wanted extends Shape> =
  teller extends Tangents<infer op>
    ? tangentShape<op, path, got, wanted>
    : cotangentShape<named<path>, got, wanted>;
type dtypeText<teller, path extends string, got extends string, wanted extends string> =
  teller extends Tangents<infer op>
    ? tangentDtype<op, path, got, wanted>
    : cotangentDtype<named<path>, got, wanted>;
type named<path extends string> = path extends 'cotangent' ? 'the cotangent' : path;

type matchTensor<teller, path extends string, given, shape extends Shape, dtype extends DType> =
  given extends Tensor<infer own, infer ownDtype>
    ? isRankUnknown<shape> extends true
      ? never
      : unifyShape<own, shape> extends null
        ? shapeText<teller, path, own, shape>
        : [ownDtype & dtype] extends [never]
          ? dtypeText<teller, path, ownDtype, dtype>
          : never
    : given extends AnyTensor
      ? never
      : given extends number
        ? shape extends readonly []
          ? never
          : shapeText<teller, path, [], shape>
        : treeText<teller, path, structureOf<given>, 'a tensor'>;

type matchNode<teller, path extends string, given, like> =
  isSameNode<given, like> extends true
    ? {
        [k in keyof like]: match<
          teller,
          `${path}.${k & string}`,
          k extends keyof given ? given[k] : null,
          like[k]
        >;
      }[like extends Args ? number & keyof like : keyof like]
    : treeText<teller, path, structureOf<given>, structureOf<like>>;

/** The messages about leaves that do not match; leaves without derivatives are not compared. */
type match<teller, path extends string, given, like> = unknown extends given
  ? never
  : unknown extends like
    ? never
    : like extends Tensor<infer shape, infer dtype>
      ? [dtype & ('float32' | 'complex64')] extends [never]
        ? never
        : matchTensor<teller, path, given, shape, dtype>
      : like extends number
        ? matchTensor<teller, path, given, [], 'float32'>
        : like extends AnyTensor | string | boolean | null | undefined | ((...args: never) => unknown)
          ? never
          : matchNode<teller, path, given, like>;

type firstOf<messages> = [messages] extends [never] ? null : memberOf<messages>;

/** The message about a cotangent, else null. */
export type cotangentError<cotangent, output> = firstOf<match<null, 'cotangent', cotangent, output>>;

/** The message about the first tangent unlike its primal, else null. */
export type tangentsError<op extends string, tangents extends Args, primals extends Args> = number extends
  | primals['length']
  | tangents['length']
  ? null
  : tangents['length'] extends primals['length']
    ? matchTangents<op, tangents, primals>
    : tangentTree<op, 'tangents', structureOf<tangents>, structureOf<primals>>;
type matchTangents<
  op extends string,
  tangents extends Args,
  primals extends Args,
  seen extends Args = [],
> = tangents extends readonly [infer tangent, ...infer rest]
  ? primals extends readonly [infer primal, ...infer restPrimals]
    ? firstOf<match<Tangents<op>, `tangent ${seen['length']}`, tangent, primal>> extends infer message extends
        Message
      ? message
      : matchTangents<op, rest, restPrimals, [...seen, 0]>
    : null
  : null;
