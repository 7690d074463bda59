import * as tf from '@tensorflow/tfjs-core';
import { noTarget } from '../messages/fuse.js';
import { cpuTarget } from './cpu.js';
import type { Target } from './target.js';
import { wasmTarget } from './wasm.js';
import { webglTarget } from './webgl/target.js';
import { runsKernels, webgpuTarget } from './webgpu/target.js';

/** How exact the functions of kernels are: our own, or where that is faster the device's. */
export type Precision = 'accurate' | 'fast';

const TARGETS: { readonly [backend: string]: (fast: boolean) => Target } = {
  cpu: (relaxed) => cpuTarget({ relaxed }),
  wasm: (relaxed) => wasmTarget({ relaxed }),
  webgl: (fast) => webglTarget(fast),
  webgpu: (fast) => webgpuTarget(undefined, undefined, fast),
};

const announced = new Set<string>();

/** Whether there are kernels for the backend that tfjs uses now; where not, it is said once. */
export function hasTarget(): boolean {
  const backend = tf.getBackend();
  const isKnown = backend in TARGETS;
  if (isKnown && (backend !== 'webgpu' || runsKernels(tf.backend()))) return true;
  if (!announced.has(backend)) {
    announced.add(backend);
    console.warn(`axiswise: ${noTarget(backend, isKnown)}`);
  }
  return false;
}

/** Compiles for the backend that tfjs uses now, which must have a target. */
export const currentTarget = (precision: Precision = 'accurate'): Target =>
  TARGETS[tf.getBackend()](precision === 'fast');
