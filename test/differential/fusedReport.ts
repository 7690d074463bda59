import { table } from './coverage.js';
import type { FusedResult, Left } from './fused.js';

const total = (results: readonly FusedResult[], of: (result: FusedResult) => number) =>
  results.reduce((sum, result) => sum + of(result), 0);

/** How many kernels the compositions of each function take. */
export function fusionSection(results: readonly FusedResult[]): string {
  const checks = total(results, (r) => r.checks);
  const calls = total(results, (r) => r.calls);
  const fused = total(results, (r) => r.fused);
  const left = total(results, (r) => r.left.length);
  return [
    `${results.length} functions in ${checks} compositions: ${calls} kernels unfused, ${fused + left} fused, of which ${left} are left to tfjs.`,
    '',
    table(
      ['function', 'compositions', 'kernels unfused', 'fused kernels', 'left to tfjs'],
      results.map((r) => [r.name, r.checks, r.calls, r.fused, r.left.length].map(String)),
    ),
  ].join('\n');
}

/** The kernels that stay as they are, and why. */
export function leftSection(results: readonly FusedResult[]): string {
  const found = new Map<string, Left & { calls: number; functions: Set<string> }>();
  for (const { name, left } of results) {
    for (const { kernel, reason } of left) {
      const key = `${kernel} ${reason}`;
      const group = found.get(key) ?? { kernel, reason, calls: 0, functions: new Set<string>() };
      group.calls++;
      group.functions.add(name);
      found.set(key, group);
    }
  }
  const groups = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  return table(
    ['kernel', 'it', 'calls', 'functions'],
    groups.map(({ kernel, reason, calls, functions }) => [
      `\`${kernel}\``,
      reason,
      String(calls),
      String(functions.size),
    ]),
  );
}
