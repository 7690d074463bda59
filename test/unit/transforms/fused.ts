import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { expectClose, random } from '../../support/statement.js';
import { fuse, type Loose } from '../../support/untyped.js';

type T = tf.Tensor;
/** Kernels that compute nothing. */
const FREE = ['Identity', 'Reshape', 'ExpandDims', 'Fill', 'axiswise'];
/** What jacobians make of their own: a basis, and axes moved. */
export const BASIS = ['Range', 'OneHot', 'Transpose'];

export interface Ran {
  readonly result: Loose;
  readonly fused: string[];
  /** What tfjs computed by itself. */
  readonly others: string[];
}

/** Runs f once more after the first call, which compiles. */
export async function ran(run: () => unknown): Promise<Ran> {
  tf.dispose(run() as never);
  let result: unknown;
  const { kernels } = await tf.profile(() => {
    result = run();
    return null as never;
  });
  const kernelNames = kernels.map(({ name }) => name);
  return {
    result,
    fused: kernelNames.filter((name) => name.startsWith('fuse:')),
    others: kernelNames.filter((name) => !name.startsWith('fuse:') && !FREE.includes(name)),
  };
}

/** `of` runs in so many fused kernels, and but for `others` in no other, with the values that it has for plain functions. */
export async function expectFused(
  kernels: number,
  of: (fuse: Loose) => () => unknown,
  others: string[] = [],
) {
  const before = tf.memory().numTensors;
  const got = await ran(of(fuse));
  const wanted = of((f: unknown) => f)() as T[];
  expectClose(got.result, wanted);
  expect(got.others.filter((name) => !others.includes(name))).toEqual([]);
  expect(got.fused.length, got.fused.join()).toBe(kernels);
  tf.dispose([got.result, wanted]);
  expect(tf.memory().numTensors).toBe(before);
}

export const bump = (x: T) => tf.mul(tf.exp(tf.neg(x)), tf.sin(x));
export const loss = (x: T) => tf.sum(bump(x));
export const x = random([6]);
export const t = random([6], 3);
export const rows = random([4, 6], 2);

export const bound =
  (f: Loose, ...args: T[]) =>
  () =>
    f(...args);
export const along = (f: Loose) => (y: T) => tf.sum(tf.mul(f(y), t));
