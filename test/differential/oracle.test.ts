import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { differentiated } from './case.js';
import { cases } from './cases/index.js';
import { difference, sample, tensor } from './data.js';
import type { Nd } from './oracle/array.js';
import { evaluate, gradient, hessian, type Plain } from './oracle/derivatives.js';
import { constant, cos, type HyperDual } from './oracle/scalar.js';

beforeAll(() => tf.setBackend('cpu'));

it('has at least 160 functions with names of their own', () => {
  expect(new Set(cases.map((c) => c.name)).size).toBe(cases.length);
  expect(cases.length).toBeGreaterThanOrEqual(160);
});

const withOracle = cases.filter((c) => c.oracle);
const argsOf = (c: (typeof cases)[number]) => c.args.map((arg, i) => sample(arg, [], `${c.name} ${i}`));
const plain = (x: Nd) => ({ shape: x.shape, dtype: 'float32' as const, values: x.data.map((v) => v.v) });

describe('the float64 reference computes what tfjs computes', () => {
  it.each(withOracle.map((c) => [c.name, c] as const))('%s', (_, c) => {
    const args = argsOf(c);
    const want = [evaluate(c.oracle!, args)].flat().map(plain);
    const f = c.prepare?.() ?? c.f;
    const got = [f(...args.map(tensor))].flat();
    expect(got.length).toBe(want.length);
    got.forEach((y, i) => {
      const { shape, dtype } = y;
      expect(difference({ shape, dtype, values: y.dataSync() }, want[i], 1e-5)).toBeNull();
    });
  });
});

describe('the hyper-dual derivatives agree with float64 central differences', () => {
  const weighted = (y: Nd | Nd[]) =>
    [y]
      .flat()
      .flatMap((x) => x.data)
      .reduce((sum, v) => sum.add(v.mul(cos(v))), constant(0));
  const moved = (args: readonly Plain[], arg: number, element: number, by: number) =>
    args.map((x, i) => ({
      ...x,
      values: Array.from(x.values, (v, j) => (i === arg && j === element ? v + by : v)),
    }));

  it.each(withOracle.map((c) => [c.name, c] as const))('%s', (_, c) => {
    const f = (...args: Nd[]): HyperDual => weighted(c.oracle!(...args));
    const args = argsOf(c);
    const h = 1e-6;
    for (const wrt of differentiated(c)) {
      const partials = gradient(f, args, wrt);
      const element = Math.floor(partials.values.length / 2);
      const slope = (x: Plain[]) => gradient(f, x, wrt).values[element];
      const [up, down] = [moved(args, wrt, element, h), moved(args, wrt, element, -h)];
      const first = (evaluate(f, up).v - evaluate(f, down).v) / (2 * h);
      expect(partials.values[element]).toBeCloseTo(first, 5);
      if (partials.values.length > 8) continue;
      const second = hessian(f, args, wrt).values[element * partials.values.length + element];
      expect(second).toBeCloseTo((slope(up) - slope(down)) / (2 * h), 4);
    }
  });
});
