import type { Tensor } from '@tensorflow/tfjs-core';
import { isTensor, mapTree } from '../tracing/tree.js';

interface Detachable {
  take(): Tensor | [Tensor, Tensor];
}

/** A result without the tracers of a trace that has ended. */
export function detach(tree: unknown, trace: { own(x: Tensor): Detachable | null }): unknown {
  return mapTree(tree, (x) => {
    const own = isTensor(x) ? trace.own(x) : null;
    if (own === null) return x;
    const taken = own.take();
    return Array.isArray(taken) ? taken[0] : taken;
  });
}
