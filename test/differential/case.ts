import type { Tensor } from '@tensorflow/tfjs';
import type { Nd } from './oracle/array.js';

/** What one argument looks like per example. */
export interface Arg {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
  /** Values lie in [low, high); integers are whole numbers of that interval. */
  readonly low: number;
  readonly high: number;
}

export type Output = Tensor | Tensor[];
export type TensorFunction = (...args: Tensor[]) => Output;
export type Reference = (...args: Nd[]) => Nd | Nd[];

/** A function of the suite: plain tfjs code, its arguments, and the same mathematics in float64. */
export interface Case {
  readonly name: string;
  readonly args: readonly Arg[];
  readonly f: TensorFunction;
  /** Makes `f`'s state (a model) on the current backend; `f` is then what it returns. */
  readonly prepare?: () => TensorFunction;
  /** Float64 reference. A function without one has no derivative to test. */
  readonly oracle?: Reference;
  /** Arguments to differentiate; all float ones by default. */
  readonly wrt?: readonly number[];
  /** Relative tolerance on the backends that compute as precisely as float32 allows. */
  readonly tolerance: number;
}

export interface CaseOptions {
  readonly wrt?: readonly number[];
  readonly tolerance?: number;
}

export function define(
  name: string,
  args: readonly Arg[],
  f: TensorFunction,
  oracle?: Reference,
  options: CaseOptions = {},
): Case {
  return { name, args, f, oracle, tolerance: 2e-4, ...options };
}

/** The arguments a case differentiates. */
export function differentiated(c: Case): number[] {
  if (!c.oracle) return [];
  return [...(c.wrt ?? c.args.keys())].filter((i) => c.args[i].dtype === 'float32');
}

export const between =
  (low: number, high: number) =>
  (...shape: number[]): Arg => ({ shape, dtype: 'float32', low, high });
export const real = between(-1, 1);
export const positive = between(0.2, 2);
export const ints =
  (high: number, low = 0) =>
  (...shape: number[]): Arg => ({ shape, dtype: 'int32', low, high });
export const bools = (...shape: number[]): Arg => ({ shape, dtype: 'bool', low: 0, high: 2 });
