import type { auxPair, nonFloatInput, nonTensorInput } from '../../src/messages/grad.js';
import type { kindOf } from '../../src/messages/kind.js';
import type { Args } from '../rule.js';
import type { Shape } from '../shape.js';
import type { AnyTensor, Tensor, UnknownTensor } from '../tensor.js';
import type { memberOf } from '../union.js';

type Float = 'float32' | 'complex64';

/** The messages about leaves of a differentiated argument that are no floats. */
type leafErrors<op extends string, value, path extends string> = unknown extends value
  ? never
  : value extends Tensor<Shape, infer dtype>
    ? [dtype & Float] extends [never]
      ? nonFloatInput<op, path, dtype>
      : never
    : value extends AnyTensor | number | null | undefined
      ? never
      : value extends string | boolean | ((...args: never) => unknown)
        ? nonTensorInput<op, path, kindOf<value>>
        : value extends Args
          ? { [k in keyof value]: leafErrors<op, value[k], `${path}.${k & string}`> }[number]
          : { [k in keyof value]: leafErrors<op, value[k], `${path}.${k & string}`> }[keyof value];

/** The message about a chosen argument, else null. `n` is its position. */
export type inputError<op extends string, value, n extends number> =
  value extends Tensor<Shape, 'float32'>
    ? null
    : leafErrors<op, value, `arg ${n}`> extends infer message
      ? [message] extends [never]
        ? null
        : memberOf<message>
      : never;

/** The shape of a derivative with respect to a value: a number counts as a scalar. */
export type cotangentOf<value> = unknown extends value
  ? value
  : value extends UnknownTensor
    ? value
    : value extends AnyTensor
      ? value
      : value extends number
        ? Tensor<[]>
        : value extends Args
          ? { -readonly [k in keyof value]: cotangentOf<value[k]> }
          : value extends object
            ? { -readonly [k in keyof value]: cotangentOf<value[k]> }
            : value;

/** [output, aux], or the message. Without hasAux: [result, undefined]. */
export type splitAux<op extends string, result, hasAux> = hasAux extends true
  ? unknown extends result
    ? [result, result]
    : result extends readonly [infer output, infer aux]
      ? [output, aux]
      : result extends readonly unknown[]
        ? number extends result['length']
          ? [result[number], result[number]]
          : auxPair<op, kindOf<result>>
        : auxPair<op, kindOf<result>>
  : [result, undefined];
