import { imports } from '../../compiler/codegen/wasm/asm/module.js';
import { ENTRY, type Features, type Planned, plan } from '../../compiler/codegen/wasm/compile.js';
import { pieces } from '../../compiler/codegen/wasm/pieces.js';
import type { Kernel } from '../../compiler/kernel/kernel.js';
import { Recent } from '../recent.js';

/** Compiled kernels that are kept, for those that come to be compiled. */
const KEPT = 512;

/** Runs on places of inputs and outputs in memory, then sizes. */
type Code = (...numbers: number[]) => void;

/** A kernel with its code. */
interface Ready extends Pick<Planned, 'key' | 'memory' | 'source'> {
  /** On places of inputs, outputs and the memory that it works with. */
  run(places: readonly number[]): void;
}

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

  /** Its code is kept for as long as somebody has it. */
  ready(kernel: Kernel): Ready {
    const planned = pieces(kernel).map((piece) => plan(piece, this.features));
    const runs = planned.map(({ key, sizes, bytes }) => {
      const code = this.kept.get(key, () => {
        const module = new WebAssembly.Module(bytes());
        return new WebAssembly.Instance(module, imports(this.memory)).exports[ENTRY] as Code;
      });
      return { code, sizes };
    });
    return {
      key: planned.map(({ key }) => key).join('\n'),
      memory: Math.max(...planned.map(({ memory }) => memory)),
      source: () => planned.map(({ source }) => source()).join('\n'),
      run(places) {
        for (const { code, sizes } of runs) code(...places, ...sizes);
      },
    };
  }
}
