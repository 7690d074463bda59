import type { Dtype } from '../../kernel/expr.js';
import type { Kernel, TensorType } from '../../kernel/kernel.js';
import { type Features, type Planned, plan } from './compile.js';
import { pieces } from './pieces.js';

/** What a launch needs of a kernel: the modules that run one after the other, on the same tensors. */
export interface WasmCode {
  readonly inputs: readonly Dtype[];
  readonly outputs: readonly TensorType[];
  readonly planned: readonly Planned[];
}

export const codeOf = (kernel: Kernel, features: Features): WasmCode => ({
  inputs: kernel.inputs,
  outputs: kernel.outputs.map(({ shape, dtype }) => ({ shape, dtype })),
  planned: pieces(kernel).map((piece) => plan(piece, features)),
});
