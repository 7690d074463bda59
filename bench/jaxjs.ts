import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { grad, vmap } from 'axiswise';
import { compare } from './measure.js';
import type { Row, Section } from './report.js';

const EXAMPLES = 64;

/** vmap(grad(f)) here and in jax-js, on the backends jax-js has in Node; each library reads its result back. */
export async function againstJaxJs(): Promise<Section> {
  const devices = await jax.init('cpu', 'wasm');
  const rows = devices.flatMap((device) => [10, 1000].flatMap((size) => comparisons(device, size)));
  return {
    title: 'Against jax-js',
    text: 'vmap(grad(f)) of sum(exp(-x) sin x), in both libraries, result read back. jax-js compiles what it jits to WebAssembly; axiswise calls the kernels of the tfjs cpu backend.',
    rows,
  };
}

function comparisons(device: (typeof jax.devices)[number], size: number): Row[] {
  jax.defaultDevice(device);
  const values = new Float32Array(EXAMPLES * size).map((_, i) => (i % 97) / 97);
  const x = tf.tensor(values, [EXAMPLES, size]);
  const ours = vmap(grad((v: tf.Tensor) => tf.sum(tf.mul(tf.exp(tf.neg(v)), tf.sin(v)))));

  const np = jax.numpy;
  const theirX = np.array(values).reshape([EXAMPLES, size]);
  const mapped = jax.vmap(jax.grad((v: jax.Array) => np.exp(np.negative(v.ref)).mul(np.sin(v)).sum()));
  const jitted = jax.jit(mapped);
  const timings = compare(
    {
      ours: () => tf.tidy(() => void ours(x).dataSync()),
      eager: () => void mapped(theirX.ref).dataSync(),
      jitted: () => void jitted(theirX.ref).dataSync(),
    },
    15,
  );
  return (['eager', 'jitted'] as const).map((mode) => ({
    what: `${EXAMPLES} x [${size}]`,
    baseline: `jax-js ${device}${mode === 'jitted' ? ', jit' : ''}`,
    theirs: timings[mode].median,
    ours: timings.ours.median,
    speedup: timings[mode].ratio,
  }));
}
