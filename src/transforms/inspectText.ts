import type { Inspection } from '../../types/index.js';
import type { Compiled } from '../backends/compiled.js';
import type { Stored } from '../compiler/fusion/form.js';

type Parts = Omit<Inspection, 'toString' | 'mermaid' | 'dot'>;

const shapes = (list: readonly (readonly number[])[]) =>
  list.map((shape) => `[${shape}]`).join(', ') || 'nothing';
const indented = (text: string) => text.replace(/^/gm, '  ');

/** An inspection for people to read. */
export function report({
  name,
  backend,
  program,
  expression,
  kernels,
  bytes,
  unfusedBytes,
  stored,
}: Parts): string {
  const lines = kernels.map(
    ({ name: kernel, kind, reads, writes, bytes: moved, reason }) =>
      `${kernel} (${kind}): ${shapes(reads)} -> ${shapes(writes)}, ${moved} bytes${reason && `; not fused: it ${reason}`}`,
  );
  return [
    `${name} on ${backend}: ${kernels.length} ${kernels.length === 1 ? 'kernel' : 'kernels'}, ${bytes} bytes moved (${unfusedBytes} unfused)`,
    'as written',
    indented(program),
    'simplified',
    indented(expression),
    'kernels',
    indented(lines.join('\n')),
    ...(stored.length > 0 ? ['kept as tensors', indented(stored.join('\n'))] : []),
  ].join('\n');
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** Kernels and the tensors between them. */
function flow({ steps, plan }: Compiled): {
  readonly names: ReadonlyMap<string, string>;
  readonly edges: Edge[];
} {
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

export function mermaidChart(compiled: Compiled): string {
  const { names, edges } = flow(compiled);
  return [
    'flowchart TD',
    ...[...names].map(([id, name]) => `  ${id}["${name}"]`),
    ...edges.map(({ from, to, label }) => `  ${from} -->|"${label}"| ${to}`),
  ].join('\n');
}

export function dotChart(compiled: Compiled): string {
  const { names, edges } = flow(compiled);
  return [
    'digraph {',
    ...[...names].map(([id, name]) => `  ${id} [label="${name}"];`),
    ...edges.map(({ from, to, label }) => `  ${from} -> ${to} [label="${label}"];`),
    '}',
  ].join('\n');
}
