import { imports } from '../../compiler/codegen/wasm/asm/module.js';
import { ENTRY, type Features, type Planned, plan } from '../../compiler/codegen/wasm/compile.js';
import type { Kernel } from '../../compiler/kernel/kernel.js';
import { Recent } from '../recent.js';

/** Compiled kernels that are kept. */
const KEPT = 512;

/** Runs on places of inputs and outputs in memory, then sizes. */
type Run = (...numbers: number[]) => void;

/** Kernels compiled for one memory, once per structure. */
export class Codes {
  private readonly kept = new Recent<Run>(KEPT);
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

  plan(kernel: Kernel): Planned {
    const planned = plan(kernel, this.features);
    this.runOf(planned);
    return planned;
  }

  /** The code of a kernel, made again if it was forgotten. */
  runOf(planned: Planned): Run {
    return this.kept.get(planned.key, () => {
      const module = new WebAssembly.Module(planned.bytes());
      return new WebAssembly.Instance(module, imports(this.memory)).exports[ENTRY] as Run;
    });
  }
}
