import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { decomposes } from '../../../src/compiler/lower/table.js';
import { capture } from '../../../src/graph/capture.js';
import { printProgram } from '../../../src/graph/print.js';
import * as axiswise from '../../../src/index.js';
import { expectIdle } from '../../support/observed.js';
import { statement } from '../../support/statement.js';
import type { Loose } from '../../support/untyped.js';

type T = tf.Tensor;
const { grad, vmap } = axiswise as Loose;

const programOf = (f: (...xs: T[]) => T | T[], ...shapes: number[][]) =>
  capture(
    shapes.map((shape) => ({ shape, dtype: 'float32' })),
    decomposes,
    (inputs) => ({ outputs: [f(...inputs)].flat(), result: null }),
  ).program;
const lines = (f: (...xs: T[]) => T | T[], ...shapes: number[][]) =>
  printProgram(programOf(f, ...shapes)).split('\n');

describe('a captured program', () => {
  statement('has kernels in order, without those that nothing needs', () => {
    expect(
      lines(
        (x) => {
          tf.cos(x);
          return [tf.sin(x), tf.neg(x), tf.sin(x)];
        },
        [2],
        [3],
      ),
    ).toEqual([
      'inputs %0: float32[2], %1: float32[3]',
      '%3: float32[2] = Sin(x: %0)',
      '%4: float32[2] = Neg(x: %0)',
      '%5: float32[2] = Sin(x: %0)',
      'return %3, %4, %5',
    ]);
  });

  statement('names tensors from outside once, values as literals, and variables', () => {
    const outside = tf.tensor1d([1, 2]);
    const w = tf.variable(tf.tensor1d([3, 4]), true, 'capture-test');
    const program = programOf(
      (x) => [
        tf.add(tf.add(tf.add(x, outside), w), outside),
        tf.mul(x, tf.tensor1d([5, 6, 7, 8, 9, 10].slice(0, 2))),
      ],
      [2],
    );
    expect(program.captured.map(({ tensor }) => tensor)).toEqual([outside, w]);
    expect(program.literals.map(({ data }) => [...data])).toEqual([[5, 6]]);
    expect(printProgram(program)).toContain('(variable capture-test)');
    w.dispose();
  });

  statement('says nothing of what only dead code reads', () => {
    const outside = tf.tensor1d([1, 2]);
    const program = programOf(
      (x) => {
        tf.add(tf.add(x, outside), tf.tensor1d([1, 1]));
        return tf.neg(x);
      },
      [2],
    );
    expect([program.captured, program.literals]).toEqual([[], []]);
  });

  statement('has the kernels of transforms, and none of their tracers', () => {
    const program = programOf(vmap(grad((x: T) => tf.sum(tf.square(x)))), [3, 2]);
    expect(program.calls.every(({ outputs }) => outputs.every(({ id }) => id >= 0))).toBe(true);
    expect(program.outputs[0].shape).toEqual([3, 2]);
    expect(program.captured).toEqual([]);
  });

  statement('runs kernels without traced inputs later, too', () => {
    const program = programOf(() => tf.exp(tf.add(tf.ones([2]), 1)));
    expect(program.calls.map(({ kernel }) => kernel)).toContain('Exp');
    expect(program.inputs).toEqual([]);
  });

  statement('decomposes what the compiler asks for', () => {
    const f = (x: T) => tf.prelu(x, tf.scalar(0.5));
    expect(programOf(f, [2]).calls.map(({ kernel }) => kernel)).not.toContain('Prelu');
    const kept = capture(
      [{ shape: [2], dtype: 'float32' }],
      () => false,
      ([x]) => ({ outputs: [f(x)], result: null }),
    );
    expect(kept.program.calls.map(({ kernel }) => kernel)).toEqual(['Prelu']);
  });

  test('leaves nothing behind where the function throws', () => {
    const before = tf.memory().numTensors;
    const fail = (x: T) => {
      tf.exp(tf.tensor1d([1, 2]).add(x));
      throw new RangeError('mine');
    };
    expect(() => programOf(fail, [2])).toThrow('mine');
    expectIdle();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('a tensor that leaked from an earlier program is refused', () => {
    let leaked: T | undefined;
    programOf(
      (x) => {
        leaked = tf.exp(x);
        return leaked;
      },
      [2],
    );
    expect(() => tf.neg(leaked!)).toThrow();
    expect(() => programOf((x) => tf.add(x, leaked!), [2])).toThrow(/fuse/);
    expectIdle();
  });
});
