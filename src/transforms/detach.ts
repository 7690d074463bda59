import type { Tensor } from '@tensorflow/tfjs-core';
import { ops } from '../tracing/bind.js';
import { isTensor, mapTree } from '../tracing/tree.js';

/** A result without the tracers of a trace that has ended, of tensors that nobody else owns. */
export const detach = (tree: unknown, trace: { own(x: Tensor): { take(): Tensor } | null }): unknown =>
  mapTree(tree, (x) => (isTensor(x) ? (trace.own(x)?.take() ?? ops.identity(x)) : x));
