import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserModule, openModule } from '../support/page.js';

/** The most that a function may be wrong by, in ulps, and where. */
const BUDGETS = [
  { op: 'exp', from: -80, to: 80, most: 1 },
  { op: 'expm1', from: -2, to: 2, most: 1.5 },
  { op: 'log', from: 1e-30, to: 1e30, geometric: true, most: 1 },
  { op: 'log1p', from: -0.9, to: 10, most: 2.5 },
  { op: 'sin', from: -1000, to: 1000, most: 2.5 },
  { op: 'cos', from: -1000, to: 1000, most: 2.5 },
  { op: 'sin', from: 1e3, to: 1e30, geometric: true, most: 4.5 },
  { op: 'tanh', from: -10, to: 10, most: 1.5 },
  { op: 'erf', from: -4, to: 4, most: 1.5 },
  { op: 'atan', from: -10, to: 10, most: 3 },
  { op: 'atan2', from: -3, to: 3, second: [-2, 5], most: 3 },
  { op: 'pow', from: 0.01, to: 20, second: [-3, 3], most: 1.5 },
  { op: 'rsqrt', from: 1e-20, to: 1e20, geometric: true, most: 1.5 },
] as const;

describe('kernels on WebGL', () => {
  let module: BrowserModule;
  beforeAll(async () => {
    module = await openModule(fileURLToPath(new URL('fusedWebgl.page.ts', import.meta.url)));
  });
  afterAll(() => module?.close());

  it.each([1, 2])('generated from %i give what they mean', async (seed) => {
    expect(await module.call('generated', seed, 40)).toBe('');
  });

  it('compute functions to a few units of the last place', async () => {
    const errors = await module.call<{ ulps: number }[]>('precision', BUDGETS);
    const over = BUDGETS.map((budget, i) => ({ ...budget, ...errors[i] })).filter(
      ({ ulps, most }) => !(ulps <= most),
    );
    expect(over).toEqual([]);
  });

  it('know infinities, zeros and what is not a number', async () => {
    expect(await module.call('specials')).toEqual([]);
  });

  it('run in every situation', async () => {
    const results = await module.call<Record<string, string>>('allSituations');
    expect(Object.keys(results).length).toBeGreaterThan(10);
    for (const [situation, problem] of Object.entries(results)) expect(problem, situation).toBe('');
  });
});
