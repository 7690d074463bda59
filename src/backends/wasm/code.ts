import { forSharedMemory, imports } from '../../compiler/codegen/wasm/asm/module.js';
import { ENTRY, type Planned } from '../../compiler/codegen/wasm/compile.js';
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
  private readonly isShared: boolean;

  constructor(private readonly memory: WebAssembly.Memory) {
    this.isShared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  }

  get size(): number {
    return this.kept.size;
  }

  /** Its code is kept for as long as somebody has it. */
  ready(planned: readonly Planned[]): Ready {
    const runs = planned.map(({ key, sizes, bytes }) => {
      const code = this.kept.get(key, () => {
        const made = bytes();
        const module = new WebAssembly.Module(this.isShared ? forSharedMemory(made) : made);
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
