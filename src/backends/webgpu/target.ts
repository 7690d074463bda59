import { backend as currentBackend, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { generate, isEmpty } from '../../compiler/codegen/wgsl/generate.js';
import type { Adapter } from '../../compiler/codegen/wgsl/schedule.js';
import type { Kernel } from '../../compiler/kernel/kernel.js';
import type { Launch, Limits, Target } from '../target.js';
import { adapterOf } from './adapter.js';
import { dispatch } from './dispatch.js';
import { internalsOf, type WebGPUInternals } from './internals.js';
import { pipelinesOf } from './pipelines.js';

/** A device has at least 8 storage buffers for a shader, and tfjs asks for no more. */
const BUFFERS = 8;

export const limitsOf = (software: boolean): Limits => ({
  outputs: 4,
  buffers: BUFFERS,
  rows: 'together',
  rowOutputs: false,
  scans: false,
  parallelism: software ? 64 : 4096,
  instruction: software ? 0.3 : 0.1,
});

/** Runs kernels on tfjs' WebGPU backend, among its own commands and on its own buffers. */
export function webgpuTarget(
  backend: object = currentBackend(),
  adapter: Adapter = adapterOf(internalsOf(backend)),
  fast = false,
): Target {
  const internals = internalsOf(backend);
  const pipelines = pipelinesOf(internals.device);
  const compile = (kernel: Kernel, name: string): Launch => {
    const { key, source, uniform, grid } = generate(kernel, adapter, undefined, fast);
    const pipeline = pipelines.get(key, name, kernel.inputs.length, kernel.outputs.length, source);
    const run = (inputs: readonly TensorInfo[]) => {
      const outputs = kernel.outputs.map(({ shape, dtype }) => internals.makeTensorInfo([...shape], dtype));
      if (isEmpty(kernel)) for (const output of outputs) leaveEmpty(internals, output);
      else dispatch(internals, name, pipeline, [...inputs, ...outputs], uniform, grid);
      return outputs;
    };
    return {
      key,
      get source() {
        return pipeline.source;
      },
      prepare: () => pipeline.prepare(),
      run,
    };
  };
  return {
    name: 'webgpu',
    limits: limitsOf(adapter.software),
    compile,
    get compiled() {
      return pipelines.size;
    },
  };
}

function leaveEmpty(backend: WebGPUInternals, { dataId, dtype }: TensorInfo): void {
  backend.tensorMap.get(dataId).values = util.getArrayFromDType(dtype, 0);
}
