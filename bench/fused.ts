import { fileURLToPath } from 'node:url';
import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { fuse, inspect } from 'axiswise';
import { type FusedCase, fusedCases } from './fusedCases.js';
import { errorOf, noteOf, valuesOf } from './fusedValues.js';
import { compare } from './measure.js';
import type { Row, Section } from './report.js';

const WASM = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
setWasmPaths(fileURLToPath(new URL('.', import.meta.resolve(WASM))));

const ROUNDS = 9;

/** Fused functions against the ops of tfjs, and against what jax-js compiles. */
export async function fusedAgainstOthers(backend: 'wasm' | 'cpu'): Promise<Section> {
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  await tf.setBackend(backend);
  const rows: Row[] = [];
  const notes: string[] = [];
  for (const one of fusedCases) {
    const { kernels, bytes, error, comparisons } = measure(one, backend);
    rows.push(...comparisons);
    notes.push(noteOf(one, kernels, bytes, error));
  }
  await tf.setBackend('cpu');
  return {
    title: `Fused functions on ${backend}`,
    text: `Results are read back by all; tfjs is given its fastest formulation. Kernels, megabytes that they move, and error against float64 by the largest value: ${notes.join('; ')}.`,
    rows,
  };
}

function measure(one: FusedCase, backend: 'wasm' | 'cpu') {
  const values = valuesOf(one);
  const inputs = one.shapes.map((shape, i) => tf.tensor(values[i], [...shape]));
  const fused = fuse(one.ours as (...xs: tf.Tensor[]) => tf.Tensor) as unknown as FusedCase['ours'];
  const result = tf.tidy(() => fused(...inputs).dataSync() as Float32Array);
  const error = errorOf(one, values, result);
  const { kernels, bytes } = inspect(fused as never, ...inputs);

  const arrays = values.map((x, i) => jax.numpy.array(x).reshape([...one.shapes[i]]));
  const timings = compare(
    {
      ours: () => tf.tidy(() => void fused(...inputs).dataSync()),
      tfjs: () => tf.tidy(() => void one.tfjs(...inputs).dataSync()),
      ...(backend === 'wasm' && { jax: () => void one.jax(...arrays.map((x) => x.ref)).dataSync() }),
    } as Record<'ours' | 'tfjs' | 'jax', () => void>,
    ROUNDS,
  );
  const row = (baseline: string, key: 'tfjs' | 'jax', target: number | undefined): Row => ({
    what: one.name,
    baseline,
    theirs: timings[key].median,
    ours: timings.ours.median,
    speedup: timings[key].ratio,
    target,
  });
  const comparisons = [row('tfjs', 'tfjs', one.targets[backend]?.tfjs)];
  if (backend === 'wasm') comparisons.push(row('jax-js, jit', 'jax', one.targets.wasm?.jax));
  tf.dispose(inputs);
  for (const x of arrays) x.dispose();
  return { kernels: kernels.length, bytes, error, comparisons };
}
