import { fileURLToPath } from 'node:url';
import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { fuse, inspect } from 'axiswise';
import { type FusedCase, fusedCases } from './fusedCases.js';
import { compare } from './measure.js';
import type { Row, Section } from './report.js';

const WASM = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
setWasmPaths(fileURLToPath(new URL('.', import.meta.resolve(WASM))));

const ROUNDS = 9;
/** Elements of a result that are compared with float64. */
const CHECKED = 64;

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
    notes.push(`${one.name.slice(0, 3)} ${kernels}, ${megabytes(bytes)} MB, ${error.toExponential(1)}`);
  }
  await tf.setBackend('cpu');
  return {
    title: `Fused functions on ${backend}`,
    text: `Results are read back by all; tfjs is given its fastest formulation. Kernels, megabytes that they move, and error against float64 by the largest value: ${notes.join('; ')}.`,
    rows,
  };
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

function measure(one: FusedCase, backend: 'wasm' | 'cpu') {
  const values = one.shapes.map((shape, i) => uniform(shape, i + 1));
  const inputs = one.shapes.map((shape, i) => tf.tensor(values[i], [...shape]));
  const fused = fuse(one.ours as (...xs: tf.Tensor[]) => tf.Tensor) as unknown as FusedCase['ours'];
  const result = tf.tidy(() => fused(...inputs).dataSync() as Float32Array);
  const error = errorOf(one, values, result);
  if (!(error < 1e-4)) throw new Error(`${one.name} is wrong by ${error}`);
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
  const comparisons = [row('tfjs', 'tfjs', one.targets[backend])];
  if (backend === 'wasm') comparisons.push(row('jax-js, jit', 'jax', one.targets.jax));
  tf.dispose(inputs);
  for (const x of arrays) x.dispose();
  return { kernels: kernels.length, bytes, error, comparisons };
}

/** Numbers from -1 to 1, the same in every run. */
function uniform(shape: readonly number[], seed: number) {
  let state = seed * 2654435761;
  return new Float32Array(shape.reduce((a, b) => a * b, 1)).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  });
}

/** The largest error among some elements, by the largest value. */
function errorOf(one: FusedCase, values: readonly Float32Array[], result: Float32Array): number {
  const places = Array.from({ length: CHECKED }, (_, i) => Math.floor((i * result.length) / CHECKED));
  const exact = places.map((at) => one.element(values, at));
  const largest = Math.max(...exact.map(Math.abs));
  return Math.max(...places.map((at, i) => Math.abs(result[at] - exact[i]))) / largest;
}
