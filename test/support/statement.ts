import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { AxiswiseError, type Coded } from '../../src/messages/error.js';
import { isTensor } from '../../src/tracing/tree.js';
import { expectIdle } from './observed.js';

/** A test whose tensors are freed at its end, and which fails if others stay. */
export function statement(title: string, body: () => void) {
  test(title, () => {
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      body();
    });
    expectIdle();
    expect(tf.memory().numTensors - before, 'tensors left behind by the test').toBe(0);
  });
}

type Nested =
  | number
  | boolean
  | string
  | null
  | readonly Nested[]
  | { readonly [key: string]: Nested | tf.Tensor };

/** Tensors as nested arrays; the rest of the tree as it is. */
export function values(tree: unknown): unknown {
  if (isTensor(tree)) return tree.arraySync();
  if (Array.isArray(tree)) return tree.map(values);
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, child]) => [key, values(child)]));
}

/** Equal trees of equal shapes with values within a tolerance relative to 1 + |wanted|. */
export function expectClose(
  got: unknown,
  wanted: Nested | tf.Tensor | readonly tf.Tensor[],
  tolerance = 1e-4,
) {
  compare(values(got), values(wanted), tolerance, 'result');
}

function compare(got: unknown, wanted: unknown, tolerance: number, path: string) {
  if (typeof got === 'number' && typeof wanted === 'number') {
    const same =
      Object.is(got, wanted) ||
      got === wanted ||
      Math.abs(got - wanted) <= tolerance * (1 + Math.abs(wanted));
    if (!same) expect.fail(`${path}: ${got} is not close to ${wanted}`);
    return;
  }
  if (typeof got !== 'object' || typeof wanted !== 'object' || got === null || wanted === null) {
    expect(got, path).toEqual(wanted);
    return;
  }
  expect(Array.isArray(got), `${path} is an array`).toBe(Array.isArray(wanted));
  expect(Object.keys(got), `keys of ${path}`).toEqual(Object.keys(wanted));
  for (const key of Object.keys(got)) {
    compare(
      (got as Record<string, unknown>)[key],
      (wanted as Record<string, unknown>)[key],
      tolerance,
      `${path}.${key}`,
    );
  }
}

type Writer<args extends readonly unknown[]> = ((...args: args) => string) & Coded;

/** The call throws the error of this message writer, with its code; a location may follow the sentence. */
export function expectError<args extends readonly unknown[]>(
  run: () => unknown,
  write: Writer<args>,
  ...args: args
): AxiswiseError {
  const thrown = errorOf(run);
  expect(thrown.message.replace(/ \(at \S+\)$/, '')).toBe(write(...args));
  expect(thrown.code).toBe(write.code);
  return thrown;
}

/** The call throws an error of ours with this text. */
export function errorOf(run: () => unknown): AxiswiseError {
  try {
    run();
  } catch (e) {
    if (!(e instanceof AxiswiseError)) throw e;
    return e;
  }
  return expect.fail('did not throw');
}

/** Deterministic values in [-1, 1). */
export function random(shape: readonly number[], seed = 1): tf.Tensor {
  let state = seed * 7919;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state / 2 ** 30 - 1;
  };
  return tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape([...shape]) }, next), [...shape]);
}

/** The function run on each example in turn and the results stacked. */
export function loop(f: (...xs: tf.Tensor[]) => tf.Tensor, ...args: tf.Tensor[]): tf.Tensor {
  const size = args[0].shape[0];
  const example = (i: number) => f(...args.map((x) => tf.gather(x, i)));
  return tf.stack(Array.from({ length: size }, (_, i) => example(i)));
}
