import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserModule, openModule } from '../support/page.js';

describe('kernels on WebGL', () => {
  let module: BrowserModule;
  beforeAll(async () => {
    module = await openModule(fileURLToPath(new URL('fusedWebgl.page.ts', import.meta.url)));
  });
  afterAll(() => module?.close());

  it.each([1, 2])('generated from %i give what they mean', async (seed) => {
    expect(await module.call('generated', seed, 40)).toBe('');
  });

  it('compute what docs/numbers.md guarantees', async () => {
    expect(await module.call('broken')).toEqual({ accuracy: [], values: [], integers: [] });
  });

  it('run in every situation', async () => {
    const results = await module.call<Record<string, string>>('allSituations');
    expect(Object.keys(results).length).toBeGreaterThan(10);
    for (const [situation, problem] of Object.entries(results)) expect(problem, situation).toBe('');
  });
});
