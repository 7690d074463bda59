import type {
  argumentDtype,
  argumentKind,
  argumentShape,
  argumentType,
  dimConflict,
} from '../src/messages/call.js';
import type { kindOf } from '../src/messages/kind.js';
import type { mayEqual } from './dim.js';
import type { Args, Message } from './rule.js';
import type { isRankUnknown, Shape } from './shape.js';
import type { substituteDim } from './substitute.js';
import type { Compound } from './symbolic.js';
import type { AnyTensor, Tensor } from './tensor.js';
import type { toTuple } from './union.js';

/*
 * Words the first mismatch between parameters and arguments, left to right. Evaluated only when unify found one.
 */

type Item = [wanted: unknown, got: unknown, path: string];

type entries<
  wanted extends Args,
  got,
  path extends string,
  done extends Item[] = [],
> = wanted extends readonly [infer first, ...infer rest]
  ? entries<
      rest,
      got,
      path,
      [
        ...done,
        [
          first,
          `${done['length']}` extends keyof got ? got[`${done['length']}` & keyof got] : undefined,
          `${path}${done['length']}`,
        ],
      ]
    >
  : done;
type fields<wanted, got, path extends string, keys, done extends Item[] = []> = keys extends [
  infer key extends string & keyof wanted,
  ...infer rest,
]
  ? fields<
      wanted,
      got,
      path,
      rest,
      [...done, [wanted[key], key extends keyof got ? got[key] : undefined, `${path}.${key}`]]
    >
  : done;

type bindName<name extends string, got, sizes> = name extends keyof sizes
  ? mayEqual<sizes[name], got> extends true
    ? sizes
    : dimConflict<name, sizes[name], got>
  : sizes & { [k in name]: got };
/** The sizes with one dim more, or why it does not fit. */
type bindDim<wanted, got, sizes> = number extends wanted
  ? sizes
  : number extends got
    ? sizes
    : wanted extends string
      ? wanted extends Compound
        ? substituteDim<wanted, Omit<sizes, wanted>> extends infer size
          ? mayEqual<size, got> extends true
            ? bindName<wanted, got, sizes>
            : dimConflict<wanted, size, got>
          : never
        : bindName<wanted, got, sizes>
      : [wanted & got] extends [never]
        ? dimConflict<wanted, wanted, got>
        : sizes;
/** The sizes, why a dim does not fit, or '' when the ranks differ. */
type bindShape<wanted extends Shape, got extends Shape, sizes> = wanted extends readonly [
  infer dim,
  ...infer rest extends Shape,
]
  ? got extends readonly [infer size, ...infer restGot extends Shape]
    ? bindDim<dim, size, sizes> extends infer result
      ? result extends string
        ? result
        : bindShape<rest, restGot, result>
      : never
    : ''
  : got extends readonly []
    ? sizes
    : '';

type explain<items extends Args, sizes> = items extends readonly [
  [infer wanted, infer got, infer path extends string],
  ...infer rest,
]
  ? unknown extends got
    ? explain<rest, sizes>
    : wanted extends Tensor<infer wantedShape, infer wantedDtype>
      ? got extends Tensor<infer gotShape, infer gotDtype>
        ? [wantedDtype & gotDtype] extends [never]
          ? argumentDtype<path, gotDtype, wantedDtype>
          : isRankUnknown<wantedShape> extends true
            ? explain<rest, sizes>
            : isRankUnknown<gotShape> extends true
              ? explain<rest, sizes>
              : bindShape<wantedShape, gotShape, sizes> extends infer result
                ? result extends string
                  ? argumentShape<path, gotShape, wantedShape, result>
                  : explain<rest, result>
                : never
        : got extends AnyTensor
          ? explain<rest, sizes>
          : got extends number
            ? wantedShape extends readonly []
              ? explain<rest, sizes>
              : argumentKind<path, kindOf<got>, wantedShape>
            : argumentKind<path, kindOf<got>, wantedShape>
      : wanted extends Args
        ? explain<[...entries<wanted, got, `${path}.`>, ...rest], sizes>
        : wanted extends object
          ? explain<[...fields<wanted, got, path, toTuple<keyof wanted>>, ...rest], sizes>
          : [got] extends [wanted]
            ? explain<rest, sizes>
            : argumentType<path>
  : sizes;

/** A sum may stand before its names, so a second walk knows all sizes. */
export type explainArguments<parameters extends Args, args extends Args> =
  explain<entries<parameters, args, 'arg '>, Record<never, never>> extends infer first
    ? first extends string
      ? first
      : explain<entries<parameters, args, 'arg '>, first> extends infer message extends Message
        ? message
        : argumentType<'an argument'>
    : never;
