import type { Tensor } from '@tensorflow/tfjs-core';
import type { Aval, Derivative } from '../kernels/record.js';
import { error } from '../messages/error.js';
import { noKernelRecord, unsupportedKernel } from '../messages/tracing.js';
import type { CustomCall, ForwardPass } from './custom.js';
import { located } from './location.js';
import { applyJvp, applyVjp, type KernelCall, zeroTangent } from './ruleCalls.js';
import { transposeLinear, type VjpTracer } from './vjpTrace.js';

export type Entries = { readonly [key: string]: Tensor | null | undefined };

/** One recorded call: where its inputs came from and how derivatives pass through it. */
export interface Node {
  /** The inputs that are differentiated; the others are constants. */
  readonly inputs: { readonly [key: string]: VjpTracer };
  readonly outputs: readonly Aval[];
  /** Cotangents of the outputs to cotangents of the inputs. */
  pull(cts: Tensor[]): Entries;
  /** Tangents of the inputs, absent for zero, to tangents of the outputs. */
  push(tangents: { readonly [key: string]: Tensor }): (Tensor | null)[];
}

const avals = (xs: readonly Tensor[]): Aval[] => xs.map(({ shape, dtype }) => ({ shape, dtype }));

/** A call whose outputs are constants to derivatives. */
export const flatNode = (inputs: Node['inputs'], outputs: readonly Tensor[]): Node => ({
  inputs,
  outputs: avals(outputs),
  pull: () => ({}),
  push: () => outputs.map(() => null),
});

export function kernelNode(
  transform: string,
  rules: Partial<Derivative>,
  inputs: Node['inputs'],
  call: KernelCall,
): Node {
  const { vjp } = rules;
  // Made now, where the stack still leads to the user's line.
  const missing = typeof vjp === 'function' ? null : missingRule(transform, call.name, vjp);
  return {
    inputs,
    outputs: avals(call.outputs),
    pull(cts) {
      if (typeof vjp !== 'function') throw missing;
      return applyVjp(vjp, call, cts, (key) => key in inputs);
    },
    push: (tangents) => pushKernel(transform, rules, call, tangents),
  };
}

/** A kernel's forward rule: its own, or the transpose of its linear reverse rule. */
export function pushKernel(
  transform: string,
  { vjp, jvp }: Partial<Derivative>,
  call: KernelCall,
  tangents: { readonly [key: string]: Tensor },
): (Tensor | null)[] {
  if (typeof jvp === 'function') return applyJvp(jvp, call, tangents);
  if (jvp === 'zero') return call.outputs.map(() => null);
  if (jvp !== 'viaVjp' || typeof vjp !== 'function') throw missingRule(transform, call.name, jvp);
  const keys = Object.keys(tangents);
  return transposeLinear(
    (cts) => {
      const pulled = applyVjp(vjp, call, cts, (key) => key in tangents);
      return keys.map((key) => pulled[key]);
    },
    call.outputs,
    keys.map((key) => tangents[key]),
  );
}

export function missingRule(transform: string, kernel: string, rule: unknown) {
  const reason = (rule as { refuse?: string } | undefined)?.refuse;
  return located(
    reason === undefined
      ? error(noKernelRecord, kernel, transform)
      : error(unsupportedKernel, kernel, 'differentiated', reason),
  );
}

/** A call with its own rule; `saved` are its residuals, or its primal inputs if it has a forward-mode rule alone. */
export function customNode(
  call: CustomCall,
  inputs: Node['inputs'],
  outputs: readonly Tensor[],
  saved: readonly Tensor[],
  pass?: ForwardPass,
): Node {
  const full = (tangents: { readonly [key: string]: Tensor }) =>
    call.inputs.map((x, i) => tangents[i] ?? zeroTangent(x));
  return {
    inputs,
    outputs: avals(outputs),
    pull(cts) {
      if (pass) return Object.fromEntries(pass.backward(saved, cts).entries());
      const keys = Object.keys(inputs);
      const pulled = transposeLinear(
        (ts) => call.jvp!(saved, full(Object.fromEntries(keys.map((key, i) => [key, ts[i]]))))[1],
        keys.map((key) => inputs[key]),
        cts,
      );
      return Object.fromEntries(keys.map((key, i) => [key, pulled[i]]));
    },
    push: (tangents) => call.jvp!(saved, full(tangents))[1],
  };
}
