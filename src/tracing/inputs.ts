import type { Tensor } from '@tensorflow/tfjs-core';
import type { Inputs } from '../kernels/record.js';

/** A kernel's inputs with every given one replaced; lists stay lists, absent inputs stay absent. */
export function mapInputs<T>(
  inputs: Inputs | Tensor[],
  f: (x: Tensor, key: string) => T,
): { [key: string]: T } {
  const out = (Array.isArray(inputs) ? [] : {}) as { [key: string]: T };
  for (const key in inputs) {
    const x = (inputs as Inputs)[key];
    out[key] = x == null ? (x as T) : f(x, key);
  }
  return out;
}
