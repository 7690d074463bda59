import { expect, test } from 'vitest';
import { instance, templateOf } from '../../../src/descriptor/template.js';

const probes = (f: (n: number) => unknown) => [5, 8, 13].map((n) => ({ dims: { n }, found: f(n) as never }));
const template = (f: (n: number) => unknown) => templateOf(probes(f), ['n']);

test('numbers that vary are formulas, what is equal stays', () => {
  const f = (n: number) => ({ code: 'x', sizes: [n, 3, 2 * n], more: { none: null, yes: true, at: n - 1 } });
  const found = template(f)!;
  expect(found).toEqual({
    code: 'x',
    sizes: ['=n', 3, '=2*n'],
    more: { none: null, yes: true, at: '=n+-1' },
  });
  expect(instance(found, { n: 100 })).toEqual(f(100));
});

test.each<[string, (n: number) => unknown]>([
  ['texts', (n) => [`code ${n}`]],
  ['lengths', (n) => Array(n).fill(0)],
  ['keys', (n) => (n > 6 ? { a: 1 } : { b: 1 })],
  ['kinds', (n) => (n > 6 ? [1] : { 0: 1 })],
  ['values', (n) => (n > 6 ? null : [])],
  ['numbers without a formula', (n) => Math.ceil(n / 2)],
])('other %s have no template', (_, f) => {
  expect(template(f)).toBe(null);
});

test('a size that is not whole has no instance', () => {
  const found = templateOf(
    [8, 16, 20].map((n) => ({ dims: { n }, found: [n / 4] })),
    ['n'],
  )!;
  expect(instance(found, { n: 12 })).toEqual([3]);
  expect(instance(found, { n: 13 })).toBe(null);
});
