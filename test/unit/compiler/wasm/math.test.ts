import { beforeAll, describe, expect, test } from 'vitest';
import type { Unary } from '../../../../src/compiler/kernel/expr.js';
import { axisIndex } from '../../../../src/compiler/kernel/indices.js';
import { useBackend } from '../../../support/backend.js';
import { erf } from '../../../support/interpret.js';
import { axis, make, overAll, run } from './support.js';

beforeAll(() => useBackend('cpu'));

function apply(op: Unary, x: Float32Array): Float32Array {
  const exprs = make();
  const i = axis(x.length);
  const y = exprs.apply(op, [exprs.load(0, axisIndex(i), 'float32')]);
  return run(overAll([i], ['float32'], y), [x])[0] as Float32Array;
}

/** The distance of neighbouring float32 numbers. */
function ulp(x: number): number {
  const [bits, float] = [new Int32Array(1), new Float32Array(1)];
  float[0] = Math.abs(x);
  bits.set(new Int32Array(float.buffer));
  bits[0] += 1;
  return new Float32Array(bits.buffer)[0] - float[0];
}

const COUNT = 20_003;
const between = (low: number, high: number) =>
  Float32Array.from({ length: COUNT }, (_, i) => low + ((high - low) * i) / (COUNT - 1));
/** Numbers of all magnitudes between powers of 2, of both signs. */
const magnitudes = (low: number, high: number) =>
  Float32Array.from({ length: COUNT }, (_, i) => (i % 2 ? -1 : 1) * 2 ** (low + ((high - low) * i) / COUNT));

const worst = (op: Unary, x: Float32Array, exact: (x: number) => number, least = 0) => {
  const y = apply(op, x);
  return x.reduce((most, v, i) => {
    const wanted = exact(v);
    if (Object.is(Math.fround(wanted), y[i])) return most;
    return Math.max(most, Math.abs(y[i] - wanted) / Math.max(ulp(wanted), least));
  }, 0);
};

/** In ulps of numbers from 1/2 to 1: what is left of sines near multiples of pi has no better bound. */
const ABSOLUTE = 2 ** -24;

test.each<[Unary, Float32Array, (x: number) => number, number, number?]>([
  ['exp', between(-87, 88.7), Math.exp, 1],
  ['exp', between(-104, -87), Math.exp, 1],
  ['exp', magnitudes(-40, 3), Math.exp, 1],
  ['expm1', between(-20, 88), Math.expm1, 1.5],
  ['expm1', magnitudes(-60, 0), Math.expm1, 2],
  ['log', between(0.001, 20), Math.log, 1],
  ['log', magnitudes(-149, 127).map(Math.abs), Math.log, 1],
  ['log1p', between(-0.99, 20), Math.log1p, 2],
  ['log1p', magnitudes(-60, -1), Math.log1p, 2],
  ['sin', between(-10, 10), Math.sin, 2, ABSOLUTE],
  ['cos', between(-10, 10), Math.cos, 2, ABSOLUTE],
  ['sin', between(-8000, 8000), Math.sin, 2, ABSOLUTE],
  ['cos', between(-8000, 8000), Math.cos, 2, ABSOLUTE],
  ['sin', magnitudes(13, 127), Math.sin, 0.51],
  ['cos', magnitudes(13, 127), Math.cos, 0.51],
  ['sin', magnitudes(-149, -3), Math.sin, 1],
  ['tanh', between(-12, 12), Math.tanh, 2],
  ['tanh', magnitudes(-149, 0), Math.tanh, 2],
  ['erf', between(-5, 5), erf, 2],
  ['erf', magnitudes(-149, -1), erf, 2],
  ['atan', between(-20, 20), Math.atan, 3],
  ['atan', magnitudes(-149, 127), Math.atan, 2.5],
  ['sqrt', magnitudes(-149, 127).map(Math.abs), Math.sqrt, 0.51],
  ['rsqrt', magnitudes(-126, 127).map(Math.abs), (x) => 1 / Math.sqrt(x), 1.5],
])('%s case %$', (op, x, exact, budget, least) => {
  expect(worst(op, x, exact, least)).toBeLessThanOrEqual(budget);
});

const [INF, NAN] = [Number.POSITIVE_INFINITY, Number.NaN];

describe('what is not finite, and zeros', () => {
  test.each<[Unary, number[], number[]]>([
    ['exp', [NAN, INF, -INF, 0, 89, -105], [NAN, INF, 0, 1, INF, 0]],
    ['expm1', [NAN, INF, -INF, 0, -0], [NAN, INF, -1, 0, -0]],
    ['log', [NAN, INF, -INF, 0, -1, -1e-40], [NAN, INF, NAN, -INF, NAN, NAN]],
    ['log1p', [NAN, INF, -INF, -1, -2, 0], [NAN, INF, NAN, -INF, NAN, 0]],
    ['sin', [NAN, INF, -INF, 0], [NAN, NAN, NAN, 0]],
    ['cos', [NAN, INF, -INF, 0], [NAN, NAN, NAN, 1]],
    ['tanh', [NAN, INF, -INF, 0, -0, 100], [NAN, 1, -1, 0, -0, 1]],
    ['erf', [NAN, INF, -INF, 0, -0, 100], [NAN, 1, -1, 0, -0, 1]],
    ['atan', [NAN, INF, -INF, 0, -0], [NAN, Math.fround(Math.PI / 2), Math.fround(-Math.PI / 2), 0, -0]],
    ['sqrt', [NAN, INF, -1, 0], [NAN, INF, NAN, 0]],
    ['rsqrt', [NAN, INF, -1, 0], [NAN, 0, NAN, INF]],
    ['sign', [NAN, INF, -INF, 0, -3, 2], [NAN, 1, -1, 0, -1, 1]],
    ['abs', [NAN, -INF, -0], [NAN, INF, 0]],
    ['round', [0.5, 1.5, 2.5, -0.5, NAN, INF], [0, 2, 2, -0, NAN, INF]],
  ])('%s', (op, x, y) => {
    expect([...apply(op, Float32Array.from(x))]).toEqual(y);
    // Numbers of a tail are computed one at a time, those before it four at once.
    for (const one of x.keys()) expect([...apply(op, Float32Array.from([x[one]]))]).toEqual([y[one]]);
  });
});
