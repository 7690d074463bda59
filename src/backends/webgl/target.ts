import type { Limits, Target } from '../target.js';
import { liveBackend, WebglLaunch } from './launch.js';
import { programsOf } from './programs.js';
import { isSoftware } from './software.js';

export const limitsOf = (software: boolean): Limits => ({
  outputs: 1,
  buffers: 16,
  rows: 'apart',
  rowOutputs: false,
  scans: false,
  parallelism: 1,
  short: 0,
  instruction: software ? 1.5 : 0.1,
});

/** Fused kernels as fragment programs on the textures of tfjs' WebGL backend, whichever instance of it is live. */
export const webglTarget = (fast = false): Target => ({
  name: 'webgl',
  get limits() {
    const backend = liveBackend();
    return limitsOf(backend !== null && isSoftware(backend.gpgpu.gl));
  },
  compile: (kernel, name) => new WebglLaunch(kernel, name, fast),
  get compiled() {
    const backend = liveBackend();
    return backend ? programsOf(backend.gpgpu).size : 0;
  },
});
