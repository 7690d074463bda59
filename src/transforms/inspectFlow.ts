import type { Compiled } from '../backends/compiled.js';
import type { Stored } from '../compiler/fusion/step.js';

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** Kernels and the tensors between them. */
export interface Flow {
  /** By id. */
  readonly names: ReadonlyMap<string, string>;
  readonly edges: readonly Edge[];
}

/** What a compiled function does, as a graph: inputs and kernels before what reads them, outputs last. */
export function flow({ steps, plan }: Compiled): Flow {
  const makers = new Map<Stored, string>();
  const names = new Map<string, string>();
  const edges: Edge[] = [];
  const label = ({ dtype, shape }: Stored) => `${dtype}[${shape}]`;
  const maker = (node: Stored) => {
    const found = makers.get(node);
    if (found) return found;
    const id = `in${makers.size}`;
    names.set(id, 'input');
    makers.set(node, id);
    return id;
  };
  steps.forEach(({ step, kernel }, i) => {
    const id = `k${i}`;
    names.set(id, step.run === 'opaque' ? step.call.kernel : step.run === 'reshape' ? 'reshape' : kernel);
    for (const node of step.reads) edges.push({ from: maker(node), to: id, label: label(node) });
    for (const node of step.gives) if (node) makers.set(node, id);
  });
  plan.outputs.forEach((node, i) => {
    names.set(`out${i}`, 'output');
    edges.push({ from: maker(node), to: `out${i}`, label: label(node) });
  });
  return { names, edges };
}
