import type * as jax from '@jax-js/jax';
import type * as tf from '@tensorflow/tfjs';

export type T = tf.Tensor;
export type A = jax.Array;

/** An input of a case: numbers from `from` to `to`, or one-hot rows. */
export interface Input {
  readonly shape: readonly number[];
  readonly from?: number;
  readonly to?: number;
  readonly oneHot?: boolean;
}

/** One function in three libraries, and what it should give. */
export interface FusedCase {
  readonly name: string;
  readonly inputs: readonly Input[];
  /** What `fuse` is given: the function as one would write it. */
  readonly ours: (...xs: T[]) => T[];
  /** With tfjs' own ops: the fastest formulation, or tf.grads where that is compared. */
  readonly tfjs: (...xs: T[]) => T[];
  readonly jax: (...xs: A[]) => A[];
  /** Elements of the outputs in float64. */
  readonly exact: (xs: readonly Float32Array[]) => (output: number, at: number) => number;
  /** How many times faster than the others it should be on a backend, where that is not `NO_SLOWER`. */
  readonly targets: Partial<Record<Backend, Partial<Record<Baseline, number>>>>;
}

export type Backend = 'cpu' | 'wasm' | 'webgl' | 'webgpu';
export type Baseline = 'tfjs' | 'jax';

/** Nowhere slower than tfjs by more than 5 %. */
export const NO_SLOWER = 0.95;

export const total = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0);

/** The row of a matrix that an element is in, in float64. */
export const rowOf = (x: Float32Array, at: number, size: number): number[] => {
  const start = at - (at % size);
  return Array.from(x.subarray(start, start + size));
};

/** A row of logits to probabilities. */
export function softmaxOf(row: readonly number[]): number[] {
  const most = Math.max(...row);
  const e = row.map((x) => Math.exp(x - most));
  const sum = total(e);
  return e.map((x) => x / sum);
}
