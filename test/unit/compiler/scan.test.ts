import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Compiled } from '../../../src/backends/compiled.js';
import { cpuTarget } from '../../../src/backends/cpu.js';
import type { Target } from '../../../src/backends/target.js';
import { wasmTarget } from '../../../src/backends/wasm.js';
import { decomposes } from '../../../src/compiler/lower/table.js';
import { capture } from '../../../src/graph/capture.js';
import { useBackend } from '../../support/backend.js';
import { referenceTarget } from '../../support/referenceTarget.js';

type F = (x: tf.Tensor) => tf.Tensor[];

/** Compiled, a function gives what tfjs gives, and in as few kernels. */
function check(target: Target, f: F, x: tf.Tensor, kernels?: number) {
  const { program } = capture([x], decomposes, ([y]) => ({ outputs: f(y as tf.Tensor), result: null }));
  const compiled = new Compiled(program, target, 'scan');
  expect(compiled.plan.steps.filter(({ run }) => run === 'opaque')).toEqual([]);
  if (kernels !== undefined) expect(compiled.steps.length).toBe(kernels);
  const got = compiled.run([x]);
  f(x).forEach((want, i) => {
    expect([got[i].dtype, got[i].shape]).toEqual([want.dtype, want.shape]);
    const [a, b] = [got[i].dataSync(), want.dataSync()];
    for (let n = 0; n < b.length; n++) {
      const isClose = Object.is(a[n], b[n]) || Math.abs(a[n] - b[n]) <= 1e-5 * (1 + Math.abs(b[n]));
      if (!isClose) throw new Error(`output ${i}, element ${n} is ${a[n]} instead of ${b[n]}`);
    }
  });
}

const SHAPES = [[1], [2], [7], [65], [100], [5, 8], [4, 70], [70, 5], [3, 9, 6], [2, 1, 4], [0, 3], [3, 0]];
const WAYS = [false, true].flatMap((exclusive) => [false, true].map((reverse) => [exclusive, reverse]));
const input = (shape: number[], dtype: 'float32' | 'int32') =>
  tf.cast(tf.randomUniform(shape, 0.5, dtype === 'int32' ? 4 : 1.2, 'float32', 7), dtype);

const TARGETS: [string, 'cpu' | 'wasm', () => Target, boolean][] = [
  ['cpu', 'cpu', cpuTarget, true],
  ['wasm', 'wasm', wasmTarget, true],
  ['a target without running sums', 'cpu', () => referenceTarget({ scans: false, outputs: 1 }), false],
];

describe.each(TARGETS)('running sums on %s', (_, backend, target, hasScans) => {
  beforeAll(() => useBackend(backend));
  afterAll(() => useBackend('cpu'));
  const run = (f: F, x: tf.Tensor, kernels: number) =>
    tf.tidy(() => check(target(), f, x, hasScans ? kernels : undefined));

  describe.each(SHAPES.map((shape) => [shape]))('of [%s]', (shape) => {
    test.each(shape.map((_, axis) => axis))('along axis %i', (axis) => {
      tf.tidy(() => {
        for (const [exclusive, reverse] of WAYS)
          for (const dtype of ['float32', 'int32'] as const) {
            const x = input(shape, dtype);
            check(target(), (v) => [tf.cumsum(v, axis, exclusive, reverse)], x);
            if (dtype === 'float32') check(target(), (v) => [tf.cumprod(v, axis, exclusive, reverse)], x);
          }
      });
    });
  });

  test.each(WAYS)('with what is before and after them, exclusive %s, reversed %s', (exclusive, reverse) => {
    const x = input([6, 9], 'float32');
    run((v) => [tf.mul(tf.cumsum(tf.exp(v), 1, exclusive, reverse), v)], x, 1);
    run((v) => [tf.cumsum(tf.softmax(v), 1, exclusive, reverse)], x, 1);
    run((v) => [tf.cumsum(tf.transpose(v), 1, exclusive, reverse), tf.sin(v)], x, 2);
  });

  test('several of them along one axis', () => {
    const x = input([6, 9], 'float32');
    run((v) => [tf.sub(tf.cumsum(v, 1), tf.cumprod(v, 1, true))], x, 1);
    run((v) => [tf.cumsum(tf.cumsum(v, 0), 0)], x, 1);
    run((v) => [tf.cumsum(v, 0), tf.exp(tf.cumsum(v, 0))], x, 1);
  });

  test('several of them that no kernel can have together', () => {
    const x = input([6, 9], 'float32');
    run((v) => [tf.add(tf.cumsum(v, 1), tf.cumsum(v, 1, false, true))], x, 2);
    run((v) => [tf.cumsum(tf.cumsum(v, 0), 1)], x, 2);
    run((v) => [tf.sum(tf.cumsum(v, 1), 1), tf.transpose(tf.cumsum(v, 1))], x, 3);
    run((v) => [tf.cumsum(tf.matMul(v, v, true), 1)], x, 2);
    run((v) => [tf.mul(tf.expandDims(tf.cumsum(v, 1), 2), tf.reshape(v, [6, 1, 9]))], x, 2);
  });

  test.each(WAYS)('of which some are not wanted, exclusive %s, reversed %s', (exclusive, reverse) => {
    const x = input([6, 9], 'float32');
    const sums = (v: tf.Tensor) => tf.cumsum(v, 1, exclusive, reverse);
    run((v) => [tf.neg(tf.slice(sums(v), [0, 0], [6, 4]))], x, 2);
    run((v) => [tf.neg(tf.slice(sums(v), [0, 8], [6, 1]))], x, 2);
    run((v) => [tf.neg(tf.slice(sums(v), [2, 0], [3, 9]))], x, 2);
  });

  test('NaN and infinities go on to the end', () => {
    const x = tf.tensor1d(
      Array.from(
        { length: 80 },
        (_, i) => [1, Number.NaN, -1 / 0, 1 / 0][i % 40 === 9 ? 3 : i === 60 ? 2 : i === 70 ? 1 : 0],
      ),
    );
    for (const [exclusive, reverse] of WAYS) run((v) => [tf.cumsum(v, 0, exclusive, reverse)], x, 1);
  });
});
