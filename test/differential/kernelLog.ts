import * as tf from '@tensorflow/tfjs';
import type { Sample } from './data.js';

type Inputs = Record<string, tf.Tensor> | tf.Tensor[];
interface Runner {
  runKernel(name: string, inputs: Inputs, attrs: object): tf.Tensor | tf.Tensor[];
}
export const runner = tf.engine() as unknown as Runner;

/** Where an input comes from: an output of an earlier step, or a tensor from outside, by their indices. */
export type Source = { readonly step: number; readonly output: number } | { readonly outside: number };

/** A kernel call that reached the backend. */
export interface Step {
  readonly name: string;
  readonly inputs: Readonly<Record<string, Source>>;
  /** Whether the kernel takes its inputs as a list. */
  readonly isList: boolean;
  readonly attrs: object;
}

/** The kernel calls of one run, in order; a program in plain tfjs. */
export interface KernelLog {
  readonly steps: readonly Step[];
  readonly outside: readonly Sample[];
}

/** Runs f, with whatever transforms it contains, and logs the kernel calls that reach the backend. */
export function logKernels(f: () => unknown): KernelLog {
  const steps: Step[] = [];
  const outside: Sample[] = [];
  const sources = new Map<number, Source>();
  const original = runner.runKernel;

  const sourceOf = (x: tf.Tensor): Source => {
    const known = sources.get(x.id);
    if (known) return known;
    const source = { outside: outside.length };
    // Read at once: a WebGPU batch that is rejected later takes the upload of its inputs with it.
    outside.push({ shape: x.shape, dtype: x.dtype, values: x.dataSync().slice() });
    sources.set(x.id, source);
    return source;
  };
  runner.runKernel = (name, inputs, attrs) => {
    const given = Object.entries(inputs).filter(([, x]) => x);
    const step = { name, isList: Array.isArray(inputs), attrs };
    steps.push({ ...step, inputs: Object.fromEntries(given.map(([key, x]) => [key, sourceOf(x)])) });
    const index = steps.length - 1;
    const outputs = original.call(runner, name, inputs, attrs);
    for (const [output, y] of [outputs].flat().entries()) sources.set(y.id, { step: index, output });
    return outputs;
  };
  try {
    tf.tidy(() => void f());
  } catch {
    // The call that failed is the last one logged.
  } finally {
    runner.runKernel = original;
  }
  return { steps, outside };
}
