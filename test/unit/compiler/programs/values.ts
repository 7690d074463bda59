import type * as tf from '@tensorflow/tfjs';

export type T = tf.Tensor;

/** A tensor of a random program, and what is known about its values whatever they are. */
export interface Val {
  readonly t: T;
  /** Finite values are at most this large. */
  readonly most: number;
  /** How far results computed in another order may be apart. */
  readonly error: number;
  /** Values are multiples of 2^-unit, computed without rounding; null where they may be rounded. */
  readonly unit: number | null;
  /** There may be NaN and infinities. */
  readonly odd: boolean;
}

/** A step: an op on earlier values; `pick` chooses operands, axes and variants, whatever the shapes are. */
export interface Step {
  readonly op: string;
  readonly pick: readonly number[];
}
export interface Input {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
  /** Floats that are quarters, any floats, or some that are NaN and infinite. */
  readonly kind: 'exact' | 'rounded' | 'odd';
  readonly seed: number;
}
export interface RandomProgram {
  readonly inputs: readonly Input[];
  /** Read from outside. */
  readonly captured: Input;
  readonly steps: readonly Step[];
  readonly outputs: readonly number[];
}

export const EPS = 2 ** -19;
export const LARGEST = 1500;
export type Tf = typeof tf;

export class Run {
  readonly vals: Val[] = [];
  constructor(readonly tf: Tf) {}

  /** One of the values that the predicate holds for: often one of the last. */
  find(pick: number, isFit: (v: Val) => boolean): Val | null {
    const fit = this.vals.filter(isFit);
    const among = pick < 8 ? Math.min(fit.length, 3) : fit.length;
    return fit.length > 0 ? fit[fit.length - 1 - (pick % among)] : null;
  }
}

export const isFloat = (v: Val) => v.t.dtype === 'float32';
export const isBool = (v: Val) => v.t.dtype === 'bool';
export const isExact = (v: Val) => v.unit !== null;
export const ranked = (v: Val) => v.t.rank > 0;
/** Exact float32 has 24 bits. */
export const fits = (v: Val) => v.unit === null || v.most * 2 ** v.unit < 2 ** 23;

export const rounded = (t: T, most: number, error: number, odd: boolean): Val => ({
  t,
  most,
  error: error + EPS * (most + 1),
  unit: null,
  odd,
});

type Op = (run: Run, pick: readonly number[]) => Val | null;
export const OPS: Record<string, Op> = {};
