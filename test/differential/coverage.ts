import { readFileSync, writeFileSync } from 'node:fs';
import type { AnyRecord } from '../../src/kernels/record.js';
import type { Reproduction } from './replay.js';
import type { CaseResult } from './run.js';

const fileOf = (page: string) => new URL(`../../docs/${page}.md`, import.meta.url);

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
export const table = (head: string[], rows: string[][]) =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const marker = (section: string, edge: 'begin' | 'end') => `<!-- ${edge} ${section} -->`;

/**
 * The named section of a page of docs/, between its markers. With AXISWISE_UPDATE set, `current` replaces it first,
 * so that a comparison with the result always holds.
 */
export function documentedSection(section: string, current: string, page = 'coverage'): string {
  const text = readFileSync(fileOf(page), 'utf8');
  const { start, stop, text: found } = sectionOf(text, section, page);
  if (!process.env.AXISWISE_UPDATE) return found;
  writeFileSync(fileOf(page), `${text.slice(0, start)}\n\n${current}\n\n${text.slice(stop)}`);
  return current;
}

/** The kernels that a backend has wrong or lacks, as documented. */
export const knownWrong = (backend: string): string[] =>
  [
    ...sectionOf(readFileSync(fileOf('coverage'), 'utf8'), backend, 'coverage').text.matchAll(
      /^\| `(\w+)` \|/gm,
    ),
  ].map(([, kernel]) => kernel);

function sectionOf(text: string, section: string, page: string) {
  const [begin, end] = [marker(section, 'begin'), marker(section, 'end')];
  const [start, stop] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (start < begin.length || stop < start) throw new Error(`docs/${page}.md has no section ${section}`);
  return { start, stop, text: text.slice(start, stop).trim() };
}

function batching({ batch }: AnyRecord): string {
  if (batch === 'decompose') return 'rule, in terms of other kernels';
  if (typeof batch === 'function') return 'rule';
  return 'loop' in batch ? `loop: ${batch.loop}` : `refuses: ${batch.refuse}`;
}

const derivatives = ({ vjp }: AnyRecord): string =>
  vjp === undefined ? 'none' : vjp === 'zero' ? 'zero' : 'any order';

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
  readonly reproduction: Reproduction;
  readonly functions: Set<string>;
}

/** Differences with the same kernel and the same kind of problem are one row. */
function groups(results: readonly CaseResult[]): Group[] {
  const found = new Map<string, Group>();
  for (const { name, failures } of results) {
    for (const { reproduction } of failures) {
      if (reproduction === null) continue;
      const key = `${reproduction.kernel}: ${reproduction.problem}`;
      const group = found.get(key) ?? { reproduction, functions: new Set() };
      group.functions.add(name);
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
  const differing = results.filter((r) => r.failures.length > 0).length;
  const summary = `${results.length} functions in ${checks} compositions; ${differing} of the functions differ in some.`;
  if (differing === 0) return summary;
  const rows = groups(results).map(({ reproduction: { kernel, problem, call }, functions }) => [
    `\`${kernel}\``,
    problem,
    `\`${call}\``,
    listed([...functions]),
  ]);
  return [summary, '', table(['kernel', 'in plain tfjs', 'reproduction', 'functions'], rows)].join('\n');
}
