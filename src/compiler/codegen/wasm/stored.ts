import type { Dtype } from '../../kernel/expr.js';
import type { TensorType } from '../../kernel/kernel.js';
import { fromBase64, toBase64 } from '../base64.js';
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
  return { inputs, outputs, memory, sizes, bytes: toBase64(bytes()) };
}

export function restored({ bytes, ...code }: StoredWasm): Planned {
  return {
    ...code,
    key: bytes,
    bytes: () => fromBase64(bytes),
    source: () => bytes,
  };
}
