import * as tf from '@tensorflow/tfjs';
import { read } from './data.js';
import { type CastSample, type Inputs, type Reproduction, replay, runner } from './replay.js';

interface KernelCall {
  readonly name: string;
  readonly inputs: Inputs;
  readonly attrs: object;
  /** The dtype that the data of an input was written with, where it is another than the input's. */
  readonly castFrom: Record<string, tf.DataType>;
}

/** Runs f and returns every kernel call that reached the backend, with its inputs kept. */
function recordKernels(f: () => unknown): KernelCall[] {
  const calls: KernelCall[] = [];
  const original = runner.runKernel;
  const copy = (x: tf.Tensor) => tf.keep(original.call(runner, 'Identity', { x }, {}) as tf.Tensor);
  const written = new Map<object, tf.DataType>();
  const note = (x: tf.Tensor) => void (written.has(x.dataId) || written.set(x.dataId, x.dtype));
  runner.runKernel = (name, inputs, attrs) => {
    const given = Object.entries(inputs).filter(([, x]) => x);
    for (const [, x] of given) note(x);
    const cast = given.filter(([, x]) => written.get(x.dataId) !== x.dtype);
    calls.push({
      name,
      inputs: Object.fromEntries(given.map(([key, x]) => [key, copy(x)])),
      attrs,
      castFrom: Object.fromEntries(cast.map(([key, x]) => [key, written.get(x.dataId)!])),
    });
    const outputs = original.call(runner, name, inputs, attrs);
    [outputs].flat().forEach(note);
    return outputs;
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
  for (const { name, inputs, attrs, castFrom } of recordKernels(f)) {
    const samples: Record<string, CastSample> = {};
    for (const [key, x] of Object.entries(inputs)) {
      if (!found) samples[key] = { ...(await read(x)), castFrom: castFrom[key] };
      x.dispose();
    }
    found ??= await replay({ name, inputs: samples, attrs }, backend, tolerance);
  }
  return found;
}
