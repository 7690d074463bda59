import type { Call, Value } from '../../graph/program.js';
import type { Apply, Dtype, Reduction, Running } from '../kernel/expr.js';
import type { Index } from '../kernel/indices.js';

interface Common {
  /** Equal nodes of a program are one object; a node's id is greater than those of the nodes it needs. */
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: Dtype;
}

/** A tensor that exists when a kernel runs: an input of the program, or what a tfjs kernel gave. */
export interface Source extends Common {
  readonly op: 'source';
  readonly value: Value;
}
/** Every element is the same. */
export interface Filled extends Common {
  readonly op: 'filled';
  readonly value: number;
}
/** Every element is a function of its place, over the axes that `dimAxis` gives to the dims of the shape. */
export interface Places extends Common {
  readonly op: 'places';
  readonly at: Index;
}
/** Every element is one of x's: at `at`, an index for each dim of x, over the dims of the shape. */
export interface View extends Common {
  readonly op: 'view';
  readonly x: Node;
  readonly at: readonly Index[];
}
/** Elements of x along an axis, where `indices` says: its dims take the axis' place. */
export interface Take extends Common {
  readonly op: 'take';
  readonly x: Node;
  readonly indices: Node;
  readonly axis: number;
}
/** A function of elements at the same place. */
export interface MapNode extends Common {
  readonly op: 'map';
  readonly fn: Apply['op'];
  readonly args: readonly Node[];
}
/** Elements along some axes combined; the shape lacks them. */
export interface Reduced extends Common {
  readonly op: 'reduce';
  readonly kind: Reduction;
  readonly x: Node;
  readonly over: readonly number[];
}
/** Elements along one dim combined up to each place: from the end where it is reversed, without the place where exclusive. */
export interface Scanned extends Common {
  readonly op: 'scan';
  readonly kind: Running;
  readonly x: Node;
  readonly dim: number;
  readonly exclusive: boolean;
  readonly reverse: boolean;
}
/** An output of a tfjs kernel that runs as it is. */
export interface Opaque extends Common {
  readonly op: 'opaque';
  readonly call: Call;
  readonly output: number;
  readonly args: readonly Node[];
  readonly reason: string;
}

/** A tensor of a program, as the compiler sees it. */
export type Node = Source | Filled | Places | View | Take | MapNode | Reduced | Scanned | Opaque;

export function argsOf(node: Node): readonly Node[] {
  switch (node.op) {
    case 'view':
    case 'reduce':
    case 'scan':
      return [node.x];
    case 'take':
      return [node.x, node.indices];
    case 'map':
    case 'opaque':
      return node.args;
    default:
      return [];
  }
}

/** Whether an element takes many of the node below. */
export const isCombined = (node: Node): node is Reduced | Scanned =>
  node.op === 'reduce' || node.op === 'scan';

/** All nodes below some, each after those it needs. */
export function nodesBelow(roots: readonly Node[]): Node[] {
  const seen = new Set<Node>();
  const visit = (node: Node) => {
    if (seen.has(node)) return;
    argsOf(node).forEach(visit);
    seen.add(node);
  };
  roots.forEach(visit);
  return [...seen];
}
