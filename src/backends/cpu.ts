import type { DataId, DataType, TensorInfo } from '@tensorflow/tfjs-core';
import type { Dtype } from '../compiler/kernel/expr.js';
import type { Kernel } from '../compiler/kernel/kernel.js';
import type { Launch, Target } from './target.js';
import { Codes } from './wasm/code.js';
import type { WasmOptions } from './wasm/options.js';
import { LIMITS, perBackend } from './wasm/perBackend.js';
import { Workspace } from './wasm/workspace.js';

type Elements = Float32Array | Int32Array | Uint8Array;

/** What we use of tfjs' cpu backend. */
interface CpuBackend {
  readonly data: { get(id: DataId): { readonly values: ArrayLike<number> } };
  makeTensorInfo(shape: readonly number[], dtype: DataType, values: Elements): TensorInfo;
}

const ARRAYS = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };
const count = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
const bytes = (dtype: Dtype, shape: readonly number[]) => count(shape) * ARRAYS[dtype].BYTES_PER_ELEMENT;

class CpuTarget implements Target {
  readonly name = 'cpu';
  readonly limits = LIMITS;
  private readonly workspace = new Workspace();
  private readonly codes: Codes;

  constructor(
    private readonly backend: CpuBackend,
    relaxed: boolean,
  ) {
    this.codes = new Codes(this.workspace.memory, relaxed);
  }

  get compiled(): number {
    return this.codes.size;
  }

  compile(kernel: Kernel): Launch {
    const ready = this.codes.ready(kernel);
    const { backend, workspace } = this;
    return {
      key: ready.key,
      get source() {
        return ready.source();
      },
      run(inputs) {
        const places = workspace.reserve([
          ...inputs.map(({ shape }, i) => bytes(kernel.inputs[i], shape)),
          ...kernel.outputs.map(({ shape, dtype }) => bytes(dtype, shape)),
          ready.memory,
        ]);
        const { buffer } = workspace.memory;
        inputs.forEach(({ dataId, shape }, i) => {
          const into = new ARRAYS[kernel.inputs[i]](buffer, places[i], count(shape));
          into.set(backend.data.get(dataId).values);
        });
        if (kernel.outputs.some(({ shape }) => count(shape) > 0)) ready.run(places);
        return kernel.outputs.map(({ shape, dtype }, i) => {
          const place = places[inputs.length + i];
          const values = new ARRAYS[dtype](buffer, place, count(shape)).slice();
          return backend.makeTensorInfo(shape, dtype, values);
        });
      },
    };
  }
}

const targetOf = perBackend((backend, relaxed) => new CpuTarget(backend as CpuBackend, relaxed));

/** tfjs' cpu backend, which must be the current one. Kernels work on copies in a memory of their own. */
export const cpuTarget = (options: WasmOptions = {}): Target => targetOf(options);
