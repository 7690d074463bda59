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

/** What a replay has in place of the values of a program. */
export type Environment = ReadonlyMap<Value, Tensor>;

/** A kernel call as the function made it, or a call of a function that brings its own derivative. */
export interface Step {
  /** Also those that its function closes over. */
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  /** The kernels that it comes to. */
  readonly calls: readonly Call[];
  readonly hasRule: boolean;
  /** The same on other tensors; a function's rules may read more of the environment. */
  run(inputs: readonly Tensor[], environment: Environment): Tensor[];
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
  /** What the transforms see of it. */
  readonly steps: readonly Step[];
  readonly outputs: readonly Value[];
}

/** The calls and steps that the outputs depend on. All steps are kept where a rule may read what they give. */
export function withoutDeadCode(program: Program): Program {
  const { calls, needed } = live(program.calls, program.outputs, ({ inputs }) => Object.values(inputs));
  const steps = live(program.steps, program.outputs, ({ inputs }) => inputs);
  const hasRules = steps.calls.some(({ hasRule }) => hasRule);
  const read = new Set([...needed, ...steps.needed]);
  return {
    ...program,
    calls,
    steps: hasRules ? program.steps : steps.calls,
    captured: program.captured.filter(({ value }) => read.has(value)),
    literals: program.literals.filter(({ value }) => hasRules || read.has(value)),
  };
}

function live<C extends { readonly outputs: readonly Value[] }>(
  all: readonly C[],
  outputs: readonly Value[],
  inputsOf: (call: C) => readonly Value[],
) {
  const needed = new Set(outputs);
  const calls: C[] = [];
  for (const call of [...all].reverse()) {
    if (!call.outputs.some((value) => needed.has(value))) continue;
    for (const value of inputsOf(call)) needed.add(value);
    calls.unshift(call);
  }
  return { calls, needed };
}
