import { fileURLToPath } from 'node:url';
import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { fusedCases } from './all.js';
import { type Measured, measured } from './measured.js';
import { type Fused, fusedReport } from './report.js';

const WASM = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';

/** Fused functions in Node. */
export async function fusedInNode(backend: 'wasm' | 'cpu'): Promise<Fused> {
  setWasmPaths(fileURLToPath(new URL('.', import.meta.resolve(WASM))));
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  await tf.setBackend(backend);
  const all: Measured[] = [];
  for (const i of fusedCases.keys()) all.push(await measured(i));
  await tf.setBackend('cpu');
  return fusedReport(`${backend}, in Node`, backend, '', all);
}
