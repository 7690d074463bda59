import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { grad, vmap } from 'axiswise';
import type { A, FusedCase, T } from './case.js';
import { exactGelu, gelu, theirGelu } from './gelu.js';

const np = jax.numpy;
const SIDE = 1024;

const seed = (name: string, size: number, targets: FusedCase['targets']): FusedCase => ({
  name: `(a) gradient of exp(-x) sin x, ${name}`,
  inputs: [{ shape: [size] }],
  ours: (x) => [vmap(grad((v: T) => tf.mul(tf.exp(tf.neg(v)), tf.sin(v))))(x) as T],
  tfjs: (x) => [tf.mul(tf.exp(tf.neg(x)), tf.sub(tf.cos(x), tf.sin(x)))],
  jax: jax.jit((x: A) => [jax.vmap(jax.grad((v: A) => np.exp(np.negative(v.ref)).mul(np.sin(v))))(x)]),
  exact:
    ([x]) =>
    (_, at) =>
      Math.exp(-x[at]) * (Math.cos(x[at]) - Math.sin(x[at])),
  targets,
});

export const elementwise: readonly FusedCase[] = [
  seed('1e6', 1_000_000, {
    wasm: { tfjs: 10, jax: 3 },
    cpu: { tfjs: 5 },
    webgl: { tfjs: 2 },
    webgpu: { jax: 2 },
  }),
  {
    name: '(b) gelu(x + b) + r, 1024 x 1024',
    inputs: [{ shape: [SIDE, SIDE] }, { shape: [SIDE] }, { shape: [SIDE, SIDE] }],
    ours: (x, b, r) => [tf.add(gelu(tf.add(x, b)), r)],
    tfjs: (x, b, r) => [tf.add(gelu(tf.add(x, b)), r)],
    jax: jax.jit((x: A, b: A, r: A) => [theirGelu(x.add(b)).add(r)]),
    exact:
      ([x, b, r]) =>
      (_, at) =>
        exactGelu(x[at] + b[at % SIDE]) + r[at],
    targets: { wasm: { tfjs: 5, jax: 3 }, cpu: { tfjs: 5 }, webgl: { tfjs: 2 }, webgpu: { jax: 2 } },
  },
];

/** Tensors so small that all of it is overhead. */
export const small: readonly FusedCase[] = [
  seed('16 elements', 16, {}),
  seed('1024 elements', 1024, { wasm: { jax: 3 } }),
];
