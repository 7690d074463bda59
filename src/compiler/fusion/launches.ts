import type { Limits } from '../../backends/target.js';
import { indexKey } from '../kernel/indices.js';
import { dimIndices, flatIndex } from '../tensors/dims.js';
import type { Node } from '../tensors/node.js';
import { apart, type Part } from './apart.js';
import type { Group } from './group.js';
import { inOrder, type Partition } from './partition.js';
import type { RowValues, Step } from './step.js';

/** What it takes to compute what a kernel gives: nothing but another shape, the kernel, or two where rows are apart. */
export function launchesOf(group: Group, parts: Partition, limits: Limits): Step[] {
  const known = new Map();
  const source = group.roots.length === 1 ? reshaped(group.roots[0], parts) : null;
  if (source) return [{ run: 'reshape', reads: [source], gives: group.roots }];
  const outputs = group.roots.map((node) => ({
    shape: node.shape,
    dtype: node.dtype,
    at: flatIndex(node.shape, group.placesOf(node)),
    value: group.expr(node, group.placesOf(node), parts.isTensor, known),
  }));
  const kernel = { axes: inOrder(group), inputs: group.reads.map((node) => node.dtype), outputs };
  const reads = [...group.reads];
  const two = limits.rows === 'apart' ? apart(kernel) : null;
  if (!two) return [{ run: 'kernel', kernel, reads, gives: group.roots }];
  const { rows, elements } = two;
  const [{ shape, dtype }] = rows.kernel.outputs;
  const values: RowValues = { op: 'rows', shape, dtype };
  const readsOf = (part: Part) => part.reads.map((i) => reads[i]);
  return [
    { run: 'kernel', kernel: rows.kernel, reads: readsOf(rows), gives: [values] },
    { run: 'kernel', kernel: elements.kernel, reads: [values, ...readsOf(elements)], gives: group.roots },
  ];
}

/** The tensor that a node has all elements of, in order. */
function reshaped(node: Node, parts: Partition): Node | null {
  const inner = innerOf(node);
  return inner !== null && parts.isTensor(inner) ? inner : null;
}

/** What a node has all elements of, in order. */
export function innerOf(node: Node): Node | null {
  if (node.op !== 'view') return null;
  const own = flatIndex(node.shape, dimIndices(node.shape));
  const same = indexKey(flatIndex(node.x.shape, node.at)) === indexKey(own);
  const size = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
  return same && size(node.shape) === size(node.x.shape) ? node.x : null;
}
