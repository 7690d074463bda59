import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, fitFormula } from '../../../src/descriptor/formula.js';

const DIMS = [
  { b: 5, i: 7 },
  { b: 13, i: 11 },
  { b: 8, i: 64 },
  { b: 509, i: 523 },
  { b: 521, i: 9 },
];
const fitted = (f: (dims: { b: number; i: number }) => number) =>
  fitFormula(
    DIMS.map((dims) => ({ dims, value: f(dims) })),
    ['b', 'i'],
  );

test.each<[string, (dims: { b: number; i: number }) => number]>([
  ['b', ({ b }) => b],
  ['-3*b*i', ({ b, i }) => -3 * b * i],
  ['b*b', ({ b }) => b * b],
  ['3*i*i/4', ({ i }) => (3 * i * i) / 4],
  ['b+i', ({ b, i }) => b + i],
  ['b+-1', ({ b }) => b - 1],
  ['4*b*i+-2*i', ({ b, i }) => 4 * b * i - 2 * i],
])('%s is found, and gives what it was found from', (text, f) => {
  const formula = fitted(f)!;
  expect(formula.split('+').sort()).toEqual(text.split('+').sort());
  for (const dims of [...DIMS, { b: 100, i: 46 }]) {
    const value = f(dims);
    expect(evaluate(formula, dims)).toBe(Number.isInteger(value) ? value : null);
  }
});

test('what is no such sum has no formula', () => {
  expect(fitted(({ b }) => Math.ceil(b / 4))).toBe(null);
  expect(fitted(({ b, i }) => Math.max(b, i))).toBe(null);
});

test('a quotient that is not whole has no value', () => {
  expect(evaluate('b/4', { b: 12 })).toBe(3);
  expect(evaluate('b/4', { b: 10 })).toBe(null);
});

test('sums of two products are found, whatever their factors', () => {
  const factor = fc.integer({ min: -9, max: 9 }).filter((n) => n !== 0);
  fc.assert(
    fc.property(factor, factor, (m, n) => {
      const f = ({ b, i }: { b: number; i: number }) => m * b * i + n * b;
      expect(evaluate(fitted(f)!, { b: 77, i: 31 })).toBe(f({ b: 77, i: 31 }));
    }),
  );
});
