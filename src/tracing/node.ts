import type { Tensor } from '@tensorflow/tfjs-core';
import type { Aval, Derivative } from '../kernels/record.js';
import { KERNELS } from '../kernels/table.js';
import { error } from '../messages/error.js';
import { noKernelRecord, unsupportedKernel } from '../messages/tracing.js';
import type { CustomCall, ForwardPass } from './custom.js';
import { zip } from './lists.js';
import { located } from './location.js';
import { applyJvp, applyVjp, type KernelCall, zeroTangent } from './ruleCalls.js';
import { transposeLinear, type VjpTracer } from './vjpTrace.js';

interface Values<T> {
  readonly [key: string]: T;
}

/** A kernel call with its rules. */
interface RuledKernel {
  readonly call: KernelCall;
  readonly rules: Partial<Derivative>;
}

/** A call with its own rule; `saved` are its residuals, or its primal inputs if it has a forward-mode rule alone. */
interface RuledCustom {
  readonly call: CustomCall;
  readonly saved: readonly Tensor[];
  readonly pass?: ForwardPass;
}

/** How derivatives pass through a recorded call. */
export interface Passage {
  /** Cotangents of the outputs, zeros where none is given, to those of the inputs, the tracked ones among the call's. */
  pull(
    cts: Tensor[],
    inputs: Values<VjpTracer>,
    given: readonly (Tensor | undefined)[],
  ): Values<Tensor | null | undefined>;
  /** What tangents are pushed through; without either they are zero. */
  readonly kernel?: RuledKernel;
  readonly custom?: RuledCustom;
}

/** One recorded call: where its inputs came from and how derivatives pass through it. */
export interface Node extends Passage {
  /** The inputs that are differentiated; the others are constants. */
  readonly inputs: Values<VjpTracer>;
  readonly outputs: readonly Aval[];
}

/** Of a call whose outputs are constants to derivatives. */
export const FLAT: Passage = { pull: () => ({}) };

export function throughKernel(transform: string, kernel: RuledKernel): Passage {
  const { call, rules } = kernel;
  const { vjp } = rules;
  // Made now, where the stack still leads to the user's line.
  const missing = typeof vjp === 'function' ? null : missingRule(transform, call.name, vjp);
  return {
    kernel,
    pull(cts, inputs) {
      if (typeof vjp !== 'function') throw missing;
      return applyVjp(vjp, call, cts, (key) => key in inputs);
    },
  };
}

/** A kernel's forward rule: its own, or the transpose of its linear reverse rule. */
export function pushKernel(
  transform: string,
  { call, rules: { vjp, jvp } }: RuledKernel,
  tangents: Values<Tensor>,
): (Tensor | null)[] {
  if (typeof jvp === 'function') return applyJvp(jvp, call, tangents);
  if (jvp === 'zero') return [];
  if (jvp !== 'viaVjp' || typeof vjp !== 'function') throw missingRule(transform, call.name, jvp);
  const keys = Object.keys(tangents);
  return transposeLinear(
    (cts) => {
      const pulled = applyVjp(vjp, call, cts, (key) => key in tangents);
      return keys.map((key) => pulled[key]);
    },
    call.outputs,
    Object.values(tangents),
  );
}

function missingRule(transform: string, kernel: string, rule: unknown) {
  const { refuse } = (rule ?? {}) as { refuse?: string };
  const reason = refuse ?? (kernel in KERNELS ? 'it has no derivative rule' : undefined);
  return located(
    reason === undefined
      ? error(noKernelRecord, kernel, transform)
      : error(unsupportedKernel, kernel, 'differentiated', reason),
  );
}

export const throughCustom = (custom: RuledCustom): Passage => ({
  custom,
  pull(cts, inputs, given) {
    const { call, saved, pass } = custom;
    return pass
      ? zip(Object.keys(call.inputs), pass.backward(saved, cts, given))
      : call.transpose!(custom, inputs, cts);
  },
});

/** Pulls cotangents through a call that has a forward-mode rule alone. */
export function transposeJvp(custom: RuledCustom, inputs: Values<VjpTracer>, cts: readonly Tensor[]) {
  const keys = Object.keys(inputs);
  const pulled = transposeLinear(
    (tangents) => pushCustom(custom, zip(keys, tangents)),
    Object.values(inputs),
    cts,
  );
  return zip(keys, pulled);
}

export function pushCustom({ call, saved }: RuledCustom, tangents: Values<Tensor>): Tensor[] {
  const full = call.inputs.map((x, i) => tangents[i] ?? zeroTangent(x));
  return call.jvp!(saved, full)[1];
}
