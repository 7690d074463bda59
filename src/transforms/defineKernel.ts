import type { AnyRecord } from '../kernels/record.js';
import { raise } from '../messages/error.js';
import { invalidKernelRecord } from '../messages/tracing.js';
import { state } from '../tracing/state.js';

const RULES = {
  shape: ['function'],
  batch: ['function', 'object'],
  saves: ['string'],
  vjp: ['function', 'string', 'object'],
  jvp: ['function', 'string', 'object'],
};

/** Rules for a kernel of your own; each may be left out. */
export type KernelRules = Partial<AnyRecord>;

/**
 * Gives the transforms rules for a kernel that you registered with `tf.registerKernel`.
 *
 * `shape` computes shapes and dtypes, `batch` runs the kernel on inputs with the batch axis at 0, `vjp` and `jvp` are its
 * derivatives (`jvp` may be left out: it is derived from `vjp`). A kernel without a batch rule runs once per example,
 * with one warning. Rules compute through the `ops` they get, so that they can be transformed themselves.
 *
 * @example Right: an elementwise kernel y = x^3
 * ```ts
 * defineKernel('Cube', {
 *   shape: ({ inputs }) => inputs.x,
 *   batch: (call) => call.run(call.inputs),
 *   vjp: ({ inputs, ct, ops }) => ({ x: ops.mul(ct, ops.mul(3, ops.square(inputs.x))) }),
 * });
 * ```
 * @example Wrong: AX515, "defineKernel('Cube'): no rule is called batching; ..."
 * ```ts
 * defineKernel('Cube', { batching: (call) => call.run(call.inputs) });
 * ```
 * @throws AX515 for unknown rules and rules of the wrong kind.
 */
export function defineKernel(name: string, rules: KernelRules): void {
  for (const [rule, value] of Object.entries(rules)) {
    const kinds = (RULES as Record<string, string[]>)[rule];
    if (!kinds)
      raise(
        invalidKernelRecord,
        name,
        `no rule is called ${rule}; there are ${Object.keys(RULES).join(', ')}`,
      );
    if (!kinds.includes(typeof value))
      raise(invalidKernelRecord, name, `${rule} cannot be a ${typeof value}`);
  }
  state.userKernels.set(name, rules as AnyRecord);
}
