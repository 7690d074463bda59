import * as jax from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import type { A, T } from './case.js';

const SCALE = Math.sqrt(2 / Math.PI);
const CUBE = 0.044715;

/** Its approximation by tanh, in tfjs. */
export const gelu = (x: T): T => {
  const inner = tf.mul(tf.add(tf.mul(tf.mul(tf.mul(x, x), x), CUBE), x), SCALE);
  return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
};

export const theirGelu = (x: A): A => {
  const cube = x.ref.mul(x.ref).mul(x.ref).mul(CUBE);
  return x.ref.mul(0.5).mul(jax.numpy.tanh(cube.add(x).mul(SCALE)).add(1));
};

export const exactGelu = (x: number) => 0.5 * x * (1 + Math.tanh(SCALE * (x + CUBE * x ** 3)));

export function slopeOfGelu(x: number): number {
  const t = Math.tanh(SCALE * (x + CUBE * x ** 3));
  return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * SCALE * (1 + 3 * CUBE * x * x);
}
