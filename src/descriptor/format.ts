import type { DataType } from '@tensorflow/tfjs-core';
import type { Language, StoredKernels } from '../backends/target.js';
import type { Packed } from './values.js';

/** Of descriptors that this code reads and writes. Changes with their form, and with what kernels are given. */
export const FORMAT = 1;

/** What `fuse` gets as its third argument: a function compiled ahead of time, for arguments of some shapes. */
export interface Descriptor {
  readonly v: number;
  /** The first that fits a call is for it. */
  readonly variants: readonly Variant[];
}

/** A function for arguments whose inputs have these shapes, in each language that it was compiled to. */
export interface Variant extends Partial<Readonly<StoredSequences>> {
  /** Of the arguments, without the shapes of inputs. */
  readonly form: string;
  readonly inputs: readonly StoredInput[];
  /** Tensors in it are the outputs, in order. */
  readonly result: Packed;
}

type StoredSequences = { [language in Language]: StoredSequence<language> };

export interface StoredInput {
  readonly dtype: DataType;
  /** Sizes, and names of sizes from `LEAST` on: equal names are equal sizes. */
  readonly shape: readonly (number | string)[];
}

/** Steps as `Sequence` runs them. Where inputs have named sizes, numbers may be formulas of them: see `template.ts`. */
export interface StoredSequence<language extends Language = Language> {
  readonly sources: number;
  readonly literals: readonly StoredLiteral[];
  readonly steps: readonly StoredStep<language>[];
  readonly outputs: readonly number[];
}

export interface StoredLiteral {
  readonly shape: readonly number[];
  readonly dtype: DataType;
  readonly data: string;
  /** Whether only fused kernels read it. */
  readonly isKept: boolean;
}

export interface Places {
  readonly reads: readonly number[];
  readonly gives: readonly (number | null)[];
}

/** A fused kernel, a kernel of tfjs, or a reshape. */
export type StoredStep<language extends Language = Language> = Places &
  (
    | { readonly code: StoredKernels[language] }
    | { readonly kernel: string; readonly names: readonly string[] | null; readonly attrs: Packed }
    | { readonly shape: readonly number[] }
  );
