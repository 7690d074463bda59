import { inOrder } from '../../compiler/kernel/expr.js';
import type { Kernel } from '../../compiler/kernel/kernel.js';

/** The inputs whose elements several places of a reduction read, as those of a product of matrices. */
export function rereads(kernel: Kernel): Set<number> {
  const found = new Set<number>();
  for (const x of inOrder(kernel.outputs.map(({ value }) => value))) {
    if (x.op !== 'reduce') continue;
    for (const y of inOrder([x.body])) {
      if (y.op === 'load' && [...x.axes].some((axis) => !y.axes.has(axis))) found.add(y.input);
    }
  }
  return found;
}
