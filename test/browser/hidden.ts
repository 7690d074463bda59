import * as tf from '@tensorflow/tfjs';
import { webgpuTarget } from '../../src/backends/webgpu/target.js';

/** Hide one of the parts that another version of tfjs' backend may lack, which this one needs only to submit early. */
export function hideInternals(): void {
  Object.defineProperty(tf.backend(), 'dispatchCountInPass', { get: () => undefined, set() {} });
  if (webgpuTarget().limits.outputs !== 1) throw new Error('kernels are not run as programs of tfjs');
}
