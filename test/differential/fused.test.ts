import { describe, expect, it } from 'vitest';
import { useBackend } from '../support/backend.js';
import { families } from './cases/index.js';
import { documentedSection } from './coverage.js';
import { type FusedResult, runFused } from './fused.js';
import { fusionSection, leftSection } from './fusedReport.js';

const BACKENDS = ['cpu', 'wasm'];
for (const backend of [...BACKENDS].reverse()) await useBackend(backend as 'cpu');

const results: FusedResult[] = [];
describe('differential suite, fused', () => {
  for (const [family, cases] of Object.entries(families)) {
    describe(family, () => {
      it.each(cases.map((c) => [c.name, c] as const))('%s', async (_, c) => {
        const result = await runFused(c, BACKENDS);
        results.push(result);
        const unexplained = result.failures.filter(({ kernel }) => kernel === null);
        const report = unexplained
          .map(({ backend, composition, problem }) => `${backend}, ${composition}: ${problem}`)
          .join('\n');
        expect(unexplained.length, report).toBe(0);
        expect(result.refused).toEqual([]);
      });
    });
  }

  it.each([
    ['functions', fusionSection],
    ['left', leftSection],
  ] as const)('section %s of docs/fusion.md is current (npm run coverage)', (section, make) => {
    const current = make(results);
    expect(documentedSection(section, current, 'fusion')).toBe(current);
  });
});
