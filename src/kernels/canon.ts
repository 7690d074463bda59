import type { Tensor } from '@tensorflow/tfjs-core';
import { sameShape } from '../shapes/shape.js';
import { type Canon, plain, type Runner } from './canonical.js';
import { partOf } from './complex.js';
import type { AnyRecord, Attrs, Inputs } from './record.js';
import { KERNELS } from './table.js';

const canonOf = (name: string): Canon | undefined => (KERNELS as Record<string, AnyRecord>)[name]?.canon;

function needs({ above, dtypes, also }: Canon, inputs: Inputs): boolean {
  for (const key in inputs) {
    const x = inputs[key];
    if (x != null && (x.shape.length > above || (dtypes.length > 0 && dtypes.includes(x.dtype)))) return true;
  }
  return also?.(inputs) ?? false;
}

/** Whether some backend may get this call on concrete values wrong. */
export function needsCanon(name: string, inputs: Inputs | Tensor[]): boolean {
  const canon = canonOf(name);
  return canon !== undefined && needs(canon, inputs as Inputs);
}

/** The same result by calls that every backend gets right: of rank 4 at most where that is possible. */
export function canonicalize(
  run: (name: string, inputs: Inputs | Tensor[], attrs: Attrs) => Tensor | Tensor[],
  name: string,
  inputs: Inputs | Tensor[],
  attrs: Attrs,
): Tensor | Tensor[] {
  const made: Tensor[] = [];
  const r: Runner = {
    run(kernel, xs, options = {}) {
      const out = run(kernel, xs, options);
      made.push(...(Array.isArray(out) ? out : [out]));
      return out;
    },
    apply: (kernel, xs, options) => apply(r, kernel, xs, options),
    reshape: (x, shape) =>
      sameShape(x.shape, shape) ? x : (apply(r, 'Reshape', { x }, { shape: [...shape] }) as Tensor),
  };
  const result = apply(r, name, inputs as Inputs, attrs);
  const kept = Array.isArray(result) ? result : [result];
  for (const x of made) if (!kept.includes(x)) x.dispose();
  return result;
}

function apply(r: Runner, name: string, inputs: Inputs, attrs: Attrs): Tensor | Tensor[] {
  const canon = canonOf(name);
  if (canon?.split && Object.values(inputs).some(isComplex)) return applyToParts(r, name, inputs, attrs);
  return (canon && needs(canon, inputs) ? canon.form : plain)(r, name, inputs, attrs);
}

const isComplex = (x: Tensor | null | undefined) => x?.dtype === 'complex64';

function applyToParts(r: Runner, name: string, inputs: Inputs, attrs: Attrs): Tensor | Tensor[] {
  const ofPart = (kernel: 'Real' | 'Imag', options: Attrs) => {
    const xs = (Array.isArray(inputs) ? [] : {}) as Record<string, Tensor>;
    for (const key in inputs) {
      const x = inputs[key];
      xs[key] = isComplex(x) ? (partOf(r, kernel, { input: x }, {}) as Tensor) : x;
    }
    return apply(r, name, xs, options);
  };
  const real = ofPart('Real', attrs);
  const imag = ofPart('Imag', 'constantValue' in attrs ? { ...attrs, constantValue: 0 } : attrs);
  const join = (re: Tensor, im: Tensor) => r.run('Complex', { real: re, imag: im }) as Tensor;
  return Array.isArray(real)
    ? real.map((re, i) => join(re, (imag as Tensor[])[i]))
    : join(real, imag as Tensor);
}
