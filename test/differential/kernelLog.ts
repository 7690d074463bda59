import * as tf from '@tensorflow/tfjs';
import { read, type Sample } from './data.js';
import { type Inputs, type Reproduction, replay, runner } from './replay.js';

interface KernelCall {
  readonly name: string;
  readonly inputs: Inputs;
  readonly attrs: object;
}

/** Runs f and returns every kernel call that reached the backend, with its inputs kept. */
function recordKernels(f: () => unknown): KernelCall[] {
  const calls: KernelCall[] = [];
  const original = runner.runKernel;
  const copy = (x: tf.Tensor) => tf.keep(original.call(runner, 'Identity', { x }, {}) as tf.Tensor);
  runner.runKernel = (name, inputs, attrs) => {
    const copies = Object.entries(inputs).flatMap(([key, x]) => (x ? [[key, copy(x)] as const] : []));
    calls.push({ name, inputs: Object.fromEntries(copies), attrs });
    return original.call(runner, name, inputs, attrs);
  };
  try {
    tf.tidy(() => void f());
  } catch {
    // The call that failed is the last one recorded.
  } finally {
    runner.runKernel = original;
  }
  return calls;
}

/** Replays the kernel calls of f in plain tfjs, on this backend and on cpu; returns the first that differs. */
export async function findReproduction(
  f: () => unknown,
  backend: string,
  tolerance: number,
): Promise<Reproduction | null> {
  let found: Reproduction | null = null;
  for (const { name, inputs, attrs } of recordKernels(f)) {
    const samples: Record<string, Sample> = {};
    for (const [key, x] of Object.entries(inputs)) {
      if (!found) samples[key] = await read(x);
      x.dispose();
    }
    found ??= await replay({ name, inputs: samples, attrs }, backend, tolerance);
  }
  return found;
}
