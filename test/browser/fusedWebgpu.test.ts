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

it('combines with subgroups on a device that has them', async () => {
  const found = await module.call('generatedWithSubgroups', 10);
  expect(found).toEqual({ compiled: 0, subgroups: true, wrong: '' });
});

it('computes functions to a few units of the last place', async () => {
  const budgets = {
    exp: 1,
    expm1: 2,
    log: 1,
    log1p: 2.5,
    sin: 2.5,
    cos: 2.5,
    tanh: 1.5,
    erf: 1.5,
    atan: 2.5,
    sqrt: 1,
    rsqrt: 2,
    atan2: 3,
    pow: 1.5,
    div: 2.5,
  };
  const worst = await module.call<Record<string, number>>('accuracy', Object.keys(budgets));
  expect(Object.entries(budgets).filter(([op, most]) => !(worst[op] <= most))).toEqual([]);
});

it('knows infinities, zeros and what is not a number', async () => {
  const unary = [
    ...['exp', 'expm1', 'log', 'log1p', 'sin', 'cos', 'tanh', 'erf', 'atan', 'sqrt', 'rsqrt'],
    ...['neg', 'abs', 'sign', 'floor', 'ceil', 'round', 'isNan'],
  ];
  const binary = [
    ...['add', 'sub', 'mul', 'div', 'pow', 'atan2', 'max', 'min', 'floorDiv', 'mod'],
    ...['equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual'],
  ];
  expect(await module.call('specials', unary, binary)).toEqual([]);
});

it('launches among the commands of tfjs', async () => {
  expect(await module.call('launches')).toEqual({
    large: 0,
    empty: { sum: [0, 0], max: ['-Infinity', '-Infinity'], empty: [] },
    early: { results: [-1998, -1998, -1998], kept: 0 },
    timed: expect.stringContaining('negative'),
    kept: [1, 512],
  });
});
