import type { Tensor } from '@tensorflow/tfjs-core';
import { type Canon, isComplex, isUntransposable, isWebGPU, type Runner } from './canonical.js';
import { makeOps } from './ops.js';
import type { AnyRecord, Attrs, Inputs } from './record.js';
import { KERNELS } from './table.js';

const canonOf = (name: string): Canon | undefined => (KERNELS as Record<string, AnyRecord>)[name]?.canon;

/** Whether some backend may get this call on concrete values wrong. */
export function needsCanon(name: string, inputs: Inputs | Tensor[], attrs: Attrs): boolean {
  const canon = canonOf(name);
  if (canon === undefined) return false;
  // It runs a backwards scan with the program of an earlier one, whatever the length of that.
  if (attrs?.reverse && isWebGPU()) return true;
  for (const key in inputs) {
    const x = (inputs as Inputs)[key];
    if (x != null && (x.shape.length > canon.above || isComplex(x) || isUntransposable(x))) return true;
  }
  return false;
}

/** The same result by calls that every backend gets right: of rank 4 at most where that is possible. */
export function canonicalize(
  run: (name: string, inputs: Inputs | Tensor[], attrs: Attrs) => Tensor | Tensor[],
  name: string,
  inputs: Inputs | Tensor[],
  attrs: Attrs,
): Tensor | Tensor[] {
  const made: Tensor[] = [];
  const apply: Runner['bind'] = (kernel, xs, options = {}) =>
    needsCanon(kernel, xs, options)
      ? canonOf(kernel)!.form(r, kernel, xs as Inputs, options)
      : r.run(kernel, xs, options);
  const r: Runner = {
    ...makeOps(apply),
    run(kernel, xs, options = {}) {
      const out = run(kernel, xs, options);
      made.push(...(Array.isArray(out) ? out : [out]));
      return out;
    },
  };
  const result = apply(name, inputs, attrs);
  if (Object.values(inputs).includes(result as Tensor)) {
    const x = result as Tensor;
    return run('Reshape', { x }, { shape: x.shape });
  }
  const kept = Array.isArray(result) ? result : [result];
  for (const x of made) if (!kept.includes(x)) x.dispose();
  return result;
}
