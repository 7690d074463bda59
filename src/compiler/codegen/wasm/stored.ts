import { fromBase64, toBase64 } from '../base64.js';
import type { WasmCode } from './code.js';

/** The code of a kernel as text can hold it. */
export interface StoredWasm extends Pick<WasmCode, 'inputs' | 'outputs'> {
  readonly modules: readonly StoredModule[];
}

interface StoredModule {
  readonly memory: number;
  readonly sizes: readonly number[];
  /** In base64. */
  readonly bytes: string;
}

export const stored = ({ inputs, outputs, planned }: WasmCode): StoredWasm => ({
  inputs,
  outputs,
  modules: planned.map(({ memory, sizes, bytes }) => ({ memory, sizes, bytes: toBase64(bytes()) })),
});

export const restored = ({ inputs, outputs, modules }: StoredWasm): WasmCode => ({
  inputs,
  outputs,
  planned: modules.map(({ memory, sizes, bytes }) => ({
    key: bytes,
    memory,
    sizes,
    bytes: () => fromBase64(bytes),
    source: () => bytes,
  })),
});
