import { unsigned } from './encode.js';
import { type I32, type V128, type Value, value } from './value.js';

/** A place in memory: a number of bytes beyond a value. */
export interface Address {
  readonly base: I32;
  readonly offset: number;
}

const at = (name: string, { offset }: Address) => (offset === 0 ? name : `${name}+${offset}`);
const load =
  (name: string, opcode: number, align: number) =>
  (from: Address): V128 =>
    value('v128', at(name, from), [0xfd, ...unsigned(opcode), align, ...unsigned(from.offset)], [from.base]);

export const load128 = load('v128.load', 0, 2);
/** One number in all lanes. */
export const load32Splat = load('v128.load32_splat', 9, 2);
export const load8Splat = load('v128.load8_splat', 7, 0);
/** Four bytes, the others 0. */
export const load32Zero = load('v128.load32_zero', 0x5c, 0);

export const load32Lane = (from: Address, lane: number, into: V128): V128 =>
  value(
    'v128',
    at(`v128.load32_lane${lane}`, from),
    [0xfd, 0x56, 2, ...unsigned(from.offset), lane],
    [from.base, into],
  );
export const load8Lane = (from: Address, lane: number, into: V128): V128 =>
  value(
    'v128',
    at(`v128.load8_lane${lane}`, from),
    [0xfd, 0x54, 0, ...unsigned(from.offset), lane],
    [from.base, into],
  );

/** An instruction that leaves nothing. */
export interface Effect {
  readonly name: string;
  readonly code: readonly number[];
  readonly args: readonly Value[];
}

export const store128 = (to: Address, x: V128): Effect => ({
  name: at('v128.store', to),
  code: [0xfd, 11, 2, ...unsigned(to.offset)],
  args: [to.base, x],
});
export const store32Lane = (to: Address, lane: number, x: V128): Effect => ({
  name: at(`v128.store32_lane${lane}`, to),
  code: [0xfd, 0x5a, 0, ...unsigned(to.offset), lane],
  args: [to.base, x],
});
export const store8Lane = (to: Address, lane: number, x: V128): Effect => ({
  name: at(`v128.store8_lane${lane}`, to),
  code: [0xfd, 0x58, 0, ...unsigned(to.offset), lane],
  args: [to.base, x],
});
