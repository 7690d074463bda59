import type {
  argnumsEmpty,
  argnumsKind,
  argnumsOutOfRange,
  argnumsRepeated,
} from '../../src/messages/grad.js';
import type { countAxis } from '../axes.js';
import type { knownParameters } from '../known.js';
import type { Args } from '../rule.js';

/** One argument number, negative from the end, or several. */
export type Argnums = number | readonly number[];

/** What is differentiated, and whether the function returns a pair `[output, aux]`. */
export interface DerivativeOptions<argnums = Argnums, hasAux extends boolean = boolean> {
  /** Which arguments to differentiate: 0 by default. An array gives an array of derivatives. */
  readonly argnums?: argnums;
  /** The function returns [output, aux]; the result is [derivative, aux]. */
  readonly hasAux?: hasAux;
}

type position<count extends number, argnum> = argnum extends number
  ? number extends argnum
    ? number
    : number extends count
      ? number
      : countAxis<count, argnum>
  : never;

/** The chosen arguments: one, or a tuple in the given order. */
export type chosen<args extends Args, argnums> = argnums extends 0
  ? args[0]
  : argnums extends readonly number[]
    ? { -readonly [k in keyof argnums]: args[position<args['length'], argnums[k]> & keyof args] }
    : args[position<args['length'], argnums> & keyof args];

type checkList<
  op extends string,
  argnums extends readonly unknown[],
  count extends number,
  all extends readonly number[],
  seen = never,
> = argnums extends readonly [infer first extends number, ...infer rest]
  ? checkOne<op, first, count> extends infer result
    ? result extends string
      ? result
      : number extends result
        ? checkList<op, rest, count, all, seen>
        : result extends seen
          ? argnumsRepeated<op, first, all>
          : checkList<op, rest, count, all, seen | result>
    : never
  : null;
/** The position, or the message. */
type checkOne<op extends string, argnum extends number, count extends number> = number extends count
  ? argnum
  : `${argnum}` extends `${string}.${string}`
    ? argnumsKind<op, 'a number'>
    : number extends argnum
      ? number
      : [position<count, argnum>] extends [never]
        ? argnumsOutOfRange<op, argnum, count>
        : position<count, argnum>;

/** The message about argnums for a number of arguments (`number` when unknown), else null. */
export type argnumsCountError<op extends string, argnums, count extends number> = argnums extends 0
  ? count extends 0
    ? argnumsOutOfRange<op, 0, 0>
    : null
  : argnums extends readonly number[]
    ? argnums extends readonly []
      ? argnumsEmpty<op>
      : checkList<op, argnums, count, argnums>
    : argnums extends number
      ? checkOne<op, argnums, count> extends infer result
        ? result extends string
          ? result
          : null
        : never
      : null;

/** The message about argnums that the function's own parameters tell, else null. */
export type argnumsError<op extends string, f, argnums> = argnumsCountError<
  op,
  argnums,
  knownParameters<f> extends infer parameters extends Args ? parameters['length'] : number
>;
