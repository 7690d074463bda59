import type { Limits } from '../../backends/target.js';
import type { Call } from '../../graph/program.js';
import type { Dtype } from '../kernel/expr.js';
import { indexKey } from '../kernel/indices.js';
import type { Kernel } from '../kernel/kernel.js';
import { dimIndices, flatIndex } from '../tensors/dims.js';
import { argsOf, type Node, nodesBelow, type Opaque } from '../tensors/node.js';
import { apart, type Part } from './apart.js';
import type { Group } from './group.js';
import { inOrder, type Partition, partition } from './partition.js';

/** What a kernel computes once for each row, for the kernel that follows. */
export interface RowValues {
  readonly op: 'rows';
  readonly shape: readonly number[];
  readonly dtype: Dtype;
}
/** What a step gives, and what it reads. */
export type Stored = Node | RowValues;

/** One launch of a compiled program. */
export type Step =
  | {
      readonly run: 'kernel';
      readonly kernel: Kernel;
      readonly reads: readonly Stored[];
      readonly gives: readonly Stored[];
    }
  /** A tfjs kernel; of its outputs null is not wanted. */
  | {
      readonly run: 'opaque';
      readonly call: Call;
      readonly reason: string;
      readonly reads: readonly Node[];
      readonly gives: readonly (Node | null)[];
    }
  /** The elements of a tensor in another shape: tfjs copies nothing. */
  | { readonly run: 'reshape'; readonly reads: readonly Node[]; readonly gives: readonly Node[] };

/** The steps that compute some nodes, in order. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly outputs: readonly Node[];
  readonly reasons: ReadonlyMap<Node, string>;
}

export function plan(outputs: readonly Node[], limits: Limits): Plan {
  const aliases = aliasesOf(outputs);
  const computed = outputs.map((node) => aliases.get(node) ?? node);
  const parts = withinBuffers(computed, limits);
  const steps: Step[] = [];
  const opaques = nodesBelow(outputs).filter((node): node is Opaque => node.op === 'opaque');
  const done = new Set<unknown>();
  const need = (node: Node) => {
    if (node.op === 'source' || done.has(node)) return;
    if (node.op === 'opaque') {
      node.args.forEach(need);
      if (done.has(node.call)) return;
      done.add(node.call);
      const { call, reason, args } = node;
      const gives = call.outputs.map(
        (_, i) => opaques.find((x) => x.call === call && x.output === i) ?? null,
      );
      steps.push({ run: 'opaque', call, reason, reads: args, gives });
      return;
    }
    const group = parts.groupOf.get(node)!;
    if (done.has(group)) return;
    done.add(group);
    const launches = launchesOf(group, parts, limits);
    for (const { reads } of launches) for (const read of reads) if (read.op !== 'rows') need(read);
    steps.push(...launches);
  };
  computed.forEach(need);
  for (const [node, inner] of aliases) steps.push({ run: 'reshape', reads: [inner], gives: [node] });
  return { steps, outputs, reasons: parts.reasons };
}

/** A partition in which no kernel has more tensors than the target allows. */
function withinBuffers(outputs: readonly Node[], limits: Limits): Partition {
  const forced = new Set<Node>();
  for (;;) {
    const parts = partition(outputs, limits, forced);
    const isLarge = ({ run, reads, gives }: Step) =>
      run === 'kernel' && reads.length + gives.length > limits.buffers;
    const large = parts.groups.find((group) => launchesOf(group, parts, limits).some(isLarge));
    if (!large) return parts;
    const sibling = large.roots.find((root) => large.roots.length > 1 && !forced.has(root));
    const part = widestPart(large, parts, limits.buffers - 1, forced) ?? sibling;
    if (!part) throw new Error(`no kernel of ${limits.buffers} tensors computes ${large.roots[0].op}`);
    forced.add(part);
  }
}

/** The node of a kernel that is computed from most tensors, but not from too many. */
function widestPart(group: Group, parts: Partition, most: number, forced: ReadonlySet<Node>): Node | null {
  const width = (node: Node) => {
    const found = new Set<Node>();
    const visit = (x: Node) => {
      if (parts.isTensor(x) && x !== node) found.add(x);
      else argsOf(x).forEach(visit);
    };
    visit(node);
    return found.size;
  };
  const inside = nodesBelow(group.roots).filter(
    (node) => node.op === 'map' && !parts.isTensor(node) && !forced.has(node) && group.accesses.has(node),
  );
  const fitting = inside.filter((node) => width(node) > 1 && width(node) <= most);
  return fitting.reduce<Node | null>(
    (best, node) => (best && width(best) >= width(node) ? best : node),
    null,
  );
}

function launchesOf(group: Group, parts: Partition, limits: Limits): Step[] {
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

/** Outputs that are others in another shape, where kernels need those others, with what they have the elements of. */
function aliasesOf(outputs: readonly Node[]): Map<Node, Node> {
  const uses = new Map<Node, number>();
  for (const node of nodesBelow(outputs)) {
    for (const arg of argsOf(node)) uses.set(arg, (uses.get(arg) ?? 0) + 1);
  }
  const found = new Map<Node, Node>();
  for (const node of outputs) {
    const inner = innerOf(node);
    const isShared = uses.has(node) || (inner !== null && uses.get(inner)! > 1);
    if (inner !== null && (inner.op === 'map' || inner.op === 'reduce') && isShared) found.set(node, inner);
  }
  return found;
}

/** The tensor that a node has all elements of, in order. */
function reshaped(node: Node, parts: Partition): Node | null {
  const inner = innerOf(node);
  return inner !== null && parts.isTensor(inner) ? inner : null;
}

/** What a node has all elements of, in order. */
function innerOf(node: Node): Node | null {
  if (node.op !== 'view') return null;
  const own = flatIndex(node.shape, dimIndices(node.shape));
  const same = indexKey(flatIndex(node.x.shape, node.at)) === indexKey(own);
  const size = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
  return same && size(node.shape) === size(node.x.shape) ? node.x : null;
}
