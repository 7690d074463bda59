import { type Apply, type Dtype, Exprs, resultOf } from '../../src/compiler/kernel/expr.js';
import { axisIndex } from '../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../src/compiler/kernel/kernel.js';

export type Values = ArrayLike<number>;
export type Numbers = Float32Array | Int32Array;
/** What a device computes: the one output of a kernel. */
export type Launch = (kernel: Kernel, inputs: readonly Numbers[]) => Values | Promise<Values>;

/** One operation of as many vectors as it takes. */
export function elementwise(
  op: Apply['op'],
  arity: number,
  size: number,
  from: Dtype = 'float32',
  to?: Dtype,
): Kernel {
  const exprs = new Exprs();
  const axis = { id: 0, extent: size };
  const at = axisIndex(axis);
  const args = Array.from({ length: arity }, (_, input) => exprs.load(input, at, from));
  const value = exprs.apply(op, args, to ?? resultOf(op, args));
  const outputs = [{ shape: [size], dtype: value.dtype, at, value }];
  return { axes: [axis], inputs: args.map(() => from), outputs };
}
