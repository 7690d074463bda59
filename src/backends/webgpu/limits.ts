import type { Limits } from '../target.js';

/** A device has at least 8 storage buffers for a shader, and tfjs asks for no more. */
const BUFFERS = 8;

export const limitsOf = (software: boolean): Limits => ({
  outputs: 4,
  buffers: BUFFERS,
  rows: 'together',
  rowOutputs: true,
  scans: false,
  parallelism: software ? 64 : 256,
  short: 16384,
  instruction: software ? 0.3 : 0.1,
});
