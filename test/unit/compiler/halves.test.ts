import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decomposes } from '../../../src/compiler/lower/table.js';
import { capture } from '../../../src/graph/capture.js';
import { replay } from '../../../src/graph/replay.js';
import { type Parts, pulledParts, pushedParts } from '../../../src/transforms/fusedDerived.js';
import { FusedProgram } from '../../../src/transforms/fusedProgram.js';
import { type Loose, linearize, vjp } from '../../support/untyped.js';
import { codeOf, functionOf, type RandomProgram, randomPrograms, tensorOf } from './randomPrograms.js';

type T = tf.Tensor;

/** What both halves give, run by tfjs' kernels. */
function run({ early, late, residuals }: Parts, xs: readonly T[], last: readonly T[], count: number) {
  const first = replay(early.program, xs);
  const saved = residuals.map(({ from, index }) => (from === 'inputs' ? xs : first)[index]);
  return [...first.slice(0, count), ...replay(late.program, [...saved, ...last])];
}

/** Halves run the kernels that the whole program does, so their results are equal to the last digit. */
function problemOf(program: RandomProgram): string | null {
  let problem: string | null = null;
  tf.tidy(() => {
    const inputs = program.inputs.map(tensorOf);
    const f = functionOf(program, tensorOf(program.captured));
    const captured = capture(inputs, decomposes, (xs) => ({ outputs: f(...xs), result: null })).program;
    const fused = new FusedProgram(captured, { name: 'test', precision: 'accurate' });
    const all = [...inputs, ...captured.captured.map(({ tensor }) => tensor)];
    const at = all.map(({ dtype }) => dtype === 'float32');
    const given = all.filter((_, i) => at[i]);
    const whole = (...xs: T[]) => {
      let next = 0;
      return replay(
        captured,
        all.map((x, i) => (at[i] ? xs[next++] : x)),
      );
    };
    const isFloat = ({ dtype }: T) => dtype === 'float32';
    const [out, pullback] = vjp(whole, given);
    const [, push] = linearize(whole, given);
    const cts = out.filter(isFloat).map((x: T) => tf.cos(x));
    const tangents = given.map((x) => tf.sin(x));
    const pulled = run(pulledParts(fused, at), all, cts, out.length);
    const pushed = run(pushedParts(fused, at), all, tangents, out.length);
    const wanted = {
      pulled: [
        ...out,
        ...nonzero(
          pullback(out.map((x: T) => (isFloat(x) ? tf.cos(x) : x))),
          pulledParts(fused, at).flags.filter((_, i) => at[i]),
        ),
      ],
      pushed: [...out, ...nonzero(push(...tangents), pushedParts(fused, at).flags)],
    };
    problem = different(pulled, wanted.pulled, 'pulled') ?? different(pushed, wanted.pushed, 'pushed');
  });
  return problem;
}

const nonzero = (xs: T[], flags: readonly boolean[]) => xs.filter((_, i) => flags[i]);

function different(got: readonly T[], wanted: readonly T[], what: string): string | null {
  if (got.length !== wanted.length) return `${what}: ${got.length} results instead of ${wanted.length}`;
  for (const [i, x] of got.entries()) {
    const [a, b] = [x.dataSync(), wanted[i].dataSync()];
    if (a.some((value, k) => !Object.is(value + 0, b[k] + 0) && value !== b[k])) {
      return `${what}: result ${i} is [${a}] instead of [${b}]`;
    }
  }
  return null;
}

test('halves of derivatives of random programs are equal to the whole', () => {
  let checked = 0;
  // Derivatives of empty tensors take kernels of high ranks, which canon.ts cannot bring down.
  const isFull = ({ shape }: RandomProgram['captured']) => !shape.includes(0);
  const full = randomPrograms.filter(({ inputs, captured }) => [...inputs, captured].every(isFull));
  const property = fc.property(full, (program) => {
    try {
      expect(problemOf(program)).toBe(null);
      checked++;
    } catch (error) {
      // Some kernels have no derivative.
      if (!/derivative|differentiated|gradient/i.test((error as Error).message)) throw error;
    }
  });
  const { counterexample, errorInstance } = fc.check(property, { numRuns: 150, seed: 5 }) as Loose;
  if (counterexample) expect.fail(`${errorInstance?.stack}\n${codeOf(counterexample[0])}`);
  expect(checked).toBeGreaterThan(100);
}, 120_000);
