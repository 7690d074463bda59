import { imports } from '../../compiler/codegen/wasm/asm/module.js';
import { ENTRY, type Features, type Planned, plan } from '../../compiler/codegen/wasm/compile.js';
import type { Kernel } from '../../compiler/kernel/kernel.js';
import { Recent } from '../recent.js';

/** Compiled kernels that are kept, for those that come to be compiled. */
const KEPT = 512;

/** Runs on places of inputs and outputs in memory, then sizes. */
type Code = (...numbers: number[]) => void;

/** Kernels compiled for one memory, once per structure. */
export class Codes {
  private readonly kept = new Recent<Code>(KEPT);
  private readonly features: Features;

  constructor(
    private readonly memory: WebAssembly.Memory,
    relaxed: boolean,
  ) {
    const shared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
    this.features = { shared, relaxed };
  }

  get size(): number {
    return this.kept.size;
  }

  /** A kernel, and its code for as long as somebody has it. */
  plan(kernel: Kernel): { readonly planned: Planned; readonly code: Code } {
    const planned = plan(kernel, this.features);
    const code = this.kept.get(planned.key, () => {
      const module = new WebAssembly.Module(planned.bytes());
      return new WebAssembly.Instance(module, imports(this.memory)).exports[ENTRY] as Code;
    });
    return { planned, code };
  }
}
