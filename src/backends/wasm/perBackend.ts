import { backend as currentBackend } from '@tensorflow/tfjs-core';
import type { Limits, Target } from '../target.js';
import { usesRelaxed, type WasmOptions } from './options.js';

export const LIMITS: Limits = {
  outputs: 8,
  buffers: 64,
  rows: 'together',
  rowOutputs: true,
  scans: true,
  parallelism: 1,
  short: 0,
  instruction: 0.5,
};

/** Targets that are made once for a backend, and forgotten with it. */
export function perBackend(make: (backend: object, relaxed: boolean) => Target) {
  const targets = new WeakMap<object, Map<boolean, Target>>();
  return (options: WasmOptions): Target => {
    const backend = currentBackend();
    const relaxed = usesRelaxed(options);
    const made = targets.get(backend) ?? new Map<boolean, Target>();
    targets.set(backend, made);
    const target = made.get(relaxed) ?? make(backend, relaxed);
    made.set(relaxed, target);
    return target;
  };
}
