import * as tf from '@tensorflow/tfjs-core';
import { noTarget } from '../messages/fuse.js';
import { cpuTarget } from './cpu.js';
import type { Target } from './target.js';
import { wasmTarget } from './wasm.js';
import { webgpuTarget } from './webgpu/target.js';
import { webglTarget } from './webgl/target.js';

const TARGETS: { readonly [backend: string]: () => Target } = {
  cpu: cpuTarget,
  wasm: wasmTarget,
  webgl: webglTarget,
  webgpu: () => webgpuTarget(),
};

const announced = new Set<string>();

/** Compiles for the backend that tfjs uses now; null, and one warning, where there is no code for it. */
export function currentTarget(): Target | null {
  const backend = tf.getBackend();
  const target = TARGETS[backend];
  if (target) return target();
  if (!announced.has(backend)) {
    announced.add(backend);
    console.warn(`axiswise: ${noTarget(backend)}`);
  }
  return null;
}
