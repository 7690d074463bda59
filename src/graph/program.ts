import type { Tensor, TypedArray } from '@tensorflow/tfjs-core';
import type { Attrs, Aval } from '../kernels/record.js';

/** A tensor of a program. */
export interface Value extends Aval {
  readonly id: number;
}

/** A kernel call of a program. */
export interface Call {
  readonly kernel: string;
  /** By name; kernels that take a list use the indices as names. */
  readonly inputs: { readonly [key: string]: Value };
  readonly isList: boolean;
  readonly attrs: Attrs;
  readonly outputs: readonly Value[];
}

/** A tensor that the function closes over: its values are read at each call. */
export interface Captured {
  readonly value: Value;
  readonly tensor: Tensor;
}

/** A tensor that the function makes from values, the same in every call. */
export interface Literal {
  readonly value: Value;
  readonly data: TypedArray;
}

/** What a function does for arguments of known shapes: kernels in order, without control flow. */
export interface Program {
  readonly inputs: readonly Value[];
  readonly captured: readonly Captured[];
  readonly literals: readonly Literal[];
  readonly calls: readonly Call[];
  readonly outputs: readonly Value[];
}

/** The calls that the outputs depend on. */
export function withoutDeadCode(program: Program): Program {
  const needed = new Set(program.outputs);
  const calls: Call[] = [];
  for (const call of [...program.calls].reverse()) {
    if (!call.outputs.some((value) => needed.has(value))) continue;
    for (const value of Object.values(call.inputs)) needed.add(value);
    calls.unshift(call);
  }
  return {
    ...program,
    calls,
    captured: program.captured.filter(({ value }) => needed.has(value)),
    literals: program.literals.filter(({ value }) => needed.has(value)),
  };
}
