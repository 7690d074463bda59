import * as tf from '@tensorflow/tfjs-core';
import type { Limits, Target } from '../../src/backends/target.js';
import type { Kernel } from '../../src/compiler/kernel/kernel.js';
import { interpret } from './interpret.js';

const LIMITS: Limits = {
  outputs: 4,
  buffers: 64,
  rows: 'together',
  rowOutputs: true,
  scans: true,
  parallelism: 1,
  short: 0,
  instruction: 0.5,
};

/** Runs kernels by the reference interpreter, on tfjs' cpu backend. */
export function referenceTarget(limits: Partial<Limits> = {}, kernels: Kernel[] = []): Target {
  return {
    name: 'cpu',
    limits: { ...LIMITS, ...limits },
    compiled: 0,
    compile(kernel) {
      const { outputs, buffers } = { ...LIMITS, ...limits };
      const count = kernel.inputs.length + kernel.outputs.length;
      if (kernel.outputs.length > outputs || count > buffers) {
        throw new Error(`A kernel has ${kernel.outputs.length} outputs among ${count} tensors`);
      }
      kernels.push(kernel);
      return {
        key: '',
        source: '',
        run(inputs) {
          const values = inputs.map((x) => tf.backend().readSync(x.dataId));
          const results = interpret(kernel, values as Float32Array[]);
          return kernel.outputs.map(({ shape, dtype }, i) => {
            const array = tf.util.getTypedArrayFromDType(dtype, results[i].length);
            array.set(results[i] as never);
            const backend = tf.backend() as unknown as {
              makeTensorInfo(shape: readonly number[], dtype: string, values: unknown): tf.TensorInfo;
            };
            return backend.makeTensorInfo(shape, dtype, array);
          });
        },
      };
    },
  };
}
