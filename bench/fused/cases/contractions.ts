import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { vmap } from 'axiswise';
import { type A, type FusedCase, softmaxOf, type T, total } from './case.js';
import { exactGelu, gelu, theirGelu } from './gelu.js';

const np = jax.numpy;
const SIDE = 512;
const DEPTH = 64;
const [HEADS, LENGTH] = [4, 256];
const BODIES = 1024;
const SOFTENING = 0.01;

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

const distance = (a: T, b: T) => tf.sum(tf.square(tf.sub(a, b)));

/** What the body q does to the one at p. */
const pull = (p: T, q: T, mass: T) => {
  const d = tf.sub(q, p);
  const r2 = tf.add(tf.sum(tf.square(d)), SOFTENING);
  return tf.mul(d, tf.div(mass, tf.mul(r2, tf.sqrt(r2))));
};
const pulls = vmap(vmap(pull, [null, 0, 0]), [0, null, null]) as (p: T, q: T, masses: T) => T;
const theirPull = (p: A, q: A, mass: A) => {
  const d = q.sub(p);
  const r2 = np.square(d.ref).sum().add(SOFTENING);
  return d.mul(mass.div(r2.ref.mul(np.sqrt(r2))));
};
const theirPulls = jax.vmap(jax.vmap(theirPull, [null, 0, 0]), [0, null, null]) as (...xs: A[]) => A;

export const contractions: readonly FusedCase[] = [
  {
    name: '(e) pairwise squared distances, 512 x 512 x 64',
    inputs: [{ shape: [SIDE, DEPTH] }, { shape: [SIDE, DEPTH] }],
    ours: (x, y) => [(vmap(vmap(distance, [null, 0]), [0, null]) as (x: T, y: T) => T)(x, y)],
    tfjs(x, y) {
      const squares = (z: T) => tf.sum(tf.square(z), 1, true);
      const products = tf.matMul(x, y, false, true);
      return [tf.add(tf.sub(squares(x), tf.mul(products, 2)), tf.transpose(squares(y)))];
    },
    jax: jax.jit((x: A, y: A) => [
      np.square(x.reshape([SIDE, 1, DEPTH]).sub(y.reshape([1, SIDE, DEPTH]))).sum(2),
    ]),
    exact:
      ([x, y]) =>
      (_, at) => {
        const [i, j] = [Math.floor(at / SIDE) * DEPTH, (at % SIDE) * DEPTH];
        return total(range(DEPTH).map((k) => (x[i + k] - y[j + k]) ** 2));
      },
    targets: { wasm: { tfjs: 8, jax: 1.2 }, cpu: { tfjs: 5 }, webgpu: { jax: 1 } },
  },
  {
    name: '(f) gelu(x w + b) + r, 512',
    inputs: [{ shape: [SIDE, SIDE] }, { shape: [SIDE, SIDE] }, { shape: [SIDE] }, { shape: [SIDE, SIDE] }],
    ours: (x, w, b, r) => [tf.add(gelu(tf.add(tf.matMul(x, w), b)), r)],
    tfjs: (x, w, b, r) => [tf.add(gelu(tf.add(tf.matMul(x, w), b)), r)],
    jax: jax.jit((x: A, w: A, b: A, r: A) => [theirGelu(np.matmul(x, w).add(b)).add(r)]),
    exact:
      ([x, w, b, r]) =>
      (_, at) => {
        const [i, j] = [Math.floor(at / SIDE), at % SIDE];
        const products = range(SIDE).map((k) => x[i * SIDE + k] * w[k * SIDE + j]);
        return exactGelu(total(products) + b[j]) + r[at];
      },
    targets: { wasm: { tfjs: 1.2, jax: 1.2 }, webgpu: { jax: 1.3 } },
  },
  {
    name: '(j) attention, 4 heads, 256 x 64',
    inputs: range(3).map(() => ({ shape: [HEADS, LENGTH, DEPTH] })),
    ours: (q, k, v) => [attention(q, k, v)],
    tfjs: (q, k, v) => [attention(q, k, v)],
    jax: jax.jit((q: A, k: A, v: A) => {
      const scores = np.matmul(q, np.transpose(k, [0, 2, 1])).mul(1 / Math.sqrt(DEPTH));
      return [np.matmul(jax.nn.softmax(scores, -1), v)];
    }),
    exact:
      ([q, k, v]) =>
      (_, at) => {
        const [row, d] = [Math.floor(at / DEPTH), at % DEPTH];
        const head = Math.floor(row / LENGTH) * LENGTH;
        const score = (j: number) =>
          total(range(DEPTH).map((c) => q[row * DEPTH + c] * k[(head + j) * DEPTH + c])) / Math.sqrt(DEPTH);
        const weights = softmaxOf(range(LENGTH).map(score));
        return total(weights.map((p, j) => p * v[(head + j) * DEPTH + d]));
      },
    targets: {},
  },
  {
    name: '(k) n-body accelerations, 1024 bodies',
    inputs: [{ shape: [BODIES, 3] }, { shape: [BODIES], from: 0 }],
    ours: (p, masses) => [tf.sum(pulls(p, p, masses), 1)],
    tfjs(p, masses) {
      const d = tf.sub(tf.expandDims(p, 0), tf.expandDims(p, 1));
      const r2 = tf.add(tf.sum(tf.square(d), -1), SOFTENING);
      const weights = tf.div(masses, tf.mul(r2, tf.sqrt(r2)));
      // Of all masses at once: sum of w_ij (q_j - p_i) = w q - p sum of w.
      return [tf.sub(tf.matMul(weights, p), tf.mul(p, tf.sum(weights, 1, true)))];
    },
    jax: jax.jit((p: A, masses: A) => [theirPulls(p.ref, p, masses).sum(1)]),
    exact:
      ([p, masses]) =>
      (_, at) => {
        const [i, axis] = [Math.floor(at / 3), at % 3];
        const terms = range(BODIES).map((j) => {
          const d = [0, 1, 2].map((c) => p[j * 3 + c] - p[i * 3 + c]);
          return (masses[j] * d[axis]) / (total(d.map((x) => x * x)) + SOFTENING) ** 1.5;
        });
        return total(terms);
      },
    targets: {},
  },
];

function attention(q: T, k: T, v: T): T {
  return tf.matMul(tf.softmax(tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(DEPTH))), v);
}
