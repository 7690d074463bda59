import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Recent } from '../../../../src/backends/recent.js';
import { wasmTarget } from '../../../../src/backends/wasm.js';
import type { Expr, Reduction } from '../../../../src/compiler/kernel/expr.js';
import { axisIndex } from '../../../../src/compiler/kernel/indices.js';
import type { Kernel } from '../../../../src/compiler/kernel/kernel.js';
import { useBackend } from '../../../support/backend.js';
import { axis, check, make, numbers, overAll, rowMajor, run, target } from './support.js';

const double = (n: number): Kernel => {
  const x = make();
  const i = axis(n);
  const a = x.load(0, axisIndex(i), 'float32');
  return overAll([i], ['float32'], x.apply('add', [a, a]));
};

afterAll(() => useBackend('cpu'));

describe.each(['cpu', 'wasm'] as const)('%s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('there is one target for a backend, and one code for a structure', () => {
    expect(target()).toBe(target());
    const [a, b] = [target().compile(double(100), 'a'), target().compile(double(101), 'b')];
    const before = target().compiled;
    expect(b.key).toBe(a.key);
    expect(target().compile(double(333), 'c').key).toBe(a.key);
    expect(target().compiled).toBe(before);
    expect(a.source).toContain('f32x4.add');
  });

  test('what has no elements', () => {
    expect(run(double(0), [new Float32Array(0)])).toEqual([new Float32Array(0)]);
    const empty: [Reduction, number][] = [
      ['sum', 0],
      ['prod', 1],
      ['max', Number.NEGATIVE_INFINITY],
      ['min', Number.POSITIVE_INFINITY],
    ];
    for (const [kind, value] of empty)
      for (const rows of [1, 6]) {
        const x = make();
        const [i, j] = [axis(rows), axis(0)];
        const reduced = x.reduce(kind, [j], x.load(0, rowMajor([i, j]), 'float32'));
        const [y] = run(overAll([i], ['float32'], reduced), [new Float32Array(0)]);
        expect([...y]).toEqual(Array(rows).fill(value));
      }
  });

  test('scalars', () => {
    const x = make();
    const a = x.load(0, { offset: 0, terms: [] }, 'float32');
    expect([...run(overAll([], ['float32'], x.apply('exp', [a])), [Float32Array.of(1)])[0]]).toEqual([
      Math.fround(Math.E),
    ]);
  });

  test('memory grows', () => {
    const n = 1_000_001;
    const x = numbers(n, 1);
    const kernel = double(n);
    const inputs = Array.from({ length: 8 }, () => tf.tensor1d(x));
    for (const input of inputs) {
      const [info] = target().compile(kernel, 'double').run([input]);
      const y = tf.engine().makeTensorFromTensorInfo({ ...info, shape: [n] });
      expect(y.dataSync().every((v, i) => v === 2 * x[i])).toBe(true);
      y.dispose();
    }
    expect(inputs[0].dataSync()[n - 1]).toBe(x[n - 1]);
    tf.dispose(inputs);
  });

  test('int32 wraps, and its division by 0 gives 0', () => {
    const x = make();
    const i = axis(5);
    const [a, b] = [0, 1].map((input) => x.load(input, axisIndex(i), 'int32'));
    const ops: Expr[] = (['add', 'mul', 'floorDiv', 'mod'] as const).map((op) => x.apply(op, [a, b]));
    const inputs = [Int32Array.of(7, -7, 2 ** 31 - 1, 5, -5), Int32Array.of(2, 2, 2 ** 31 - 1, 0, 3)];
    check(overAll([i], ['int32', 'int32'], ...ops), inputs, 0);
  });

  test('float32 division, powers and angles', () => {
    const x = make();
    const i = axis(70);
    const [a, b] = [0, 1].map((input) => x.load(input, axisIndex(i), 'float32'));
    const ops: Expr[] = (['div', 'floorDiv', 'mod', 'pow', 'atan2'] as const).map((op) =>
      x.apply(op, [a, b]),
    );
    const inputs = [numbers(70, 1), numbers(70, 2)];
    check(overAll([i], ['float32', 'float32'], ...ops), inputs, 1e-6);
  });
});

test('a backend that is started again gets its own code', async () => {
  await useBackend('wasm');
  const first = wasmTarget();
  const factory = tf.findBackendFactory('wasm');
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', factory as () => Promise<tf.KernelBackend>, 2);
  await useBackend('wasm');
  expect(wasmTarget()).not.toBe(first);
  expect(wasmTarget().compiled).toBe(0);
  expect([...run(double(3), [Float32Array.of(1, 2, 3)])[0]]).toEqual([2, 4, 6]);
});

test('what was used longest ago is forgotten', () => {
  const made: string[] = [];
  const recent = new Recent<string>(2);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b'])
    recent.get(key, () => {
      made.push(key);
      return key;
    });
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  expect(recent.size).toBe(2);
});

test('relaxed instructions where the engine has them, and where they are asked for', async () => {
  await useBackend('wasm');
  const probe = Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 6, 1, 0x60, 1, 0x7b, 1, 0x7b, 3, 2, 1, 0],
    ...[10, 13, 1, 11, 0, 0x20, 0, 0x20, 0, 0x20, 0, 0xfd, 0x85, 2, 0x0b],
  );
  const relaxed = wasmTarget({ relaxed: true });
  expect(relaxed === wasmTarget()).toBe(!WebAssembly.validate(probe));
  const x = tf.tensor1d([1, 2, 3]);
  const [info] = relaxed.compile(double(3), 'double').run([x]);
  const y = tf.engine().makeTensorFromTensorInfo({ ...info, shape: [3] });
  expect([...y.dataSync()]).toEqual([2, 4, 6]);
  tf.dispose([x, y]);
});
