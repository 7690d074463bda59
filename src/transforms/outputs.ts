import { raise } from '../messages/error.js';
import { kindOf } from '../messages/kind.js';
import { nonArrayOutput } from '../messages/vmap.js';
import { isLeaf, isNode } from '../tracing/tree.js';

/** A transformed function returns a tree of tensors and numbers; null and undefined are empty trees. */
export function checkOutputs(op: string, tree: unknown, path = 'result') {
  if (isLeaf(tree) || tree === null || tree === undefined) return;
  if (!isNode(tree)) raise(nonArrayOutput, op, path === 'result' ? 'the result' : path, kindOf(tree));
  for (const [key, child] of Object.entries(tree)) checkOutputs(op, child, `${path}.${key}`);
}
