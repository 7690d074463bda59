import type { Limits, Target } from '../target.js';
import { liveBackend, WebglLaunch } from './launch.js';
import { programsOf } from './programs.js';

export const LIMITS: Limits = {
  outputs: 1,
  buffers: 16,
  rows: 'apart',
  rowOutputs: false,
  scans: false,
  parallelism: 1,
  short: 0,
};

/** Fused kernels as fragment programs on the textures of tfjs' WebGL backend, whichever instance of it is live. */
export const webglTarget = (fast = false): Target => ({
  name: 'webgl',
  limits: LIMITS,
  compile: (kernel, name) => new WebglLaunch(kernel, name, fast),
  get compiled() {
    const backend = liveBackend();
    return backend ? programsOf(backend.gpgpu).size : 0;
  },
});
