import type { DataId, DataType, TensorInfo } from '@tensorflow/tfjs-core';
import type { Kernel } from '../compiler/kernel/kernel.js';
import type { Launch, Target } from './target.js';
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

class WasmTarget implements Target {
  readonly name = 'wasm';
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
    const ready = this.codes.ready(kernel);
    const { backend } = this;
    const hasElements = kernel.outputs.some(({ shape }) => !shape.includes(0));
    const places = Array<number>(kernel.inputs.length + kernel.outputs.length + 1).fill(0);
    return {
      key: ready.key,
      get source() {
        return ready.source();
      },
      run(inputs) {
        const outputs = kernel.outputs.map(({ shape, dtype }) => backend.makeOutput(shape, dtype));
        if (!hasElements) return outputs;
        const memory = ready.memory > 0 ? [backend.makeOutput([ready.memory], 'bool')] : [];
        let next = 0;
        for (const tensors of [inputs, outputs, memory])
          for (const { dataId } of tensors) places[next++] = backend.dataIdMap.get(dataId).memoryOffset;
        ready.run(places);
        for (const { dataId } of memory) backend.disposeData(dataId);
        return outputs;
      },
    };
  }
}

const targetOf = perBackend((backend, relaxed) => new WasmTarget(backend as WasmBackend, relaxed));

/** tfjs' wasm backend, which must be the current one. Kernels work on its own memory. */
export const wasmTarget = (options: WasmOptions = {}): Target => targetOf(options);
