import { forSharedMemory, imports } from '../../compiler/codegen/wasm/asm/module.js';
import { ENTRY, type Planned, plan } from '../../compiler/codegen/wasm/compile.js';
import type { Kernel } from '../../compiler/kernel/kernel.js';
import { Recent } from '../recent.js';

/** Compiled kernels that are kept. */
const KEPT = 512;

/** Runs on places of inputs and outputs in memory, then sizes. */
type Run = (...numbers: number[]) => void;

/** Kernels compiled for one memory, once per structure. */
export class Codes {
  private readonly kept = new Recent<Run>(KEPT);
  private readonly isShared: boolean;

  constructor(
    private readonly memory: WebAssembly.Memory,
    private readonly relaxed: boolean,
  ) {
    this.isShared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  }

  get size(): number {
    return this.kept.size;
  }

  plan(kernel: Kernel): Planned {
    return plan(kernel, { relaxed: this.relaxed });
  }

  /** The code of a kernel, made again if it was forgotten. */
  runOf(planned: Planned): Run {
    return this.kept.get(planned.key, () => {
      const bytes = planned.bytes();
      const module = new WebAssembly.Module(this.isShared ? forSharedMemory(bytes) : bytes);
      return new WebAssembly.Instance(module, imports(this.memory)).exports[ENTRY] as Run;
    });
  }
}
