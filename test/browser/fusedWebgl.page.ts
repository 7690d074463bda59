import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import type { Binary, Unary } from '../../src/compiler/kernel/expr.js';
import { mistake, PLACES, placed, target } from './fusedWebgl/compare.js';
import { sample } from './fusedWebgl/generate.js';
import { errorsOver, type Range, resultsOf } from './fusedWebgl/precision.js';
import { situations } from './fusedWebgl/situations.js';

/** Kernels drawn from a seed against their meaning, with their tensors in every kind of texture. */
export async function generated(seed: number, numRuns: number): Promise<string> {
  await tf.setBackend('webgl');
  const property = fc.asyncProperty(fc.gen(), async (g) => {
    const draw = (bound: number) => g(fc.integer, { min: 0, max: bound - 1 });
    const { kernel, inputs } = sample(draw);
    tf.env().set('WEBGL_PACK', draw(4) !== 0);
    const tensors = inputs.map(({ shape, dtype, values }) =>
      placed(values, shape, dtype, PLACES[draw(PLACES.length)]),
    );
    const elements = inputs.map(({ values }) => values);
    const wrong = await mistake(kernel, tensors, elements).catch((error: unknown) => `${error}`);
    tf.dispose(tensors);
    if (wrong) throw new Error(`${wrong}\n${target.compile(kernel, '').source}`);
  });
  const result = await fc.check(property, { seed, numRuns, endOnFailure: true });
  return result.failed ? `${result.errorInstance}` : '';
}

export async function precision(ranges: readonly Range[]) {
  await tf.setBackend('webgl');
  const errors = [];
  for (const range of ranges) errors.push(await errorsOver(range));
  return errors;
}

/** Results for special numbers that are not what they should be. */
export async function specials(): Promise<string[]> {
  await tf.setBackend('webgl');
  const numbers = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    0,
    -0,
    1,
    -1,
    2.5,
    -3,
    0.5,
    3e38,
    -3e38,
    100,
    -100,
    1e10,
    -1e10,
  ];
  const wrong: string[] = [];
  const check = async (op: Unary | Binary, operands: Float32Array[]) => {
    const { got, want } = await resultsOf(op, operands);
    for (let i = 0; i < want.length; i++) {
      const expected = Math.fround(want[i]);
      if (Math.abs(expected) < SMALLEST_NORMAL && got[i] === 0) continue;
      const near = Math.abs(got[i] - expected) <= 1e-6 * Math.abs(expected);
      if (!near && !Object.is(got[i], expected) && got[i] !== expected) {
        wrong.push(`${op}(${operands.map((x) => x[i])}) = ${got[i]}, not ${expected}`);
      }
    }
  };
  for (const op of UNARY) await check(op, [Float32Array.from(numbers)]);
  const all = numbers.flatMap((a) => numbers.map((b) => [a, b]));
  for (const op of BINARY) {
    const pairs = INEXACT.has(op) ? all.filter(hasExactQuotient) : all;
    await check(
      op,
      [0, 1].map((i) => Float32Array.from(pairs, (pair) => pair[i])),
    );
  }
  return wrong;
}

/** Smaller numbers are flushed to 0. */
const SMALLEST_NORMAL = 2 ** -126;
const hasExactQuotient = ([a, b]: number[]) => {
  const size = Math.abs(a / b);
  return a === 0 || !Number.isFinite(a) || !Number.isFinite(b) || (size >= SMALLEST_NORMAL && size < 2 ** 24);
};
/** They go by the quotient in float32, so they are as exact as it is. */
const INEXACT: ReadonlySet<Binary> = new Set<Binary>(['floorDiv', 'mod']);

const UNARY: Unary[] = [
  'neg',
  'abs',
  'sign',
  'exp',
  'expm1',
  'log',
  'log1p',
  'sin',
  'cos',
  'tanh',
  'erf',
  'atan',
  'sqrt',
  'rsqrt',
  'floor',
  'ceil',
  'round',
  'isNan',
];
const BINARY: Binary[] = [
  'add',
  'sub',
  'mul',
  'div',
  'pow',
  'atan2',
  'floorDiv',
  'mod',
  'max',
  'min',
  'equal',
  'notEqual',
  'less',
  'lessEqual',
  'greater',
  'greaterEqual',
];

export async function allSituations(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, run] of Object.entries(situations)) {
    await tf.setBackend('webgl');
    found[name] = await run().catch((error: unknown) => `${error}`);
  }
  return found;
}
