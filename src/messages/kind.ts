import type { Tensor } from '@tensorflow/tfjs-core';

/** What a value is, in the words of the messages: `a number`, `null`, `an array of length 2`. */
export type kindOf<value> = [value] extends [never]
  ? 'unknown'
  : value extends Tensor
    ? 'a tensor'
    : value extends null
      ? 'null'
      : value extends undefined
        ? 'undefined'
        : value extends number
          ? 'a number'
          : value extends string
            ? 'a string'
            : value extends boolean
              ? 'a boolean'
              : value extends readonly unknown[]
                ? number extends value['length']
                  ? 'an array'
                  : `an array of length ${value['length']}`
                : value extends (...args: never) => unknown
                  ? 'a function'
                  : 'an object';
export function kindOf(x: unknown): string {
  if (x === null || x === undefined) return String(x);
  if (Array.isArray(x)) return `an array of length ${x.length}`;
  if (typeof x !== 'object') return `a ${typeof x}`;
  return 'dataSync' in x ? 'a tensor' : 'an object';
}
