import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { fuse, inspect } from 'axiswise';
import { type Baseline, type FusedCase, fusedCases } from '../fusedCases.js';
import { errorOf, valuesOf } from '../fusedValues.js';
import type { Timing } from '../measure.js';
import { type Contender, compare } from './measure.js';

export type BrowserBackend = 'webgl' | 'webgpu' | 'wasm';

export interface Measured {
  readonly kernels: number;
  readonly bytes: number;
  readonly error: number;
  readonly timings: Readonly<Record<'ours', Timing>> & Partial<Record<Baseline, Timing>>;
}

/** The code of tfjs' wasm backend, as base64. */
async function start(backend: BrowserBackend, wasm: string): Promise<void> {
  const code = Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([code], { type: 'application/wasm' }));
  setWasmPaths({
    'tfjs-backend-wasm.wasm': url,
    'tfjs-backend-wasm-simd.wasm': url,
    'tfjs-backend-wasm-threaded-simd.wasm': url,
  });
  if (!(await tf.setBackend(backend))) throw new Error(`the ${backend} backend did not start`);
  await tf.ready();
  if (backend === 'webgl') return;
  await jax.init(backend);
  jax.defaultDevice(backend);
}

/** Times one case on a backend, and checks what it gives. */
export async function measured(backend: BrowserBackend, number: number, wasm: string): Promise<Measured> {
  await start(backend, wasm);
  const one = fusedCases[number];
  const values = valuesOf(one);
  const inputs = one.shapes.map((shape, i) => tf.tensor(values[i], [...shape]));
  const fused = fuse(one.ours as (...xs: tf.Tensor[]) => tf.Tensor) as unknown as FusedCase['ours'];
  const result = tf.tidy(() => fused(...inputs));
  const error = errorOf(one, values, await result.data());
  result.dispose();
  const { kernels, bytes } = inspect(fused as never, ...inputs);
  const timings = await compare({
    ours: calling(fused, inputs),
    tfjs: calling(one.tfjs, inputs),
    ...(backend !== 'webgl' && { jax: callingJax(one, values) }),
  } as Record<'ours' | Baseline, Contender>);
  return { kernels: kernels.length, bytes, error, timings };
}

/**
 * Waits until the device is done: it works in order, so that it is once an element of the last result can be read.
 * `data` would wait for a timer on webgl; on wasm calls are done when they return.
 */
async function finished(x: tf.Tensor): Promise<void> {
  if (tf.getBackend() === 'wasm') return;
  const ones = x.shape.map(() => 1);
  const element = tf.slice(
    x,
    ones.map(() => 0),
    ones,
  );
  if (tf.getBackend() === 'webgl') element.dataSync();
  else await element.data();
  element.dispose();
}

const calling =
  (f: FusedCase['ours'], inputs: readonly tf.Tensor[]): Contender =>
  async (calls) => {
    let last = tf.tidy(() => f(...inputs));
    for (let i = 1; i < calls; i++) {
      last.dispose();
      last = tf.tidy(() => f(...inputs));
    }
    await finished(last);
    last.dispose();
  };

function callingJax(one: FusedCase, values: readonly Float32Array<ArrayBuffer>[]): Contender {
  const arrays = values.map((x, i) => jax.numpy.array(x).reshape([...one.shapes[i]]));
  return async (calls) => {
    // What is disposed early is never computed.
    const results = Array.from({ length: calls }, () => one.jax(...arrays.map((x) => x.ref)));
    await jax.blockUntilReady(results);
    for (const x of results) x.dispose();
  };
}
