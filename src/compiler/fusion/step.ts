import type { Call } from '../../graph/program.js';
import type { Dtype } from '../kernel/expr.js';
import type { Kernel } from '../kernel/kernel.js';
import type { Node } from '../tensors/node.js';

/** What a kernel computes once for each row, for the kernel that follows. */
export interface RowValues {
  readonly op: 'rows';
  readonly shape: readonly number[];
  readonly dtype: Dtype;
}
/** What a step gives, and what it reads. */
export type Stored = Node | RowValues;

/** One launch of a compiled program. */
export type Step =
  | {
      readonly run: 'kernel';
      readonly kernel: Kernel;
      readonly reads: readonly Stored[];
      readonly gives: readonly Stored[];
    }
  /** A tfjs kernel; of its outputs null is not wanted. */
  | {
      readonly run: 'opaque';
      readonly call: Call;
      readonly reason: string;
      readonly reads: readonly Node[];
      readonly gives: readonly (Node | null)[];
    }
  /** The elements of a tensor in another shape: tfjs copies nothing. */
  | { readonly run: 'reshape'; readonly reads: readonly Node[]; readonly gives: readonly Node[] };
