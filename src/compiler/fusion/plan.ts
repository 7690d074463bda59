import type { Limits } from '../../backends/target.js';
import { argsOf, type Node, nodesBelow, type Opaque } from '../tensors/node.js';
import { cheapest } from './cheapest.js';
import { innerOf, launchesOf } from './launches.js';
import type { Step } from './step.js';

/** The steps that compute some nodes, in order. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly outputs: readonly Node[];
  readonly reasons: ReadonlyMap<Node, string>;
}

export function plan(outputs: readonly Node[], limits: Limits): Plan {
  const aliases = aliasesOf(outputs);
  const computed = outputs.map((node) => aliases.get(node) ?? node);
  const parts = cheapest(computed, limits);
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
