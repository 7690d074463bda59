import * as tf from '@tensorflow/tfjs';
import type { Arg } from './case.js';
import type { Plain } from './oracle/derivatives.js';

/** A tensor in plain numbers, on no backend. */
export interface Sample extends Plain {
  readonly dtype: tf.DataType;
}

/** Uniform numbers in [0, 1) that depend on the seed text alone. */
function generator(seed: string): () => number {
  let state = 2166136261;
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const sizeOf = (shape: readonly number[]) => shape.reduce((n, d) => n * d, 1);

/** Values of an argument with leading batch axes. Floats are exactly representable in float32. */
export function sample({ shape, dtype, low, high }: Arg, lead: readonly number[], seed: string): Sample {
  const uniform = generator(seed);
  const full = [...lead, ...shape];
  const values = Array.from({ length: sizeOf(full) }, () => low + (high - low) * uniform());
  return { shape: full, dtype, values: values.map(dtype === 'float32' ? Math.fround : Math.floor) };
}

export const tensor = ({ shape, dtype, values }: Sample) =>
  tf.tensor(Array.from(values) as number[], [...shape], dtype as 'float32');

/** The i-th slice along the first axis. */
export function row<P extends Plain>(x: P, i: number): P {
  const shape = x.shape.slice(1);
  const n = sizeOf(shape);
  return { ...x, shape, values: Array.from(x.values).slice(i * n, (i + 1) * n) };
}

/** The inverse of `row`. */
export const stackPlain = <P extends Plain>(rows: readonly P[]): P => ({
  ...rows[0],
  shape: [rows.length, ...rows[0].shape],
  values: rows.flatMap((x) => Array.from(x.values)),
});

/** Moves the first axis behind all others. */
export function firstAxisLast<P extends Plain>(x: P): P {
  const [n, ...rest] = x.shape;
  const inner = sizeOf(rest);
  const values = Array.from({ length: n * inner }, (_, k) => x.values[(k % n) * inner + Math.floor(k / n)]);
  return { ...x, shape: [...rest, n], values };
}

export async function read(x: tf.Tensor): Promise<Sample> {
  return { shape: x.shape, dtype: x.dtype, values: (await x.data()) as Float32Array };
}

/** The first difference, or null. Shapes and dtypes must be equal, values within a relative tolerance. */
export function difference(got: Sample, want: Sample, tolerance: number): string | null {
  if (got.shape.join() !== want.shape.join()) return `shape [${got.shape}] instead of [${want.shape}]`;
  if (got.dtype !== want.dtype) return `dtype ${got.dtype} instead of ${want.dtype}`;
  for (let i = 0; i < want.values.length; i++) {
    const [p, q] = [got.values[i], want.values[i]];
    const equal = Object.is(p, q) || Math.abs(p - q) <= tolerance * (1 + Math.abs(q));
    if (!equal) return `element ${i} is ${p} instead of ${q}`;
  }
  return null;
}
