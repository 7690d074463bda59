import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { grad, vmap } from 'axiswise';

type T = tf.Tensor;
type A = jax.Array;

export type Backend = 'cpu' | 'wasm' | 'webgl' | 'webgpu';
export type Baseline = 'tfjs' | 'jax';

/** One function in three libraries, and what it should give. */
export interface FusedCase {
  readonly name: string;
  readonly shapes: readonly (readonly number[])[];
  /** What `fuse` is given: the function as one would write it. */
  readonly ours: (...xs: T[]) => T;
  /** The fastest formulation with tfjs' own ops. */
  readonly tfjs: (...xs: T[]) => T;
  readonly jax: (...xs: A[]) => A;
  /** An element of the result in float64, from all inputs and its place. */
  readonly element: (xs: readonly Float32Array[], at: number) => number;
  /** How many times faster than the others it should be on a backend. */
  readonly targets: Partial<Record<Backend, Partial<Record<Baseline, number>>>>;
}

const np = jax.numpy;
const N = 1_000_000;
/** Not 1024: in Node reading 4 MiB or more back costs every contender 5 ms, whatever it computed. */
const ROWS = 1000;
const SIDE = 512;
const DEPTH = 64;
const SCALE = Math.sqrt(2 / Math.PI);

const gelu = (x: T) => {
  const inner = tf.mul(tf.add(tf.mul(tf.mul(tf.mul(x, x), x), 0.044715), x), SCALE);
  return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
};
const theirGelu = (x: A) => {
  const cube = x.ref.mul(x.ref).mul(x.ref).mul(0.044715);
  return x.ref.mul(0.5).mul(np.tanh(cube.add(x).mul(SCALE)).add(1));
};
const exactGelu = (x: number) => 0.5 * x * (1 + Math.tanh(SCALE * (x + 0.044715 * x ** 3)));
const rowOf = (x: Float32Array, at: number) => {
  const start = at - (at % ROWS);
  return Array.from(x.subarray(start, start + ROWS));
};
const total = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0);

const normalized = (x: T, scale: T, shift: T) => {
  const centred = tf.sub(x, tf.mean(x, -1, true));
  const variance = tf.mean(tf.square(centred), -1, true);
  return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, 1e-5))), scale), shift);
};

const distance = (a: T, b: T) => tf.sum(tf.square(tf.sub(a, b)));

