import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { BatchCall } from '../../../src/kernels/batchCall.js';
import { makeOps } from '../../../src/kernels/ops.js';
import { type AnyRecord, type Inputs, type Loop, Unmapped } from '../../../src/kernels/record.js';

/** Makes an input with extra leading axes. */
export type Input = (lead?: readonly number[]) => tf.Tensor;

let seed = 1;
const random = () => {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647;
};
const values = (shape: readonly number[], next: () => number, dtype: 'float32' | 'int32' = 'float32') =>
  tf.tensor(Array.from({ length: tf.util.sizeFromShape([...shape]) }, next), [...shape], dtype);

/** Distinct floats around 0. */
export const floats =
  (...shape: number[]): Input =>
  (lead = []) =>
    values([...lead, ...shape], () => 2 * random() - 1);
/** Floats no two of which are close, for kernels with kinks where values tie. */
export const spaced =
  (...shape: number[]): Input =>
  (lead = []) => {
    const size = tf.util.sizeFromShape([...lead, ...shape]);
    const order = Array.from({ length: size }, (_, i) => ({ i, key: random() })).sort(
      (a, b) => a.key - b.key,
    );
    let k = 0;
    return values([...lead, ...shape], () => (order[k++].i - size / 2) / 10);
  };
export const positives =
  (...shape: number[]): Input =>
  (lead = []) =>
    values([...lead, ...shape], () => 0.5 + random());
/** Integers in [0, end). */
export const ints =
  (end: number, ...shape: number[]): Input =>
  (lead = []) =>
    values([...lead, ...shape], () => Math.floor(random() * end), 'int32');
/** The same tensor in every example. */
export const fixed =
  (make: () => tf.Tensor): Input =>
  (lead = []) =>
    tf.tile(make().reshape([...lead.map(() => 1), ...make().shape]), [...lead, ...make().shape.map(() => 1)]);

export interface KernelCase {
  readonly kernel: string;
  readonly inputs: { readonly [key: string]: Input };
  readonly attrs?: unknown;
  /** Inputs that vmap may map; all of them unless given. */
  readonly map?: readonly string[];
  /** Inputs with derivatives. */
  readonly diff?: readonly string[];
  readonly title?: string;
  /** Its shape depends on data. */
  readonly shapeless?: boolean;
  readonly tolerance?: number;
  /** Of central differences. */
  readonly step?: number;
}

/** Inputs by name; a list where the names are indices. */
const listed = (inputs: Record<string, tf.Tensor>) =>
  '0' in inputs ? (Object.values(inputs) as unknown as typeof inputs) : inputs;

export function run(name: string, inputs: Inputs | tf.Tensor[], attrs: unknown): tf.Tensor | tf.Tensor[] {
  // The cpu kernel writes into its input.
  const given =
    name === 'TensorScatterUpdate'
      ? { ...inputs, tensor: tf.add((inputs as Inputs).tensor as tf.Tensor, 0) }
      : listed(inputs as Record<string, tf.Tensor>);
  return tf.engine().runKernel(name, given as never, (attrs ?? {}) as never) as tf.Tensor | tf.Tensor[];
}
export const plainOps = makeOps((name, inputs, attrs) => run(name, inputs, attrs));
const list = (x: tf.Tensor | tf.Tensor[]) => (Array.isArray(x) ? x : [x]);

const inputsOf = (entries: (readonly [string, tf.Tensor])[]) => listed(Object.fromEntries(entries));

/** Draw the same values again: tests that draw their own start so, whatever ran before. */
export function reseed() {
  seed = 1;
}

/** Inputs of a case. The same ones each time. */
export function draw(inputs: KernelCase['inputs'], lead: (key: string) => readonly number[] = () => []) {
  reseed();
  return inputsOf(Object.entries(inputs).map(([key, make]) => [key, make(lead(key))]));
}

export function close(actual: tf.Tensor, wanted: tf.Tensor, tolerance = 1e-4) {
  expect(actual.shape).toEqual(wanted.shape);
  expect(actual.dtype).toBe(wanted.dtype);
  const [a, b] = [actual.dataSync(), wanted.dataSync()];
  for (let i = 0; i < a.length; i++) {
    const gap = Math.abs(a[i] - b[i]);
    if (
      !(gap <= tolerance * (1 + Math.abs(b[i]))) &&
      !(Number.isNaN(a[i]) && Number.isNaN(b[i])) &&
      a[i] !== b[i]
    ) {
      expect.fail(`at ${i}: ${a[i]}, expected ${b[i]}\n${actual}\n${wanted}`);
    }
  }
}

/** All of them but the empty one. */
export const subsets = <T>(xs: readonly T[]): T[][] =>
  Array.from({ length: 2 ** xs.length - 1 }, (_, bits) => xs.filter((_, i) => ((bits + 1) >> i) & 1));

