import { backend as currentBackend, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { generate, isEmpty } from '../../compiler/codegen/wgsl/generate.js';
import type { Adapter } from '../../compiler/codegen/wgsl/schedule.js';
import type { Kernel } from '../../compiler/kernel/kernel.js';
import type { Launch, Target } from '../target.js';
import { adapterOf } from './adapter.js';
import { dispatch } from './dispatch.js';
import { internalsOf, type WebGPUInternals } from './internals.js';
import { limitsOf } from './limits.js';
import { pipelinesOf } from './pipelines.js';
import { type ProgramRunner, programTarget } from './programs.js';

/** Whether kernels run on a backend of that name: another version of it may have nothing to launch them with. */
export const runsKernels = (backend: object): boolean =>
  'runWebGPUProgram' in backend || internalsOf(backend) !== null;

/** Runs kernels on tfjs' WebGPU backend. */
export function webgpuTarget(
  backend: object = currentBackend(),
  adapter: Adapter | null = null,
  fast = false,
): Target {
  const internals = internalsOf(backend);
  return internals
    ? commandTarget(internals, adapter ?? adapterOf(internals), fast)
    : programTarget(backend as ProgramRunner, fast);
}

/** Launches kernels among the commands of the backend, on its own buffers. */
function commandTarget(internals: WebGPUInternals, adapter: Adapter, fast: boolean): Target {
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
