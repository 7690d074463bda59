import type { quotient } from './arith.js';
import type { fromDigits, toDigits } from './digits.js';
import type { noIndex } from './symbolic.js';

interface EvenDigit {
  '1': '0';
  '3': '2';
  '5': '4';
  '7': '6';
  '9': '8';
}
/** 0 or 1: a bit of a mask; `number` where it is unknown. */
export type Bits = readonly number[];

/** The bits of a mask from the lowest on, without the zeros behind the highest. Those of a wide mask are unknown. */
export type bitsOf<mask extends number, done extends Bits = []> = number extends mask
  ? number[]
  : mask extends 0
    ? done
    : [noIndex<mask>] extends [never]
      ? toDigits<mask> extends `${infer last}${infer front}`
        ? last extends keyof EvenDigit
          ? bitsOf<quotient<fromDigits<`${EvenDigit[last]}${front}`>, 2>, [...done, 1]>
          : bitsOf<quotient<mask, 2>, [...done, 0]>
        : never
      : number[];

export type firstBit<bits extends Bits> = bits extends readonly [infer bit extends number, ...infer _]
  ? bit
  : bits extends readonly []
    ? 0
    : number;
export type otherBits<bits extends Bits> = bits extends readonly [unknown, ...infer rest extends Bits]
  ? rest
  : bits;
