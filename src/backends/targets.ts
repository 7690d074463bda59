import * as tf from '@tensorflow/tfjs-core';
import { noTarget } from '../messages/fuse.js';
import { cpuTarget } from './cpu.js';
import type { Target } from './target.js';
import { wasmTarget } from './wasm.js';
import { webglTarget } from './webgl/target.js';
import { webgpuTarget } from './webgpu/target.js';

const TARGETS: { readonly [backend: string]: () => Target } = {
  cpu: cpuTarget,
  wasm: wasmTarget,
  webgl: webglTarget,
  webgpu: () => webgpuTarget(),
};

const announced = new Set<string>();

/** Whether there are kernels for the backend that tfjs uses now; where not, it is said once. */
export function hasTarget(): boolean {
  const backend = tf.getBackend();
  if (backend in TARGETS) return true;
  if (!announced.has(backend)) {
    announced.add(backend);
    console.warn(`axiswise: ${noTarget(backend)}`);
  }
  return false;
}

/** Compiles for the backend that tfjs uses now, which must have a target. */
export const currentTarget = (): Target => TARGETS[tf.getBackend()]();
