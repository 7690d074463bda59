import type { DataType, TypedArray } from '@tensorflow/tfjs-core';
import { fromBase64, toBase64 } from '../compiler/codegen/base64.js';
import { isNode } from '../tracing/tree.js';

/** What JSON can write. What it cannot is an object with the key `$`. */
export type Packed =
  | null
  | boolean
  | number
  | string
  | readonly Packed[]
  | { readonly [key: string]: Packed };

const SPECIAL: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [undefined, 'undefined'],
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
]);

/** What is found in place of a value has no text. */
export class Unwritable extends Error {}

/** A value as JSON; `other` gives a name to what has no text of its own. */
export function pack(x: unknown, other: (x: unknown) => string | null = () => null): Packed {
  const name = SPECIAL.get(x) ?? (Object.is(x, -0) ? '-0' : other(x));
  if (name !== null) return { $: name };
  if (typeof x === 'number' || typeof x === 'string' || typeof x === 'boolean' || x === null) return x;
  if (Array.isArray(x)) return x.map((child) => pack(child, other));
  if (!isNode(x) || '$' in x) throw new Unwritable(`${typeof x} ${String(x)}`);
  return Object.fromEntries(Object.entries(x).map(([key, child]) => [key, pack(child, other)]));
}

const VALUES: ReadonlyMap<string, unknown> = new Map([...SPECIAL].map(([value, name]) => [name, value]));

export function unpack(x: Packed, other: (name: string) => unknown = () => undefined): unknown {
  if (typeof x !== 'object' || x === null) return x;
  if (Array.isArray(x)) return x.map((child) => unpack(child, other));
  const { $: name } = x as { readonly $?: string };
  if (name === '-0') return -0;
  if (name !== undefined) return VALUES.has(name) ? VALUES.get(name) : other(name);
  return Object.fromEntries(Object.entries(x).map(([key, child]) => [key, unpack(child, other)]));
}

const ARRAYS: { readonly [dtype in DataType]?: new (buffer: ArrayBuffer) => TypedArray } = {
  float32: Float32Array,
  int32: Int32Array,
  bool: Uint8Array,
};

/** The bytes of some numbers in base64. */
export function packNumbers(data: ArrayLike<number>, dtype: DataType): string {
  const array = ARRAYS[dtype];
  if (!array) throw new Unwritable(`a tensor of ${dtype}`);
  const numbers = new array(new ArrayBuffer(data.length * (dtype === 'bool' ? 1 : 4)));
  numbers.set(Array.from(data));
  return toBase64(new Uint8Array(numbers.buffer));
}

export const unpackNumbers = (text: string, dtype: DataType): TypedArray =>
  new ARRAYS[dtype]!(fromBase64(text).buffer);
