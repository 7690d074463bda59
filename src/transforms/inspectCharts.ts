import type { Compiled } from '../backends/compiled.js';
import { flow } from './inspectFlow.js';

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