export function checkShape(record: AnyRecord, { kernel, inputs, attrs, shapeless }: KernelCase) {
  const given = draw(inputs);
  if (shapeless) {
    expect(() => record.shape({ name: kernel, inputs: given, attrs })).toThrow('depends on data');
    return;
  }
  const out = list(run(kernel, given, attrs));
  const found = record.shape({ name: kernel, inputs: given, attrs: attrs ?? {} });
  expect((Array.isArray(found) ? found : [found]).map(({ shape, dtype }) => [[...shape], dtype])).toEqual(
    out.map(({ shape, dtype }) => [shape, dtype]),
  );
}

/** The batching rule against a loop of plain tfjs. */
export function checkBatch(record: AnyRecord, c: KernelCase, size: number, keys: readonly string[]) {
  const given = draw(c.inputs, (key) => (keys.includes(key) ? [size] : []));
  const mapped = Object.fromEntries(Object.keys(given).map((key) => [key, keys.includes(key)]));
  const examples = Array.from({ length: size }, (_, i) => {
    const one = inputsOf(Object.entries(given).map(([key, x]) => [key, mapped[key] ? tf.unstack(x)[i] : x]));
    return list(run(c.kernel, one, c.attrs));
  });
  const call = new BatchCall(c.kernel, size, given, mapped, c.attrs ?? {}, plainOps);
  const out = (record.batch as (call: BatchCall) => tf.Tensor | tf.Tensor[] | Unmapped | Loop | null)(call);
  if (out === null || 'loop' in out) return false;
  if (out instanceof Unmapped) return expect.fail('unmapped');
  list(out).forEach((y, i) => {
    close(y, tf.stack(examples.map((e) => e[i])), c.tolerance);
  });
  return true;
}

const dot = (a: tf.Tensor, b: tf.Tensor) => {
  const [x, y] = [a.dataSync<'float32'>(), b.dataSync<'float32'>()];
  return x.reduce((sum, v, i) => sum + v * y[i], 0);
};
const shifted = (x: tf.Tensor, t: tf.Tensor, by: number) => tf.add(x, tf.mul(t, by)) as tf.Tensor;

/** Central differences of the outputs along tangents. */
export function numericJvp(
  f: (inputs: Record<string, tf.Tensor>) => tf.Tensor[],
  inputs: Record<string, tf.Tensor>,
  tangents: Record<string, tf.Tensor>,
  step = 0.01,
): tf.Tensor[] {
  const at = (by: number) =>
    f(
      Object.fromEntries(
        Object.entries(inputs).map(([key, x]) => [key, key in tangents ? shifted(x, tangents[key], by) : x]),
      ),
    );
  const [high, low] = [at(step), at(-step)];
  return high.map((h, i) => tf.div(tf.sub(h, low[i]), 2 * step));
}

/** First derivatives by the record's own rules against central differences. */
export function checkDerivatives(record: AnyRecord, c: KernelCase) {
  const { diff = [], attrs = {}, kernel: name, tolerance = 5e-3, step } = c;
  const inputs = draw(c.inputs);
  const f = (xs: Record<string, tf.Tensor>) => list(run(name, xs, attrs));
  const outputs = f(inputs);
  const float = (x: tf.Tensor) => x.dtype === 'float32';
  const cts = outputs.map((o) => (float(o) ? floats(...o.shape)() : tf.zeros(o.shape)));
  const common = { name, inputs, outputs, y: outputs[0], attrs, ops: plainOps };
  if (typeof record.vjp === 'function') {
    const wants = (key: string) => diff.includes(key);
    const pulled = record.vjp({ ...common, cts, ct: cts[0], wants });
    for (const key of diff) {
      const t = floats(...inputs[key].shape)();
      const numeric = numericJvp(f, inputs, { [key]: t }, step);
      const expected = numeric.reduce((sum, d, i) => (float(outputs[i]) ? sum + dot(d, cts[i]) : sum), 0);
      const ct = pulled[key] as tf.Tensor;
      expect(ct.shape).toEqual(inputs[key].shape);
      expect(ct.dtype).toBe('float32');
      const found = dot(ct, t);
      expect(Math.abs(found - expected), `vjp of ${key}: ${found}, expected ${expected}`).toBeLessThan(
        tolerance * (1 + Math.abs(expected)),
      );
    }
  }
  if (typeof record.jvp === 'function') {
    for (const keys of subsets(diff)) {
      const tangents = Object.fromEntries(keys.map((key) => [key, floats(...inputs[key].shape)()]));
      const found = record.jvp({ ...common, tangents });
      const numeric = numericJvp(f, inputs, tangents, step);
      (Array.isArray(found) ? found : [found]).forEach((t, i) => {
        if (float(outputs[i])) close(t as tf.Tensor, numeric[i], tolerance);
        else expect(t).toBeNull();
      });
    }
  }
}

/** The kernel in terms of others must equal the kernel. */
export function checkDecomposition(record: AnyRecord, { kernel, inputs, attrs = {}, tolerance }: KernelCase) {
  const given = draw(inputs);
  const out = list(record.decompose!({ inputs: given, attrs, ops: plainOps }));
  list(run(kernel, given, attrs)).forEach((y, i) => {
    close(out[i], y, tolerance);
  });
}
