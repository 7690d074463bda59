import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Kernel } from '../compiler/kernel/kernel.js';

/** A compiled kernel with the sizes of known shapes, ready to run on a tfjs backend. */
export interface Launch {
  /** Equal for kernels that share their code: structure, schedule and features. */
  readonly key: string;
  /** The code, for people to read. */
  readonly source: string;
  /** Compile without blocking, where the backend can; the first run waits for it otherwise. */
  prepare?(): Promise<void>;
  /** Run on the backend's own tensors; one new tensor for each output. */
  run(inputs: readonly TensorInfo[]): TensorInfo[];
}

/** What fusion may ask of a target. */
export interface Limits {
  /** Outputs of one kernel. */
  readonly outputs: number;
  /** Tensors of one kernel, read and written: 4 at least. */
  readonly buffers: number;
  /**
   * Where a reduction is used again along the axes that it went over, as in softmax: whether one kernel does both
   * together, or apart from it another one before does all that each row has once.
   */
  readonly rows: 'together' | 'apart';
  /** Whether a kernel may also write what it computes once for each row. */
  readonly rowOutputs: boolean;
  /** Whether loops run in order, so that a kernel can go on with a sum from one place to the next. */
  readonly scans: boolean;
  /** The elements of fewer rows than this are computed all at once, apart from the reductions of the rows. */
  readonly parallelism: number;
  /** Rows up to this length are not: more launches would take longer. */
  readonly short: number;
  /** What an instruction costs, in bytes moved: values are stored where computing them again would cost more. */
  readonly instruction: number;
}

/** A live tfjs backend that fused kernels run on. Code is compiled once per structure, and kept while the device lives. */
export interface Target {
  readonly name: string;
  readonly limits: Limits;
  compile(kernel: Kernel, name: string): Launch;
  /** Number of compiled kernels that are kept. */
  readonly compiled: number;
}
