import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { type Measured, measured } from './measured.js';

export type BrowserBackend = 'webgl' | 'webgpu' | 'wasm';

/** Measures a case on a backend. `wasm` is the code of tfjs' wasm backend, as base64. */
export async function measuredOn(backend: BrowserBackend, number: number, wasm: string): Promise<Measured> {
  const code = Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([code], { type: 'application/wasm' }));
  setWasmPaths({
    'tfjs-backend-wasm.wasm': url,
    'tfjs-backend-wasm-simd.wasm': url,
    'tfjs-backend-wasm-threaded-simd.wasm': url,
  });
  if (!(await tf.setBackend(backend))) throw new Error(`the ${backend} backend did not start`);
  await tf.ready();
  if (backend !== 'webgl') {
    await jax.init(backend);
    jax.defaultDevice(backend);
  }
  return measured(number);
}
