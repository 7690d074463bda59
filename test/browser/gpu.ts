import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { cases } from '../differential/cases/index.js';
import type { CaseResult } from '../differential/run.js';
import { describeBackend } from '../differential/suite.js';
import { openModule } from '../support/page.js';

const PAGE = fileURLToPath(new URL('differential.page.ts', import.meta.url));
/** Reading results back gets unreliable after some 2,000 compositions in one page; a case has up to 50. */
const CASES_PER_PAGE = 40;

/**
 * The differential suite on a GPU backend of the browser, a page per group of cases. Browsers take turns with the
 * pages: each has one GPU process, which compiles one shader at a time.
 */
export async function describeGpu(backend: 'webgl' | 'webgpu', browsers: number): Promise<void> {
  const modules = await Promise.all(Array.from({ length: browsers }, () => openModule(PAGE)));
  afterAll(() => Promise.all(modules.map((module) => module.close())));

  const last: Promise<unknown>[] = modules.map(() => Promise.resolve());
  const pages = Array.from({ length: Math.ceil(cases.length / CASES_PER_PAGE) }, (_, page) => {
    const names = cases.slice(page * CASES_PER_PAGE, (page + 1) * CASES_PER_PAGE).map((c) => c.name);
    const turn = page % browsers;
    const run = () => modules[turn].call<CaseResult[]>('runCases', names, backend);
    const results = last[turn].then(run, run);
    last[turn] = results;
    return results;
  });

  const ownGpu = process.env.AXISWISE_CHROME !== undefined;
  describeBackend(
    backend,
    async (c) => {
      const results = await pages[Math.floor(cases.indexOf(c) / CASES_PER_PAGE)];
      return results.find((r) => r.name === c.name)!;
    },
    !ownGpu,
  );
}
