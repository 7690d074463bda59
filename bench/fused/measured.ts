import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { fuse, inspect } from 'axiswise';
import type { Timing } from '../measure.js';
import { fusedCases } from './all.js';
import type { A, Backend, Baseline, FusedCase, T } from './cases/case.js';
import { type Contender, compare } from './compare.js';
import { errorOf, valuesOf } from './values.js';

/** What one case comes to on one backend. */
export interface Measured {
  readonly kernels: number;
  readonly bytes: number;
  readonly error: number;
  /** Milliseconds from the first call to its result: with tracing and compiling. */
  readonly first: Readonly<Record<'ours', number>> & { readonly jax?: number };
  readonly timings: Readonly<Record<'ours', Timing>> & Partial<Record<Baseline, Timing>>;
}

/** jax-js has no kernels for cpu that compare, and takes minutes on WebGL. */
const hasJax = (backend: Backend) => backend === 'wasm' || backend === 'webgpu';

/** Times one case on the backend in use, and checks what it gives. */
export async function measured(number: number): Promise<Measured> {
  const backend = tf.getBackend() as Backend;
  const one = fusedCases[number];
  const values = valuesOf(one);
  const inputs = one.inputs.map(({ shape }, i) => tf.tensor(values[i], [...shape]));
  const fused = fuse(one.ours as (...xs: T[]) => T[]) as unknown as FusedCase['ours'];
  const ours = calling(fused, inputs);
  const theirs = hasJax(backend) ? callingJax(one, values) : undefined;
  const first = { ours: await milliseconds(ours), ...(theirs && { jax: await milliseconds(theirs) }) };
  const results = tf.tidy(() => fused(...inputs));
  const error = errorOf(one, values, await Promise.all(results.map((x) => x.data())));
  tf.dispose(results);
  const { kernels, bytes } = inspect(fused as never, ...inputs);
  const timings = await compare({
    ours,
    tfjs: calling(one.tfjs, inputs),
    ...(theirs && { jax: theirs }),
  } as Record<'ours' | Baseline, Contender>);
  tf.dispose(inputs);
  return { kernels: kernels.length, bytes, error, first, timings };
}

async function milliseconds(run: Contender): Promise<number> {
  const start = performance.now();
  await run(1);
  return performance.now() - start;
}

/**
 * Waits until the device is done: it works in order, so that it is once an element of the last result can be read.
 * `data` would wait for a timer on webgl; on cpu and wasm calls are done when they return.
 */
async function finished(x: T): Promise<void> {
  const backend = tf.getBackend();
  if (backend === 'wasm' || backend === 'cpu') return;
  const ones = x.shape.map(() => 1);
  const zeros = x.shape.map(() => 0);
  const element = x.rank === 0 ? tf.clone(x) : tf.slice(x, zeros, ones);
  if (backend === 'webgl') element.dataSync();
  else await element.data();
  element.dispose();
}

const calling =
  (f: FusedCase['ours'], inputs: readonly T[]): Contender =>
  async (calls) => {
    let last = tf.tidy(() => f(...inputs));
    for (let i = 1; i < calls; i++) {
      tf.dispose(last);
      last = tf.tidy(() => f(...inputs));
    }
    await finished(last[last.length - 1]);
    tf.dispose(last);
  };

function callingJax(one: FusedCase, values: readonly Float32Array<ArrayBuffer>[]): Contender {
  const arrays = values.map((x, i) => jax.numpy.array(x).reshape([...one.inputs[i].shape]));
  return async (calls) => {
    // What is disposed early is never computed.
    const results: A[][] = Array.from({ length: calls }, () => one.jax(...arrays.map((x) => x.ref)));
    await jax.blockUntilReady(results);
    for (const x of results.flat()) x.dispose();
  };
}
