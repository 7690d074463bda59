import * as tf from '@tensorflow/tfjs';
import { afterAll, describe, expect, test } from 'vitest';
import { AxiswiseError, defineKernel, fuse, grad } from '../../../src/index.js';
import type { Loose } from '../../support/untyped.js';

type T = tf.Tensor;
const plainFuse = fuse as Loose;

/** Gives another number at each call. */
let calls = 0;
const kernel = { kernelName: 'CountCalls', backendName: 'cpu' };
tf.registerKernel({
  ...kernel,
  kernelFunc: ({ inputs }) => {
    const { shape, dtype, dataId } = inputs.x as tf.TensorInfo;
    const values = (tf.engine().backend as Loose).data.get(dataId).values as Float32Array;
    calls++;
    return (tf.engine().backend as Loose).makeTensorInfo(
      shape,
      dtype,
      values.map((x) => x + calls),
    );
  },
});
afterAll(() => tf.unregisterKernel(kernel.kernelName, kernel.backendName));
defineKernel('CountCalls', { shape: ({ inputs }: Loose) => inputs.x } as Loose);
const countCalls = (x: T) => tf.engine().runKernel('CountCalls', { x }) as T;

async function failure(f: () => Promise<void>): Promise<AxiswiseError> {
  const before = tf.memory().numTensors;
  const error = await f().catch((e) => e);
  expect(error).toBeInstanceOf(AxiswiseError);
  expect(tf.memory().numTensors).toBe(before);
  return error;
}

describe('debug', () => {
  test('says nothing about a function that is right', async () => {
    const w = tf.variable(tf.tensor([1, 2, 3]));
    const f = plainFuse((x: T, k: number) => {
      const y = tf.softmax(tf.mul(tf.add(x, w), k));
      return { y, mean: tf.mean(tf.where(tf.greater(y, 0.5), y, tf.tensor([-1, 0, 1]))), x };
    });
    const x = tf.tensor([0.5, 0.25, 1]);
    const before = tf.memory().numTensors;
    await f.debug(x, 2);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('points at the kernel whose values turn NaN, and its line', async () => {
    const f = plainFuse((x: T) => tf.sum(tf.exp(tf.log(tf.sub(x, 1)))));
    const x = tf.tensor([3, 2, 0.5]);
    const { code, message } = await failure(() => f.debug(x));
    expect(code).toBe('AX523');
    expect(message).toMatch(
      /^debug: %\d+: float32\[3\] = Log\(x: %\d+\) gives NaN at element 2, although none of its inputs is NaN; keep its inputs where it is defined \(at .*fuseDebug\.test\.ts:\d+:\d+\)$/,
    );
  });

  test('follows gradients, and lets NaN among the arguments be', async () => {
    const slope = plainFuse(grad(((x: T) => tf.sum(tf.mul(x, tf.log(x)))) as Loose));
    await slope.debug(tf.tensor([1, Number.NaN]));
    const x = tf.tensor([4, 0]);
    const { message } = await failure(() => slope.debug(x));
    expect(message).toMatch(/gives NaN at element 1/);
  });

  test('points at the first kernel that gives other values when it is fused', async () => {
    const f = plainFuse((x: T) => tf.mul(tf.exp(countCalls(tf.sin(x))), 2));
    const x = tf.tensor([0, 0]);
    const { code, message } = await failure(() => f.debug(x));
    expect(code).toBe('AX524');
    expect(message).toMatch(
      /^debug: %2: float32\[2\] = CountCalls\(x: %1\) gives \d+ at element 0 when it is fused, and \d+ when it is not; .*fuseDebug\.test\.ts/,
    );
  });
});

test('warmup tells how far it is', async () => {
  const told: [number, number][] = [];
  const onProgress = (done: number, total: number) => told.push([done, total]);
  const f = plainFuse(
    (x: T, w: T) => tf.exp(tf.conv1d(tf.sin(x) as tf.Tensor3D, w as tf.Tensor3D, 1, 'same')),
    {
      onProgress,
    },
  );
  await f.warmup(tf.zeros([1, 4, 2]), tf.zeros([1, 2, 2]));
  expect(told).toEqual([
    [1, 2],
    [2, 2],
  ]);
});
