import type { DataId, DataType, TensorInfo } from '@tensorflow/tfjs-core';
import type { Planned } from '../compiler/codegen/wasm/compile.js';
import { restored, type StoredWasm } from '../compiler/codegen/wasm/stored.js';
import type { Kernel } from '../compiler/kernel/kernel.js';
import type { Launch, Loader } from './target.js';
import { Codes } from './wasm/code.js';
import type { WasmOptions } from './wasm/options.js';
import { LIMITS, perBackend } from './wasm/perBackend.js';

/** What we use of tfjs' wasm backend. */
interface WasmBackend {
  readonly wasm: { readonly asm?: Record<string, unknown>; readonly wasmMemory?: WebAssembly.Memory };
  readonly dataIdMap: { get(id: DataId): { readonly memoryOffset: number } };
  disposeData(id: DataId): void;
  makeOutput(shape: readonly number[], dtype: DataType): TensorInfo;
}

/** The memory of a build without threads is among its exports, that of one with threads was given to it. */
function memoryOf({ wasm }: WasmBackend): WebAssembly.Memory {
  const all = [wasm.wasmMemory, ...Object.values(wasm.asm ?? {})];
  const found = all.find((x) => x instanceof WebAssembly.Memory);
  if (!found) throw new Error("The memory of tfjs' wasm backend was not found.");
  return found;
}

class WasmTarget implements Loader<'wasm'> {
  readonly name = 'wasm';
  readonly language = 'wasm';
  readonly limits = LIMITS;
  private readonly codes: Codes;

  constructor(
    private readonly backend: WasmBackend,
    relaxed: boolean,
  ) {
    this.codes = new Codes(memoryOf(backend), relaxed);
  }

  get compiled(): number {
    return this.codes.size;
  }

  compile(kernel: Kernel): Launch {
    return this.launch(this.codes.plan(kernel));
  }

  load(stored: StoredWasm): Launch {
    return this.launch(restored(stored));
  }

  private launch(planned: Planned): Launch {
    const { codes, backend } = this;
    codes.runOf(planned);
    const pointer = ({ dataId }: TensorInfo) => backend.dataIdMap.get(dataId).memoryOffset;
    const hasElements = planned.outputs.some(({ shape }) => !shape.includes(0));
    return {
      key: planned.key,
      get source() {
        return planned.source();
      },
      run(inputs) {
        const outputs = planned.outputs.map(({ shape, dtype }) => backend.makeOutput(shape, dtype));
        if (!hasElements) return outputs;
        const memory = planned.memory > 0 ? [backend.makeOutput([planned.memory], 'bool')] : [];
        const places = [...inputs, ...outputs, ...memory].map(pointer);
        if (memory.length === 0) places.push(0);
        codes.runOf(planned)(...places, ...planned.sizes);
        for (const { dataId } of memory) backend.disposeData(dataId);
        return outputs;
      },
    };
  }
}

const targetOf = perBackend((backend, relaxed) => new WasmTarget(backend as WasmBackend, relaxed));

/** tfjs' wasm backend, which must be the current one. Kernels work on its own memory. */
export const wasmTarget = (options: WasmOptions = {}): Loader<'wasm'> => targetOf(options);
