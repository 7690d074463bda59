import type { Call } from '../graph/program.js';
import { lowerCall } from './lowerProgram.js';
import { Builder } from './tensors/builder.js';
import { nodesBelow } from './tensors/node.js';

const known = new WeakMap<Call, boolean>();

/** Whether a kernel computes each element from few others, so that any kernel that needs it may compute it again. */
export function isPointwise(call: Call): boolean {
  const found = known.get(call);
  if (found !== undefined) return found;
  const b = new Builder();
  const nodes = new Map(Object.values(call.inputs).map((value) => [value, b.source(value)]));
  const below = nodesBelow(lowerCall(b, call, nodes, { scans: true }));
  const answer = below.every(({ op }) => op !== 'reduce' && op !== 'scan' && op !== 'opaque');
  known.set(call, answer);
  return answer;
}
