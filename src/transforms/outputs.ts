import type { Tensor } from '@tensorflow/tfjs-core';
import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { nonArrayOutput } from '../messages/vmap.js';
import { ops } from '../tracing/bind.js';
import { isLeaf, mapAll } from '../tracing/tree.js';

/** A transformed function returns a tree of tensors and numbers; null and undefined are empty trees. */
export function checkOutputs(op: string, tree: unknown) {
  mapAll(tree, 'result', (x, path) => {
    if (!isLeaf(x)) raise(nonArrayOutput, op, path === 'result' ? 'the result' : path, kindOf(x));
  });
}

/** A number becomes a scalar. */
export const lift = <T>(x: T | number): T | Tensor => (typeof x === 'number' ? ops.scalar(x) : x);
