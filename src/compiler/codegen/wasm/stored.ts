import type { Dtype } from '../../kernel/expr.js';
import type { TensorType } from '../../kernel/kernel.js';
import type { Planned } from './compile.js';

/** The code of a kernel as text can hold it. */
export interface StoredWasm {
  readonly inputs: readonly Dtype[];
  readonly outputs: readonly TensorType[];
  readonly memory: number;
  readonly sizes: readonly number[];
  /** The module, in base64. */
  readonly bytes: string;
}

export function stored({ inputs, outputs, memory, sizes, bytes }: Planned): StoredWasm {
  const text = Array.from(bytes(), (byte) => String.fromCharCode(byte)).join('');
  return { inputs, outputs, memory, sizes, bytes: btoa(text) };
}

export function restored({ bytes, ...code }: StoredWasm): Planned {
  return {
    ...code,
    key: bytes,
    bytes: () => Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)),
    source: () => bytes,
  };
}
