import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { type A, type FusedCase, rowOf, softmaxOf, type T, total } from './case.js';

const np = jax.numpy;
const SIDE = 1024;
const EPSILON = 1e-5;

/** Layer normalization with scale and shift. */
export const layerNorm = (x: T, scale: T, shift: T): T => {
  const centred = tf.sub(x, tf.mean(x, -1, true));
  const variance = tf.mean(tf.square(centred), -1, true);
  return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, EPSILON))), scale), shift);
};
export const theirLayerNorm = (x: A, scale: A, shift: A): A => {
  const centred = x.ref.sub(np.mean(x, -1, { keepdims: true }));
  const variance = np.mean(np.square(centred.ref), -1, { keepdims: true });
  return centred
    .div(np.sqrt(variance.add(EPSILON)))
    .mul(scale)
    .add(shift);
};

/** A row less its mean, by its deviation; and that deviation. */
export function normalized(row: readonly number[]): { readonly row: number[]; readonly deviation: number } {
  const mean = total([...row]) / row.length;
  const deviation = Math.sqrt(total(row.map((v) => (v - mean) ** 2)) / row.length + EPSILON);
  return { row: row.map((v) => (v - mean) / deviation), deviation };
}

export const rows: readonly FusedCase[] = [
  {
    name: '(c) softmax, 1024 x 1024',
    inputs: [{ shape: [SIDE, SIDE] }],
    ours: (x) => [tf.softmax(x)],
    tfjs: (x) => [tf.softmax(x)],
    jax: jax.jit((x: A) => [jax.nn.softmax(x, -1)]),
    exact:
      ([x]) =>
      (_, at) =>
        softmaxOf(rowOf(x, at, SIDE))[at % SIDE],
    targets: { wasm: { tfjs: 0.75, jax: 3 }, cpu: { tfjs: 5 }, webgl: { tfjs: 1.5 }, webgpu: { jax: 2 } },
  },
  {
    name: '(d) layer norm with scale and shift, 1024 x 1024',
    inputs: [{ shape: [SIDE, SIDE] }, { shape: [SIDE] }, { shape: [SIDE] }],
    ours: (x, scale, shift) => [layerNorm(x, scale, shift)],
    tfjs: (x, scale, shift) => [layerNorm(x, scale, shift)],
    jax: jax.jit((x: A, scale: A, shift: A) => [theirLayerNorm(x, scale, shift)]),
    exact:
      ([x, scale, shift]) =>
      (_, at) =>
        normalized(rowOf(x, at, SIDE)).row[at % SIDE] * scale[at % SIDE] + shift[at % SIDE],
    targets: { wasm: { tfjs: 6, jax: 3 }, cpu: { tfjs: 5 }, webgl: { tfjs: 2 }, webgpu: { jax: 2 } },
  },
];
