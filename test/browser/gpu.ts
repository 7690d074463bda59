import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { cases } from '../differential/cases/index.js';
import type { CaseResult } from '../differential/run.js';
import { describeBackend } from '../differential/suite.js';
import { openModule } from '../support/page.js';

/** Reading results back gets unreliable after some 2,000 compositions in one page; a case has up to 40. */
const CASES_PER_PAGE = 40;

/** The differential suite on a GPU backend of the browser, a page per group of cases. */
export async function describeGpu(backend: 'webgl' | 'webgpu'): Promise<void> {
  const module = await openModule(fileURLToPath(new URL('differential.page.ts', import.meta.url)));
  afterAll(() => module.close());
  const pages = new Map<number, Promise<CaseResult[]>>();
  const resultsOfPage = (page: number) => {
    const names = cases.slice(page * CASES_PER_PAGE, (page + 1) * CASES_PER_PAGE).map((c) => c.name);
    const results = pages.get(page) ?? module.call<CaseResult[]>('runCases', names, backend);
    pages.set(page, results);
    return results;
  };
  const ownGpu = process.env.AXISWISE_CHROME !== undefined;
  describeBackend(
    backend,
    async (c) => {
      const results = await resultsOfPage(Math.floor(cases.indexOf(c) / CASES_PER_PAGE));
      return results.find((r) => r.name === c.name)!;
    },
    !ownGpu,
  );
}
