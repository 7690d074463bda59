import type { Axis } from './axis.js';
import type { Dtype, Expr } from './expr.js';
import type { Index } from './indices.js';

/** What a kernel's tensor is like. */
export interface TensorType {
  readonly shape: readonly number[];
  readonly dtype: Dtype;
}

/** A tensor that a kernel writes; one whose place does not vary with the inner axes is written once for all of them. */
export interface Output extends TensorType {
  /** Place of the element in row-major order, over the kernel's axes. */
  readonly at: Index;
  readonly value: Expr;
}

/**
 * One launch: for every place of its axes, outermost first, the value of each output. A reduction that does not vary
 * with an inner axis is computed once for all of it.
 */
export interface Kernel {
  readonly axes: readonly Axis[];
  /** Of the tensors that it reads. */
  readonly inputs: readonly Dtype[];
  readonly outputs: readonly Output[];
}
