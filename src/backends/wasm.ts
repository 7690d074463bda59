import {
  backend as currentBackend,
  type DataId,
  type DataType,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { Kernel } from '../compiler/kernel/kernel.js';
import type { Launch, Limits, Target } from './target.js';
import { Codes } from './wasm/code.js';
import { usesRelaxed, type WasmOptions } from './wasm/options.js';

export const LIMITS: Limits = { outputs: 8, buffers: 64, rows: true, rowOutputs: true, parallelism: 1 };

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
    const planned = this.codes.plan(kernel);
    const { codes, backend } = this;
    const pointer = ({ dataId }: TensorInfo) => backend.dataIdMap.get(dataId).memoryOffset;
    const hasElements = kernel.outputs.some(({ shape }) => !shape.includes(0));
    return {
      key: planned.key,
      get source() {
        return planned.source();
      },
      run(inputs) {
        const outputs = kernel.outputs.map(({ shape, dtype }) => backend.makeOutput(shape, dtype));
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

const targets = new WeakMap<object, Map<boolean, Target>>();

/** tfjs' wasm backend, which must be the current one. Kernels work on its own memory. */
export function wasmTarget(options: WasmOptions = {}): Target {
  const backend = currentBackend();
  const relaxed = usesRelaxed(options);
  const known = targets.get(backend) ?? new Map<boolean, Target>();
  targets.set(backend, known);
  const target = known.get(relaxed) ?? new WasmTarget(backend as unknown as WasmBackend, relaxed);
  known.set(relaxed, target);
  return target;
}