export const fusedCases: readonly FusedCase[] = [
  {
    name: '(a) gradient of exp(-x) sin x, 1e6',
    shapes: [[N]],
    ours: (x) => vmap(grad((v: T) => tf.mul(tf.exp(tf.neg(v)), tf.sin(v))))(x) as T,
    tfjs: (x) => tf.mul(tf.exp(tf.neg(x)), tf.sub(tf.cos(x), tf.sin(x))),
    jax: jax.jit(jax.vmap(jax.grad((x: A) => np.exp(np.negative(x.ref)).mul(np.sin(x))))) as (x: A) => A,
    element: ([x], at) => Math.exp(-x[at]) * (Math.cos(x[at]) - Math.sin(x[at])),
    targets: {
      wasm: { tfjs: 10, jax: 3 },
      cpu: { tfjs: 5 },
      webgl: { tfjs: 2 },
      webgpu: { tfjs: 1, jax: 2 },
    },
  },
  {
    name: '(b) gelu(x + b) + r, 1000 x 1000',
    shapes: [[ROWS, ROWS], [ROWS], [ROWS, ROWS]],
    ours: (x, b, r) => tf.add(gelu(tf.add(x, b)), r),
    tfjs: (x, b, r) => tf.add(gelu(tf.add(x, b)), r),
    jax: jax.jit((x: A, b: A, r: A) => theirGelu(x.add(b)).add(r)) as FusedCase['jax'],
    element: ([x, b, r], at) => exactGelu(x[at] + b[at % ROWS]) + r[at],
    targets: { wasm: { tfjs: 5, jax: 3 }, cpu: { tfjs: 5 }, webgl: { tfjs: 2 }, webgpu: { tfjs: 1, jax: 2 } },
  },
  {
    name: '(c) softmax, 1000 x 1000',
    shapes: [[ROWS, ROWS]],
    ours: (x) => tf.softmax(x),
    tfjs: (x) => tf.softmax(x),
    jax: jax.jit((x: A) => jax.nn.softmax(x, -1)) as FusedCase['jax'],
    element: ([x], at) => Math.exp(x[at]) / total(rowOf(x, at).map(Math.exp)),
    targets: {
      wasm: { tfjs: 0.75, jax: 3 },
      cpu: { tfjs: 5 },
      webgl: { tfjs: 1.5 },
      webgpu: { tfjs: 1, jax: 2 },
    },
  },
  {
    name: '(d) layer norm with scale and shift, 1000 x 1000',
    shapes: [[ROWS, ROWS], [ROWS], [ROWS]],
    ours: normalized,
    tfjs: normalized,
    jax: jax.jit((x: A, scale: A, shift: A) => {
      const centred = x.ref.sub(np.mean(x, -1, { keepdims: true }));
      const variance = np.mean(np.square(centred.ref), -1, { keepdims: true });
      return centred
        .div(np.sqrt(variance.add(1e-5)))
        .mul(scale)
        .add(shift);
    }) as FusedCase['jax'],
    element([x, scale, shift], at) {
      const row = rowOf(x, at);
      const mean = total(row) / ROWS;
      const variance = total(row.map((v) => (v - mean) ** 2)) / ROWS;
      return ((x[at] - mean) / Math.sqrt(variance + 1e-5)) * scale[at % ROWS] + shift[at % ROWS];
    },
    targets: { wasm: { tfjs: 6, jax: 3 }, cpu: { tfjs: 5 }, webgl: { tfjs: 2 }, webgpu: { tfjs: 1, jax: 2 } },
  },
  {
    name: '(e) pairwise squared distances, 512 x 512 x 64',
    shapes: [
      [SIDE, DEPTH],
      [SIDE, DEPTH],
    ],
    ours: vmap(vmap(distance, [null, 0]), [0, null]) as FusedCase['ours'],
    tfjs(x, y) {
      const squares = (z: T) => tf.sum(tf.square(z), 1, true);
      const products = tf.matMul(x as tf.Tensor2D, y as tf.Tensor2D, false, true);
      return tf.add(tf.sub(squares(x), tf.mul(products, 2)), tf.transpose(squares(y)));
    },
    jax: jax.jit((x: A, y: A) =>
      np.square(x.reshape([SIDE, 1, DEPTH]).sub(y.reshape([1, SIDE, DEPTH]))).sum(2),
    ) as FusedCase['jax'],
    element([x, y], at) {
      const [i, j] = [Math.floor(at / SIDE) * DEPTH, (at % SIDE) * DEPTH];
      return total(Array.from({ length: DEPTH }, (_, k) => (x[i + k] - y[j + k]) ** 2));
    },
    targets: {
      wasm: { tfjs: 8, jax: 1.2 },
      cpu: { tfjs: 5 },
      webgl: { tfjs: 0.95 },
      webgpu: { tfjs: 1, jax: 1 },
    },
  },
  {
    name: '(f) gelu(x w + b) + r, 512',
    shapes: [[SIDE, SIDE], [SIDE, SIDE], [SIDE], [SIDE, SIDE]],
    ours: (x, w, b, r) => tf.add(gelu(tf.add(tf.matMul(x as tf.Tensor2D, w as tf.Tensor2D), b)), r),
    tfjs: (x, w, b, r) => tf.add(gelu(tf.add(tf.matMul(x as tf.Tensor2D, w as tf.Tensor2D), b)), r),
    jax: jax.jit((x: A, w: A, b: A, r: A) => theirGelu(np.matmul(x, w).add(b)).add(r)) as FusedCase['jax'],
    element([x, w, b, r], at) {
      const [i, j] = [Math.floor(at / SIDE), at % SIDE];
      const products = Array.from({ length: SIDE }, (_, k) => x[i * SIDE + k] * w[k * SIDE + j]);
      return exactGelu(total(products) + b[j]) + r[at];
    },
    targets: { wasm: { tfjs: 1.2, jax: 1.2 }, webgl: { tfjs: 0.95 }, webgpu: { tfjs: 1, jax: 1.3 } },
  },
];
