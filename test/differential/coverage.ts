import { readFileSync, writeFileSync } from 'node:fs';
import type { AnyRecord, Refusal } from '../../src/kernels/record.js';
import type { CaseResult, Failure } from './run.js';

const FILE = new URL('../../docs/coverage.md', import.meta.url);

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: string[][]) =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const marker = (section: string, edge: 'begin' | 'end') => `<!-- ${edge} ${section} -->`;

/**
 * The named section of docs/coverage.md, between its markers. With AXISWISE_UPDATE set, `current` replaces it first,
 * so that a comparison with the result always holds.
 */
export function documentedSection(section: string, current: string): string {
  const text = readFileSync(FILE, 'utf8');
  const [begin, end] = [marker(section, 'begin'), marker(section, 'end')];
  const [start, stop] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (start < begin.length || stop < start) throw new Error(`docs/coverage.md has no section ${section}`);
  if (!process.env.AXISWISE_UPDATE) return text.slice(start, stop).trim();
  writeFileSync(FILE, `${text.slice(0, start)}\n\n${current}\n\n${text.slice(stop)}`);
  return current;
}

function batching({ batch }: AnyRecord): string {
  if (batch === 'decompose') return 'rule, in terms of other kernels';
  if (typeof batch === 'function') return 'rule';
  return 'loop' in batch ? `loop: ${batch.loop}` : `refuses: ${batch.refuse}`;
}

const refusal = (rule: unknown) => (typeof rule === 'object' ? (rule as Refusal).refuse : null);

function derivatives({ vjp, jvp }: AnyRecord): string {
  if (vjp === 'zero' && jvp === 'zero') return 'zero';
  const [reverse, forward] = [refusal(vjp), refusal(jvp)];
  if (reverse === null && forward === null) return 'any order';
  if (reverse === null) return `reverse only: ${forward}`;
  return forward === null ? `forward only: ${reverse}` : `none: ${reverse}`;
}

export function kernelSection(kernels: Readonly<Record<string, AnyRecord>>): string {
  const entries = Object.entries(kernels).sort(([a], [b]) => (a < b ? -1 : 1));
  const count = (prefix: string) =>
    entries.filter(([, record]) => batching(record).startsWith(prefix)).length;
  return [
    `${entries.length} kernels: ${count('rule')} batch by a rule, ${count('loop')} by a loop over the examples (with one warning), ${count('refuses')} refuse.`,
    '',
    table(
      ['kernel', 'under vmap', 'derivatives'],
      entries.map(([name, record]) => [name, batching(record), derivatives(record)]),
    ),
  ].join('\n');
}

interface Group {
  readonly failure: Failure;
  readonly functions: Set<string>;
  compositions: number;
}

/** Differences with the same kernel and the same kind of problem are one row. */
function groups(results: readonly CaseResult[]): Group[] {
  const found = new Map<string, Group>();
  for (const { name, failures } of results) {
    for (const failure of failures) {
      if (failure.reproduction === null) continue;
      const { kernel, problem } = failure.reproduction;
      const key = `${kernel}: ${problem}`;
      const group = found.get(key) ?? { failure, functions: new Set(), compositions: 0 };
      group.functions.add(name);
      group.compositions++;
      found.set(key, group);
    }
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

const NAMED = 8;
const listed = (names: string[]) =>
  names.length <= NAMED
    ? names.join(', ')
    : `${names.slice(0, NAMED - 1).join(', ')} and ${names.length - NAMED + 1} more`;

export function backendSection(results: readonly CaseResult[]): string {
  const checks = results.reduce((n, r) => n + r.checks, 0);
  const differing = results.reduce((n, r) => n + r.failures.length, 0);
  const summary = `${results.length} functions, ${checks} compositions: ${checks - differing} agree, ${differing} differ.`;
  if (differing === 0) return summary;
  const rows = groups(results).map(({ failure, functions, compositions }) => {
    const { kernel, call, problem } = failure.reproduction!;
    return [`\`${kernel}\``, problem, `\`${call}\``, listed([...functions]), `${compositions}`];
  });
  return [
    summary,
    '',
    table(['kernel', 'in plain tfjs', 'reproduction', 'functions', 'compositions'], rows),
  ].join('\n');
}
