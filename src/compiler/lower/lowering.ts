import type { Limits } from '../../backends/target.js';
import type { Attrs, Aval } from '../../kernels/record.js';
import type { Builder } from '../tensors/builder.js';
import type { Node } from '../tensors/node.js';

/** A kernel call whose inputs are float32, int32 or bool. */
export interface LowerCall {
  readonly name: string;
  readonly b: Builder;
  /** The inputs by name. */
  readonly x: { readonly [key: string]: Node };
  /** The inputs in order. */
  readonly list: readonly Node[];
  readonly attrs: Attrs;
  readonly out: readonly Aval[];
  /** What the target can do. */
  readonly limits: Pick<Limits, 'scans'>;
}

/** The outputs in terms of the compiler's nodes; a string says why this call is left to tfjs. */
export type Lower = (call: LowerCall) => Node | readonly Node[] | string;

/** The tfjs kernel runs as it is; `reason` completes "X is not fused: it ...". */
export interface LeftToTfjs {
  readonly opaque: string;
}
export const opaque = (reason: string): LeftToTfjs => ({ opaque: reason });

/** All the compiler knows about one kernel. With 'decompose' its record's expression is compiled in its place. */
export type Lowering = Lower | LeftToTfjs | 'decompose';
