import type { Target } from '../target.js';
import { liveBackend, WebglLaunch } from './launch.js';
import { programsOf } from './programs.js';

/** Fused kernels as fragment programs on the textures of tfjs' WebGL backend, whichever instance of it is live. */
export const webglTarget = (): Target => ({
  name: 'webgl',
  limits: { outputs: 1, buffers: 16, rows: false, rowOutputs: false, scans: false, parallelism: 64 },
  compile: (kernel, name) => new WebglLaunch(kernel, name),
  get compiled() {
    const backend = liveBackend();
    return backend ? programsOf(backend.gpgpu).size : 0;
  },
});
