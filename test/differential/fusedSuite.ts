import { describe, expect, it } from 'vitest';
import { families } from './cases/index.js';
import { documentedSection } from './coverage.js';
import { type FusedResult, isOnList, runFused } from './fused.js';
import { fusionSection, leftSection } from './fusedReport.js';

/** Tests every case on a backend, each composition compiled. Its plans are the same on cpu and wasm. */
export function describeFused(backend: string, sections: readonly (keyof typeof SECTIONS)[] = []): void {
  const results: FusedResult[] = [];
  describe(`differential suite on ${backend}, fused`, () => {
    for (const [family, cases] of Object.entries(families)) {
      describe(family, () => {
        it.each(cases.map((c) => [c.name, c] as const))('%s', async (_, c) => {
          const result = await runFused(c, backend);
          results.push(result);
          const unexplained = result.failures.filter(({ kernel }) => kernel === null);
          const report = unexplained
            .map(({ composition, problem }) => `${composition}: ${problem}`)
            .join('\n');
          expect(unexplained.length, report).toBe(0);
          expect(result.refused).toEqual([]);
          expect(result.left.filter((left) => !isOnList(left))).toEqual([]);
        });
      });
    }
    it.each(sections)('section %s of docs/fusion.md is current (npm run coverage)', (section) => {
      const current = SECTIONS[section](results);
      expect(documentedSection(section, current, 'fusion')).toBe(current);
    });
  });
}

const SECTIONS = { functions: fusionSection, left: leftSection };
