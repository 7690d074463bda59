import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Unary } from '../../../../src/compiler/kernel/expr.js';
import { axisIndex } from '../../../../src/compiler/kernel/indices.js';
import { inaccurate } from '../../../numbers/accuracy.js';
import { elementwise, type Launch } from '../../../numbers/elementwise.js';
import { errorOf, loosest } from '../../../numbers/error.js';
import { LEAST_EXP_OF_NEGATIVE } from '../../../numbers/guarantees.js';
import { VALUES } from '../../../numbers/specialValues.js';
import { wrongIntegers, wrongValues } from '../../../numbers/values.js';
import { useBackend } from '../../../support/backend.js';
import { axis, make, overAll, run } from './support.js';

const launch: Launch = (kernel, inputs) => run(kernel, inputs)[0];

afterAll(() => useBackend('cpu'));

describe.each(['cpu', 'wasm'] as const)('docs/numbers.md on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('accuracy', async () => {
    expect(await inaccurate('wasm', launch)).toEqual([]);
  });
  test('values', async () => {
    expect(await wrongValues('wasm', launch)).toEqual([]);
  });
  test('integers', async () => {
    expect(await wrongIntegers('wasm', launch)).toEqual([]);
  });

  test('exp of what is not positive is 0 where it is least', () => {
    const x = Float32Array.from({ length: 401 }, (_, i) => -i / 4);
    const exprs = make();
    const [i, j] = [axis(x.length), axis(x.length)];
    const greatest = exprs.reduce('max', [j], exprs.load(0, axisIndex(j), 'float32'));
    const shifted = exprs.apply('sub', [exprs.load(0, axisIndex(i), 'float32'), greatest]);
    const [y] = run(overAll([i], ['float32'], exprs.apply('exp', [shifted])), [x]);
    x.forEach((v, n) => {
      const exact = Math.exp(v);
      if (exact < LEAST_EXP_OF_NEGATIVE) expect(y[n]).toBe(0);
      else expect(errorOf(y[n], exact)).toBeLessThanOrEqual(loosest('exp', 'wasm').most);
    });
  });
});

// Numbers of a tail are computed one at a time, those before it four at once.
test.each(VALUES.filter(({ cases }) => cases[0].args.length === 1))(
  '$op alone is as among others',
  ({ op, cases }) => {
    const x = cases.map(({ args: [v] }) => v);
    const apply = (values: number[]) =>
      run(elementwise(op as Unary, 1, values.length), [Float32Array.from(values)])[0];
    const all = apply([...x, ...x, ...x, ...x]);
    for (const [i, v] of x.entries()) expect(apply([v])[0]).toBe(all[i]);
  },
);
