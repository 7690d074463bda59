import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserModule, openModule } from '../support/page.js';

let module: BrowserModule;
beforeAll(async () => {
  module = await openModule(fileURLToPath(new URL('fusedWebgpu.page.ts', import.meta.url)));
});
afterAll(() => module?.close());

it.each([
  ['maps', 'software', 50],
  ['reductions', 'software', 15],
  ['rows', 'software', 15],
  ['contractions', 'software', 12],
  ['contractions', 'large', 4],
  ['reductions', 'hardware', 15],
  ['rows', 'hardware', 12],
  ['contractions', 'hardware', 8],
])('%s compute what they mean, as scheduled for %s', async (kind, adapter, runs) => {
  expect(await module.call('generated', kind, adapter, runs)).toBe('');
});

it('random programs compute what they mean, as scheduled for hardware', async () => {
  const { problems, kernels } = await module.call<{ problems: string[]; kernels: number }>('programs', 60);
  expect(problems).toEqual([]);
  expect(kernels).toBeGreaterThan(60);
});

it('combines with subgroups on a device that has them', async () => {
  const found = await module.call('generatedWithSubgroups', 10);
  expect(found).toEqual({ compiled: 0, subgroups: true, maxima: ['NaN', '199', 'Infinity'], wrong: '' });
});

it('computes what docs/numbers.md guarantees', async () => {
  expect(await module.call('broken')).toEqual({ accuracy: [], values: [], integers: [] });
});

/** What launches give, however they reach the device. */
const ON_BOTH_ROUTES = {
  large: 0,
  empty: { sum: [0, 0], max: ['-Infinity', '-Infinity'], empty: [] },
  early: { results: [-1998, -1998, -1998], kept: 0 },
  elsewhere: [
    [-1, -2, -3, -4],
    [-2, -3],
    [-7, -7, -7],
  ],
};

it('launches among the commands of tfjs', async () => {
  expect(await module.call('launches')).toEqual({
    ...ON_BOTH_ROUTES,
    maxima: ['NaN', '199', 'Infinity'],
    timed: expect.stringContaining('negative'),
    kept: [1, 512],
  });
});

it('launches as programs of tfjs where it cannot do so', async () => {
  expect(await module.call('launchesOfPrograms')).toEqual(ON_BOTH_ROUTES);
});
