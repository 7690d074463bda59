import type { DataId, DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { codeOf, type WasmCode } from '../compiler/codegen/wasm/code.js';
import { restored, type StoredWasm } from '../compiler/codegen/wasm/stored.js';
import type { Dtype } from '../compiler/kernel/expr.js';
import type { Kernel } from '../compiler/kernel/kernel.js';
import type { Launch, Loader } from './target.js';
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

class CpuTarget implements Loader<'wasm'> {
  readonly name = 'cpu';
  readonly language = 'wasm';
  readonly limits = LIMITS;
  private readonly workspace = new Workspace();
  private readonly codes: Codes;

  constructor(
    private readonly backend: CpuBackend,
    private readonly relaxed: boolean,
  ) {
    this.codes = new Codes(this.workspace.memory);
  }

  get compiled(): number {
    return this.codes.size;
  }

  compile(kernel: Kernel): Launch {
    return this.launch(codeOf(kernel, { relaxed: this.relaxed }));
  }

  load(stored: StoredWasm): Launch {
    return this.launch(restored(stored));
  }

  private launch({ inputs: dtypes, outputs: types, planned }: WasmCode): Launch {
    const ready = this.codes.ready(planned);
    const { backend, workspace } = this;
    return {
      key: ready.key,
      get source() {
        return ready.source();
      },
      run(inputs) {
        const places = workspace.reserve([
          ...inputs.map(({ shape }, i) => bytes(dtypes[i], shape)),
          ...types.map(({ shape, dtype }) => bytes(dtype, shape)),
          ready.memory,
        ]);
        const { buffer } = workspace.memory;
        inputs.forEach(({ dataId, shape }, i) => {
          const into = new ARRAYS[dtypes[i]](buffer, places[i], count(shape));
          into.set(backend.data.get(dataId).values);
        });
        if (types.some(({ shape }) => count(shape) > 0)) ready.run(places);
        return types.map(({ shape, dtype }, i) => {
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
export const cpuTarget = (options: WasmOptions = {}): Loader<'wasm'> => targetOf(options);
