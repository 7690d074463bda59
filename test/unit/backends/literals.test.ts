import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { useBackend } from '../../support/backend.js';
import { expectClose } from '../../support/statement.js';
import { fuse } from '../../support/untyped.js';

type T = tf.Tensor;

afterAll(() => useBackend('cpu'));

describe.each(['cpu', 'wasm'] as const)('literals on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  /** What the backend wrote of some values while f ran. */
  const writesDuring = (values: readonly number[], f: () => void) => {
    const write = vi.spyOn(tf.backend(), 'write');
    f();
    const found = write.mock.results.filter((_, i) => String(write.mock.calls[i][0]) === String(values));
    write.mockRestore();
    return found.map(({ value }) => value as object);
  };

  test('what kernels read is written once, and is no tensor of tfjs', () => {
    const f = fuse((x: T) => tf.add(tf.neg(x), tf.tensor1d([1, 2, 4])));
    const x = tf.tensor1d([1, 1, 1]);
    const before = tf.memory();
    const call = () => tf.tidy(() => expectClose(f(x), [0, 1, 3]));
    // The function runs once, and the literal that it makes is one write.
    expect(writesDuring([1, 2, 4], call).length).toBe(2);
    expect(writesDuring([1, 2, 4], call).length).toBe(0);
    const { numTensors, numDataBuffers, numBytes } = tf.memory();
    expect([numTensors, numDataBuffers, numBytes]).toEqual([
      before.numTensors,
      before.numDataBuffers,
      before.numBytes,
    ]);
    x.dispose();
  });

  test('results and what kernels of tfjs read are tensors, made at each call', () => {
    const f = fuse((x: T) => {
      const literal = tf.tensor1d([3, 1, 2]);
      return [tf.topk(literal, 1).values, tf.add(x, literal), literal];
    });
    const x = tf.tensor1d([1, 1, 1]);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) {
      const [top, sum, literal] = f(x) as T[];
      expectClose(top, [3]);
      expectClose(sum, [4, 2, 3]);
      expectClose(literal, [3, 1, 2]);
      tf.dispose([top, sum, literal]);
    }
    expect(tf.memory().numTensors).toBe(before);
    x.dispose();
  });

  test('they go with the function', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const x = tf.zeros([3]);
    const use = () => {
      const f = fuse((y: T) => tf.mul(y, tf.tensor1d([5, 6, 7])));
      tf.tidy(() => void f(x));
    };
    const counts = writesDuring([5, 6, 7], use).map((dataId) => () => tf.backend().refCount(dataId));
    expect(counts.map((count) => count())).toEqual([0, 1]);
    await vi.waitFor(() => {
      collect();
      expect(counts[1]()).toBe(0);
    });
    x.dispose();
  });
});
