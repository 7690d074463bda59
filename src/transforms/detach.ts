import type { Tensor } from '@tensorflow/tfjs-core';
import { ops } from '../tracing/bind.js';
import { isTensor, mapTree } from '../tracing/tree.js';

interface Detachable {
  take(): Tensor | [Tensor, Tensor];
}

/** A result without the tracers of a trace that has ended, of tensors that nobody else owns. */
export function detach(tree: unknown, trace: { own(x: Tensor): Detachable | null }): unknown {
  return mapTree(tree, (x) => {
    if (!isTensor(x)) return x;
    const own = trace.own(x);
    if (own === null) return ops.identity(x);
    const taken = own.take();
    return Array.isArray(taken) ? taken[0] : taken;
  });
}
