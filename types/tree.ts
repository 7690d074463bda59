import type { kindOf } from '../src/messages/kind.js';
import type { AnyTensor } from './tensor.js';
import type { toTuple } from './union.js';

type joinKeys<keys, done extends string = ''> = keys extends readonly [infer first, ...infer rest]
  ? joinKeys<rest, done extends '' ? `${first & string}` : `${done}, ${first & string}`>
  : done;

/** Like `kindOf`, with the keys of objects. */
export type structureOf<value> = value extends AnyTensor
  ? 'a tensor'
  : value extends readonly unknown[]
    ? kindOf<value>
    : kindOf<value> extends 'an object'
      ? `an object with keys ${joinKeys<toTuple<keyof value>>}`
      : kindOf<value>;

/** Whether two values are the same kind of node, with the same keys; arrays of unknown length match. */
export type isSameNode<a, b> = a extends readonly unknown[]
  ? b extends readonly unknown[]
    ? number extends a['length'] | b['length']
      ? true
      : a['length'] extends b['length']
        ? true
        : false
    : false
  : b extends readonly unknown[] | AnyTensor | number | string | boolean | null | undefined
    ? false
    : [keyof a, keyof b] extends [keyof b, keyof a]
      ? true
      : false;
