import { describe, expect, it } from 'vitest';
import type { Case } from './case.js';
import { families } from './cases/index.js';
import { backendSection, documentedSection } from './coverage.js';
import type { CaseResult } from './run.js';

/**
 * Tests every case on a backend. A difference is allowed where it comes with a reproduction in plain tfjs, and must
 * then stand in docs/coverage.md.
 */
export function describeBackend(
  backend: string,
  run: (c: Case) => Promise<CaseResult>,
  documented = true,
): void {
  const results: CaseResult[] = [];
  describe(`differential suite on ${backend}`, () => {
    for (const [family, cases] of Object.entries(families)) {
      describe(family, () => {
        it.each(cases.map((c) => [c.name, c] as const))('%s', async (_, c) => {
          const result = await run(c);
          results.push(result);
          const unexplained = result.failures.filter((failure) => failure.reproduction === null);
          const report = unexplained
            .map(({ composition, problem }) => `${composition}: ${problem}`)
            .join('\n');
          expect(unexplained.length, report).toBe(0);
        });
      });
    }
    if (!documented) return;
    it('has all its differences in docs/coverage.md (npm run coverage)', () => {
      const section = backendSection(results);
      expect(documentedSection(backend, section)).toBe(section);
    });
  });
}
