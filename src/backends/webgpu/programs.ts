import { type DataType, type TensorInfo, tensor1d } from '@tensorflow/tfjs-core';
import { generate } from '../../compiler/codegen/wgsl/generate.js';
import type { Program } from '../../compiler/codegen/wgsl/program.js';
import type { Adapter } from '../../compiler/codegen/wgsl/schedule.js';
import type { Kernel } from '../../compiler/kernel/kernel.js';
import { sizeOf } from '../../shapes/shape.js';
import { Recent } from '../recent.js';
import type { Launch, Limits, Target } from '../target.js';
import { limitsOf } from './limits.js';

interface Uniform {
  readonly type: 'int32';
  readonly data: number[];
}

/** What kernels of tfjs run with, and those of others may. */
export interface ProgramRunner {
  runWebGPUProgram(
    program: object,
    inputs: readonly TensorInfo[],
    dtype: DataType,
    uniforms: readonly Uniform[],
  ): TensorInfo;
}

/** tfjs writes the head of a program: no directives, bindings of ones or fours, threads that cannot be seen to act alike. */
const ADAPTER: Adapter = {
  software: true,
  tallFrom: Number.POSITIVE_INFINITY,
  wideFrom: Number.POSITIVE_INFINITY,
  blocksFrom: Number.POSITIVE_INFINITY,
  subgroups: false,
  togetherFrom: Number.POSITIVE_INFINITY,
  sharedFrom: Number.POSITIVE_INFINITY,
};
const LIMITS: Limits = { ...limitsOf(ADAPTER.software), outputs: 1, rowOutputs: false };

/** A program as tfjs takes it, which writes its own key and pipeline into it. */
class FusedProgram {
  readonly variableNames: readonly string[];
  readonly variableComponents: readonly number[];
  readonly outputComponent: number;
  readonly uniforms: string;
  readonly workgroupSize: readonly [number, number, number];
  /** Not that of an output, so that `main` gets no place and no functions for coordinates are added. */
  readonly dispatchLayout = { x: [0], y: [1] };

  constructor(
    private readonly program: Program,
    readonly shaderKey: string,
    readonly outputShape: readonly number[],
    readonly dispatch: readonly number[],
  ) {
    this.variableNames = program.variableNames;
    this.variableComponents = program.variableComponents;
    this.outputComponent = program.outputComponent;
    this.uniforms = program.uniforms;
    this.workgroupSize = [program.threads, 1, 1];
  }

  getUserCode(): string {
    return this.program.code;
  }
}

const MOST = 512;
const compiled = new WeakMap<object, Recent<Program>>();

/** Runs kernels as programs of tfjs' WebGPU backend, where its own commands are out of reach. */
export function programTarget(backend: ProgramRunner, fast: boolean): Target {
  const programs = compiled.get(backend) ?? new Recent<Program>(MOST);
  compiled.set(backend, programs);
  const compile = (kernel: Kernel): Launch => {
    const { key, program, uniform, grid } = generate(kernel, ADAPTER, undefined, fast);
    const made = programs.get(key, program);
    const [{ shape, dtype }] = kernel.outputs;
    const uniforms = Array.from({ length: uniform.length / 4 }, (_, i): Uniform => {
      return { type: 'int32', data: [...uniform.subarray(4 * i, 4 * i + 4)] };
    });
    const run = (inputs: readonly TensorInfo[]) => {
      const fused = new FusedProgram(made, `fuse ${key}`, [sizeOf(shape)], grid);
      // tfjs knows tensors of up to 6 axes there.
      const flat = inputs.map((x) => ({ dataId: x.dataId, dtype: x.dtype, shape: [sizeOf(x.shape)] }));
      const output = withoutEmpty(flat, (given) => backend.runWebGPUProgram(fused, given, dtype, uniforms));
      return [{ ...output, shape: [...shape] }];
    };
    return { key, source: made.code, run };
  };
  return {
    name: 'webgpu',
    limits: LIMITS,
    compile,
    get compiled() {
      return programs.size;
    },
  };
}

/** No buffer of a binding is empty: others stand for tensors without elements. */
function withoutEmpty<T>(inputs: readonly TensorInfo[], run: (inputs: readonly TensorInfo[]) => T): T {
  const others = inputs.map(({ dtype, shape: [size] }) =>
    size === 0 ? tensor1d([0], dtype as 'float32') : null,
  );
  try {
    return run(inputs.map((x, i) => others[i] ?? x));
  } finally {
    for (const other of others) other?.dispose();
  }
}
